"""The three projects of the capstone: digits on sheets, subject lines of mails, payments by card.

Each has a raw table with faults in it, as tables come (``raw``), and draws without faults on which a
pipeline is judged (``draw``).
"""

from dlcourse.experiments.tracks.draws import CLASSES, TRACKS, Draw, balanced_accuracy, draw
from dlcourse.experiments.tracks.raw import GROUPS, Raw, raw

__all__ = ["CLASSES", "GROUPS", "TRACKS", "Draw", "Raw", "balanced_accuracy", "draw", "raw"]
