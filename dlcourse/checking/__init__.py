"""The engine of ``check()``: run cases, compare, name the mistake, report.

An exercise file needs ``Exercise``, ``Function`` or ``Quiz``, ``Case``, ``Wrong`` or ``Symptom`` and perhaps
the generic mistakes in ``generic``; a notebook needs ``check`` (and ``hint``, ``agree``).
"""

from dlcourse.checking.agree import agree
from dlcourse.checking.case import Case, Seed
from dlcourse.checking.diagnosis import generic
from dlcourse.checking.entry import check
from dlcourse.checking.exercise import Exercise, Function, Prediction, Quiz, Symptom, Wrong
from dlcourse.checking.hints import hint
from dlcourse.checking.undefined_names import explain_undefined_answers

__all__ = [
    "Case",
    "Exercise",
    "Function",
    "Prediction",
    "Quiz",
    "Seed",
    "Symptom",
    "Wrong",
    "agree",
    "check",
    "generic",
    "hint",
]

explain_undefined_answers()
