"""Calls a student's code, here or far away, and reports whatever happens as an ``Outcome``."""
