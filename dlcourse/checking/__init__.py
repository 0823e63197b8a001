"""The engine of ``check()``: run cases, compare, name the mistake, report.

An exercise file needs ``Exercise``, ``Function`` or ``Quiz``, ``Case``, ``Wrong`` or ``Symptom`` and perhaps
the generic mistakes in ``generic``; a notebook needs ``check`` (and ``hint``, ``agree``).
"""

from dlcourse.checking.agree import agree
from dlcourse.checking.diagnosis import generic
from dlcourse.checking.door import check
from dlcourse.checking.exercise import Case, Exercise, Function, Prediction, Quiz, Seed, Symptom, Wrong
from dlcourse.checking.hints import hint
from dlcourse.checking.undefined import explain_undefined_answers

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
