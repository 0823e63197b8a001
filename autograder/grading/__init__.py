"""Grades an assignment: repair, run in the sandbox, judge by the oracle, keep the books."""
