"""Measures grading against stock nbgrader: same submissions, same cells, same cases, same marks."""

from autograder.bench.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]
