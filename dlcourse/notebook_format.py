"""How a notebook of the course is marked up: check cells, demo cells, solution regions."""

import re

DEMO = "demo"
"""Tag of a cell that only shows something: grading and ``dlcourse check`` leave it out."""
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
"""The lines around a solution in a notebook source."""
CHECK_SUFFIX = "-check"
"""Ends the grade id of a check cell, behind the exercise's name."""
QUIZ = re.compile(r"^\{quiz:(?P<id>[^}]*)\}$", re.MULTILINE)
"""The line in a notebook source that stands for the empty answer of a quiz."""
_CHECK = re.compile(r"""^check\(\s*["'](?P<id>[^"']*)["']""", re.MULTILINE)


def exercise_checked(code: str) -> str | None:
    """The exercise id of a check cell, as it is written; None if the cell does not begin with a check."""
    match = _CHECK.match(code)
    return match["id"] if match else None


def exercises_checked(code: str) -> list[str]:
    """The exercise ids of every line that begins with ``check(``."""
    return _CHECK.findall(code)
