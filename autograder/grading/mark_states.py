"""What a mark by hand may wait for, in words."""

WAITS = "waits for a mark by hand"
LOOK_AGAIN = "was given before the work was graded again, and is to be looked at once more"
