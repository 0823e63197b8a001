"""The wrong parts of results: what differs inside tuples, lists and dictionaries."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.checking.arrays import is_array, to_numpy
from dlcourse.checking.compare import NUMBERS_ONLY, compare
from dlcourse.checking.diagnosis.evidence import Call, Evidence


@dataclass(frozen=True)
class Part:
    """A wrong part of a result: what came and what was expected."""

    call: Call
    got: Any
    expected: Any

    @property
    def arrays(self) -> tuple[np.ndarray, np.ndarray] | None:
        """Both as arrays of numbers, if they are numbers."""
        both = [_numbers(self.got), _numbers(self.expected)]
        return None if any(each is None for each in both) else (both[0], both[1])  # type: ignore[return-value]


def wrong_parts(evidence: Evidence) -> list[Part]:
    """The wrong parts of every failing call; none if a call gave no value or has no single right one."""
    failed = evidence.failed
    if any(_is_without_value(call) for call in failed):
        return []
    return [part for call in failed for part in _differing(call, call.got.value, call.expected.value)]


def _is_without_value(call: Call) -> bool:
    return bool(call.case.prop) or call.got.kind != "returned" or call.expected.kind != "returned"


def _differing(call: Call, got: Any, expected: Any) -> list[Part]:
    pairs = _pairs(got, expected)
    if pairs is not None:
        return [part for pair in pairs for part in _differing(call, *pair)]
    return [] if compare(got, expected, call.case.tol) is None else [Part(call, got, expected)]


def _pairs(got: Any, expected: Any) -> list[tuple[Any, Any]] | None:
    if isinstance(expected, dict) and isinstance(got, dict) and got.keys() == expected.keys():
        return [(got[key], expected[key]) for key in expected]
    if isinstance(expected, tuple | list) and isinstance(got, tuple | list) and len(got) == len(expected):
        return list(zip(got, expected, strict=True))
    return None


def is_close(got: Any, expected: Any) -> bool:
    """Whether two arrays hold the same numbers but for rounding; not so if all of them are zero."""
    return bool(np.any(expected)) and compare(got, expected, 1e-5, NUMBERS_ONLY) is None


def _numbers(value: Any) -> np.ndarray | None:
    if isinstance(value, bool | str) or value is None:
        return None
    if not is_array(value) and not isinstance(value, int | float | np.number):
        return None
    array = to_numpy(value)
    return array if array.dtype.kind in "iuf" else None
