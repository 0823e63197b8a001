"""Marks for other systems: Canvas, Moodle, a spreadsheet."""

from autograder.exports.marks import read_marks
from autograder.exports.table import TABLES
from autograder.exports.writing import to_csv

__all__ = ["TABLES", "read_marks", "to_csv"]
