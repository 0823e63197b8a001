"""Measures grading against stock nbgrader: same submissions, same cells, same cases, same marks."""

from autograder.bench.compare import Comparison, compare

__all__ = ["Comparison", "compare"]
