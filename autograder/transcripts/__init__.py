"""A signed transcript of what a student reached, and how anybody can tell that it is genuine."""
