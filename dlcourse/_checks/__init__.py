"""What each family demands of its inputs: plain Python on shapes, shared by both backends."""
