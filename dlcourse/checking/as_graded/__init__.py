"""The rules by which a notebook runs when it is graded: what is there, what does nothing.

The sandbox runs by them, ``dlcourse check --as-graded`` shows them at home, and ``check()`` warns of what
will be missing.
"""

CELL_SECONDS = 30
"""After so many seconds a cell is interrupted; the next ones still run."""

OWN_SECONDS = 60
"""For all cells together that the student has added."""
