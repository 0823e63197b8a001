"""What passed, kept as readable source: one file ``mine/<chapter>.py`` in the student's course folder."""
