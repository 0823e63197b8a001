"""General mistakes seen by the error that stopped the answer: Python's own words are a fingerprint."""

import re

import numpy as np

from dlcourse.checking.arrays import is_array
from dlcourse.checking.diagnosis.evidence import Evidence

_ONE_NUMBER = re.compile(
    r"truth value of an array|only (length-1|0-dimensional|one element|size-1) arrays|"
    r"must be real number, not ndarray"
)
_INTEGERS = re.compile(r"Cannot cast ufunc .* to dtype\('u?int")
_AXIS = re.compile(r"axis -?\d+ is out of bounds")
_NAME = re.compile(r"name '\w+' is not defined|cannot access local variable|referenced before assignment")
_NO_SUCH = re.compile(r"module '[\w.]+' has no attribute")


def one_number_only(evidence: Evidence) -> bool:
    """``if x > 0`` or ``math.exp(x)`` met an array, and no array of several numbers got through."""
    passed = [call for call in evidence.calls if call.problem is None]
    several = any(is_array(arg) and np.size(arg) > 1 for call in passed for arg in call.case.args)
    return not several and _every_error(evidence, _ONE_NUMBER, "TypeError", "ValueError")


def in_place_on_integers(evidence: Evidence) -> bool:
    """``x -= 0.5`` on an array of integers."""
    return _every_error(evidence, _INTEGERS, "UFuncTypeError", "_UFuncOutputCastingError")


def wrong_axis(evidence: Evidence) -> bool:
    """An axis that the array does not have."""
    return _every_error(evidence, _AXIS, "AxisError")


def never_set(evidence: Evidence) -> bool:
    """A name that was given no value."""
    return _every_error(evidence, _NAME, "NameError", "UnboundLocalError")


def no_such_function(evidence: Evidence) -> bool:
    """A function that the library does not have."""
    return _every_error(evidence, _NO_SUCH, "AttributeError")


def _every_error(evidence: Evidence, words: re.Pattern[str], *classes: str) -> bool:
    """Every failing call stopped with such an error, and none of them should have stopped."""
    stopped = [
        call.got.error in classes and call.expected.kind != "raised" and words.search(call.got.message)
        for call in evidence.failed
    ]
    return bool(stopped) and all(stopped)
