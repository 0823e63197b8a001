"""Writes a table as CSV that no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Sequence

from autograder.exports.table import NO_GRADE, Cell, Table
from autograder.grading.booked import number

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(table: Table) -> str:
    """Write a table as CSV (RFC 4180), with a ``'`` before every text that a spreadsheet would run."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_shown(cell) for cell in row] for row in table)
    return out.getvalue()


def risky(table: Table) -> Sequence[str]:
    """Texts that a spreadsheet would take for a formula, as they were."""
    return [cell for row in table for cell in row if isinstance(cell, str) and is_formula(cell)]


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run a text instead of showing it; blanks before a formula do not help."""
    return text != NO_GRADE and text.lstrip(" ").startswith(_FORMULA_SIGNS)


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if is_formula(cell) else cell
    return str(number(cell))
