"""General mistakes seen by the numbers: a sign, a factor, lost digits, infinity."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from dlcourse.checking.arrays import dtype_name, is_array, to_numpy
from dlcourse.checking.compare import NUMBERS_ONLY, compare
from dlcourse.checking.diagnosis.evidence import Call, Evidence
from dlcourse.checking.diagnosis.parts import Part, wrong_parts
from dlcourse.checking.diagnosis.techniques import batch_size, constant_factor

_DIVISION = re.compile(r"encountered in (true_|scalar )?divide")
LOG_OF_ZERO = re.compile(r"divide by zero encountered in log")
MATH_LOG = re.compile(r"math domain error|expected a positive input")
"""What NumPy warns of, and what ``math.log`` stops with, where a logarithm is taken of 0."""
_LARGE = 80.0
"""Beyond this ``exp`` overflows in float32."""


def negated(evidence: Evidence) -> bool:
    """Every wrong number is minus the expected one."""
    return constant_factor(-1)(evidence)


def not_averaged(evidence: Evidence) -> bool:
    """Every wrong number is the expected one times the batch size."""
    return constant_factor(batch_size)(evidence)


def loses_precision(evidence: Evidence) -> bool:
    """float64 asked for, every number rounded to float32 on the way."""
    parts = wrong_parts(evidence)
    return bool(parts) and all(map(_is_rounded_to_single, parts))


def _is_rounded_to_single(part: Part) -> bool:
    if not (is_array(part.got) and is_array(part.expected)) or dtype_name(part.expected) != "float64":
        return False
    numbers = to_numpy(part.got)
    single = numbers.dtype.kind == "f" and np.array_equal(numbers.astype(np.float32), numbers)
    return single and compare(numbers.astype(np.float64), to_numpy(part.expected), 1e-4) is None


def cut_to_integers(evidence: Evidence) -> bool:
    """Every wrong number is a whole one: the expected one without its decimals, or rounded."""
    parts = wrong_parts(evidence)
    return bool(parts) and all(map(_is_cut, parts))


def _is_cut(part: Part) -> bool:
    if part.arrays is None:
        return False
    got, expected = part.arrays
    if got.shape != expected.shape or not np.isfinite(expected).all():
        return False
    ways: tuple[Callable[[Any], Any], ...] = (np.trunc, np.floor, np.rint)
    return any(np.array_equal(got, way(expected)) for way in ways) and bool(np.any(got))


def overflows(evidence: Evidence) -> bool:
    """Right wherever it is finite; for large inputs ``exp`` overflows to NaN, infinity or a warning.

    What overflows somewhere may elsewhere give a logarithm an ``exp`` that is 0.
    """
    failed = evidence.failed
    return any(map(_is_overflow, failed)) and all(
        _is_overflow(call) or _is_log_of_zero(call) for call in failed
    )


def _is_overflow(call: Call) -> bool:
    if call.got.kind != "returned":
        return call.got.error == "OverflowError"
    warned = any("overflow" in sentence for sentence in call.got.warned)
    if call.problem and call.problem.reason == "warned":
        return warned
    silenced = not call.got.warned and _has_large_numbers(call)
    return (warned or silenced) and _is_lost(call.got.value, call.expected.value)


def _is_log_of_zero(call: Call) -> bool:
    if call.got.kind != "returned":
        return call.got.error == "ValueError" and MATH_LOG.search(call.got.message) is not None
    warned = any(LOG_OF_ZERO.search(sentence) for sentence in call.got.warned)
    return warned and _has_large_numbers(call) and _is_lost(call.got.value, call.expected.value)


def _has_large_numbers(call: Call) -> bool:
    arrays = [to_numpy(arg) for arg in call.case.args if is_array(arg) or isinstance(arg, float)]
    return any(a.dtype.kind == "f" and a.size and np.nanmax(np.abs(a)) >= _LARGE for a in arrays)


def _is_lost(got: Any, expected: Any) -> bool:
    """The expected numbers are finite, some of those that came are not, and the others are right."""
    if isinstance(expected, tuple | list):
        pairs = zip(got, expected, strict=False) if isinstance(got, tuple | list) else []
        return any(_is_lost(*pair) for pair in pairs)
    if not all(is_array(v) or isinstance(v, float | np.floating) for v in (got, expected)):
        return False
    came, wanted = to_numpy(got), to_numpy(expected)
    if came.shape != wanted.shape or came.dtype.kind != "f" or not np.isfinite(wanted).all():
        return False
    finite = np.isfinite(came)
    return not finite.all() and compare(came[finite], wanted[finite], 1e-4, NUMBERS_ONLY) is None


def nan_for_edge(evidence: Evidence) -> bool:
    """Right but for inputs at which 0 is divided by 0."""
    calls = [call for call in evidence.calls if call.expected.kind == "returned"]
    lost = [call for call in evidence.failed if _is_zero_by_zero(call)]
    return bool(lost) and len(lost) == len(evidence.failed) < len(calls)


def _is_zero_by_zero(call: Call) -> bool:
    if call.got.kind == "raised":
        return call.got.error == "ZeroDivisionError"
    divided = any(_DIVISION.search(sentence) for sentence in call.got.warned)
    return bool(divided and call.problem and call.problem.reason in ("nan", "values", "warned"))
