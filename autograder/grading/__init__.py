"""Grades an assignment: repair, run in the sandbox, judge by the oracle, write ledger and gradebook."""
