"""The engine of ``check()``: run cases, compare, name the mistake, report.

An exercise file needs ``Exercise``, ``Function`` or ``Quiz``, ``Case``, ``Wrong`` or ``Symptom`` and perhaps
the generic mistakes in ``generic``; a notebook needs ``check`` (and ``hint``, ``agree``).
"""

from dlcourse.checking.agree import agree
from dlcourse.checking.case import Case, Seed
from dlcourse.checking.compare import Form
from dlcourse.checking.diagnosis import generic
from dlcourse.checking.edited_code import edits, replaced, resembling, returning, retyped, seen, several
from dlcourse.checking.entry import check
from dlcourse.checking.exercise import Exercise, Function, Quiz, Symptom, Wrong
from dlcourse.checking.hints import hint

__all__ = [
    "Case",
    "Exercise",
    "Form",
    "Function",
    "Quiz",
    "Seed",
    "Symptom",
    "Wrong",
    "agree",
    "check",
    "edits",
    "generic",
    "hint",
    "replaced",
    "resembling",
    "returning",
    "retyped",
    "seen",
    "several",
]
