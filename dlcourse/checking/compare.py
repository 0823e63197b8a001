"""Compares what came out with what was expected, and says what differs first."""

from dataclasses import dataclass, field
from numbers import Number
from typing import Any

import numpy as np

from dlcourse.checking.arrays import dtype_name, is_array, is_tensor, to_numpy, type_name

TOLERANCE = {"float16": 1e-2, "bfloat16": 3e-2, "float32": 1e-5, "float64": 1e-7}
"""Largest relative error ``max|got - expected| / max|expected|`` by dtype."""


@dataclass(frozen=True)
class Problem:
    """Why a case failed: a key of the engine catalogue's ``problems`` table and what fills its gaps."""

    reason: str
    details: dict[str, str] = field(default_factory=dict)


def compare(got: Any, expected: Any, tol: float | None = None) -> Problem | None:
    """Compare two results, containers item by item.

    Args:
        got: what the student's code returned.
        expected: what the reference returned.
        tol: largest relative error; default by the expected dtype.

    Returns:
        None when they agree, else the first difference.
    """
    got, expected = _weights(got), _weights(expected)
    if got is None and expected is not None:
        return Problem("nothing", {"expected": type_name(expected)})
    if isinstance(expected, dict):
        return _compare_dicts(got, expected, tol)
    if isinstance(expected, tuple | list):
        return _compare_sequences(got, expected, tol)
    if isinstance(expected, bool | np.bool_ | str) or expected is None:
        return _compare_exactly(got, expected)
    if isinstance(expected, Number):
        return _compare_scalars(got, expected, tol)
    if is_array(expected):
        return _compare_arrays(got, expected, tol)
    return _compare_exactly(got, expected)


def _weights(value: Any) -> Any:
    """A torch module as the dictionary of its weights; everything else as it is."""
    return (
        dict(value.state_dict()) if hasattr(value, "state_dict") and hasattr(value, "parameters") else value
    )


def relative_error(got: np.ndarray, expected: np.ndarray) -> float:
    """``max|got - expected| / max|expected|``; infinite where NaN or infinity stands on one side only."""
    got, expected = got.astype(np.float64), expected.astype(np.float64)
    odd = ~(np.isfinite(got) & np.isfinite(expected))
    if not np.array_equal(got[odd], expected[odd], equal_nan=True):
        return float("inf")
    got, expected = got[~odd], expected[~odd]
    if got.size == 0:
        return 0.0
    scale = np.abs(expected).max()
    return float(np.abs(got - expected).max() / (scale if scale > 0 else 1.0))


def _compare_exactly(got: Any, expected: Any) -> Problem | None:
    boolean = isinstance(expected, bool | np.bool_)
    if isinstance(got, bool | np.bool_) != boolean or (not boolean and type(got) is not type(expected)):
        return _wrong_type(got, expected)
    return None if got == expected else Problem("values", {"error": "they are not equal"})


def _compare_dicts(got: Any, expected: dict[Any, Any], tol: float | None) -> Problem | None:
    if not isinstance(got, dict):
        return _wrong_type(got, expected)
    if got.keys() != expected.keys():
        return Problem("keys", {"got": ", ".join(map(str, got)), "expected": ", ".join(map(str, expected))})
    return _first_problem({str(key): (got[key], expected[key]) for key in expected}, tol)


def _compare_sequences(got: Any, expected: Any, tol: float | None) -> Problem | None:
    if not isinstance(got, tuple | list):
        return _wrong_type(got, expected)
    if len(got) != len(expected):
        return Problem("length", {"got": str(len(got)), "expected": str(len(expected))})
    pairs = zip(got, expected, strict=True)
    return _first_problem({f"item {i}": pair for i, pair in enumerate(pairs, 1)}, tol)


def _first_problem(pairs: dict[str, tuple[Any, Any]], tol: float | None) -> Problem | None:
    for place, (got, expected) in pairs.items():
        problem = compare(got, expected, tol)
        if problem:
            inner = problem.details.get("place")
            return Problem(
                problem.reason, {**problem.details, "place": f"{place}, {inner}" if inner else place}
            )
    return None


def _compare_scalars(got: Any, expected: Any, tol: float | None) -> Problem | None:
    scalar_like = isinstance(got, Number) or (is_array(got) and got.ndim == 0)
    if not scalar_like or isinstance(got, bool | np.bool_):
        return _wrong_type(got, expected)
    if not isinstance(got, Number):
        got = to_numpy(got)[()]
    return _compare_values(np.asarray(got), np.asarray(expected), tol or TOLERANCE["float64"])


def _compare_arrays(got: Any, expected: Any, tol: float | None) -> Problem | None:
    if not is_array(got) or is_tensor(got) != is_tensor(expected):
        return _wrong_type(got, expected)
    if tuple(got.shape) != tuple(expected.shape):
        return Problem("shape", {"got": str(tuple(got.shape)), "expected": str(tuple(expected.shape))})
    got_type, expected_type = dtype_name(got), dtype_name(expected)
    problem = _compare_values(to_numpy(got), to_numpy(expected), tol or TOLERANCE.get(expected_type, 0.0))
    both_integer = "int" in got_type and "int" in expected_type
    if problem is None and got_type != expected_type and not both_integer:
        return Problem("dtype", {"got": got_type, "expected": expected_type})
    return problem


def _compare_values(got: np.ndarray, expected: np.ndarray, tol: float) -> Problem | None:
    if not (np.issubdtype(got.dtype, np.number) or got.dtype == bool):
        return _wrong_type(got, expected)
    if np.isnan(got).any() and not np.isnan(expected).any():
        return Problem("nan", {"count": str(int(np.isnan(got).sum())), "size": str(got.size)})
    error = relative_error(got, expected)
    if error <= tol:
        return None
    shown = f"the largest relative error is {error:.2g}, allowed is {tol:.0g}"
    return Problem("values", {"error": shown})


def _wrong_type(got: Any, expected: Any) -> Problem:
    return Problem("type", {"got": type_name(got), "expected": type_name(expected)})
