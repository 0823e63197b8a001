"""The nbgrader course that an instructor works in: its folder, its settings, its students."""
