"""Compares what came out with what was expected, and says what differs first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from numbers import Number
from typing import Any

import numpy as np

from dlcourse.checking.arrays import dtype_name, is_array, is_tensor, to_numpy, type_name

TOLERANCE = {"float16": 1e-2, "bfloat16": 3e-2, "float32": 1e-5, "float64": 1e-7}
"""Largest relative error ``max|got - expected| / max|expected|`` by dtype."""


@dataclass(frozen=True)
class Form:
    """What a statement asks of a result besides its numbers.

    Attributes:
        dtype: the dtype of the reference, as in "of the dtype of x"; else a wider one will do.
        array: an array where the reference returns one; else a list of the same numbers will do.
        narrower: nothing, so that even a narrower dtype will do: when behaviours are compared.
    """

    dtype: bool = False
    array: bool = False
    narrower: bool = False


EXACT = Form(dtype=True, array=True)
NUMBERS_ONLY = Form()
ANY_DTYPE = Form(narrower=True)


@dataclass(frozen=True)
class Problem:
    """Why a case failed: a key of the engine catalogue's ``problems`` table and what fills its gaps."""

    reason: str
    details: dict[str, str] = field(default_factory=dict)


def compare(got: Any, expected: Any, tol: float | None = None, form: Form = EXACT) -> Problem | None:
    """Compare two results, containers item by item.

    Args:
        got: what the student's code returned.
        expected: what the reference returned.
        tol: largest relative error; default by the expected dtype, and none for integers.
        form: what else is asked of the result.

    Returns:
        None when they agree, else the first difference.
    """
    got, expected = _weights(got), _weights(expected)
    if got is None and expected is not None:
        return Problem("nothing", {"expected": type_name(expected)})
    if isinstance(expected, dict):
        return _compare_dicts(got, expected, tol, form)
    if isinstance(expected, tuple | list):
        return _compare_sequences(got, expected, tol, form)
    if isinstance(expected, bool | np.bool_ | str) or expected is None:
        return _compare_exactly(got, expected)
    if isinstance(expected, Number):
        return _compare_scalars(got, expected, tol)
    if is_array(expected):
        return _compare_arrays(got, expected, tol, form)
    return _compare_exactly(got, expected)


def departures(got: Any, expected: Any) -> Iterator[Problem]:
    """In which form right numbers came that is not the reference's: another dtype, a list for an array."""
    got, expected = _weights(got), _weights(expected)
    if isinstance(expected, dict):
        for key in expected:
            yield from departures(got[key], expected[key])
    elif isinstance(expected, tuple | list) and isinstance(got, tuple | list):
        for pair in zip(got, expected, strict=True):
            yield from departures(*pair)
    elif is_array(expected) and not is_array(got):
        yield Problem("list", {"got": type_name(got)})
    elif is_array(expected) and _another_dtype(got, expected):
        yield Problem("dtype", {"got": dtype_name(got), "expected": dtype_name(expected)})


def relative_error(got: np.ndarray, expected: np.ndarray) -> float:
    """``max|got - expected| / max|expected|``; infinite where NaN or infinity stands on one side only."""
    got, expected = got.astype(np.float64), expected.astype(np.float64)
    odd = ~(np.isfinite(got) & np.isfinite(expected))
    if not np.array_equal(got[odd], expected[odd], equal_nan=True):
        return float("inf")
    errors = np.abs(got[~odd] - expected[~odd])
    return float(errors.max() / _scale(expected)) if errors.size else 0.0


def _scale(expected: np.ndarray) -> float:
    finite = np.abs(expected[np.isfinite(expected)])
    return float(finite.max()) if finite.size and finite.max() > 0 else 1.0


def _weights(value: Any) -> Any:
    """A torch module as the dictionary of its weights; everything else as it is."""
    is_module = hasattr(value, "state_dict") and hasattr(value, "parameters")
    return dict(value.state_dict()) if is_module else value


def _compare_exactly(got: Any, expected: Any) -> Problem | None:
    boolean = isinstance(expected, bool | np.bool_)
    if isinstance(got, bool | np.bool_) != boolean or (not boolean and not isinstance(got, type(expected))):
        return _wrong_type(got, expected)
    return None if got == expected else Problem("values", {"error": "they are not equal"})


def _compare_dicts(got: Any, expected: dict[Any, Any], tol: float | None, form: Form) -> Problem | None:
    if not isinstance(got, dict):
        return _wrong_type(got, expected)
    if got.keys() != expected.keys():
        return Problem("keys", {"missing": _names(expected, got), "extra": _names(got, expected)})
    return _first_problem({str(key): (got[key], expected[key]) for key in expected}, tol, form)


def _names(of: dict[Any, Any], without: dict[Any, Any]) -> str:
    return ", ".join(sorted(str(key) for key in of if key not in without)) or "-"


def _compare_sequences(
    got: Any, expected: tuple[Any, ...] | list[Any], tol: float | None, form: Form
) -> Problem | None:
    if is_array(got) and not form.array and got.ndim and _are_numbers(expected):
        got = list(to_numpy(got))
    if not isinstance(got, tuple | list):
        return _wrong_type(got, expected)
    if len(got) != len(expected):
        return Problem("length", {"got": str(len(got)), "expected": str(len(expected))})
    pairs = zip(got, expected, strict=True)
    return _first_problem({f"item {i}": pair for i, pair in enumerate(pairs, 1)}, tol, form)


def _are_numbers(values: tuple[Any, ...] | list[Any]) -> bool:
    return all(isinstance(value, Number) for value in values)


def _first_problem(pairs: dict[str, tuple[Any, Any]], tol: float | None, form: Form) -> Problem | None:
    for place, (got, expected) in pairs.items():
        problem = compare(got, expected, tol, form)
        if problem:
            inner = problem.details.get("place")
            return Problem(
                problem.reason, {**problem.details, "place": f"{place}, {inner}" if inner else place}
            )
    return None


def _compare_scalars(got: Any, expected: Any, tol: float | None) -> Problem | None:
    if is_array(got) and got.ndim == 0:
        got = to_numpy(got)[()]
    if isinstance(got, Decimal | Fraction):
        got = float(got)
    if not isinstance(got, Number) or isinstance(got, bool | np.bool_):
        return _wrong_type(got, expected)
    if _is_complex(got) and not _is_complex(expected):
        return _wrong_type(got, expected)
    if isinstance(expected, int | np.integer) and tol is None:
        return None if got == expected else Problem("number", {"got": str(got), "expected": str(expected)})
    allowed = TOLERANCE["float64"] if tol is None else tol
    return _compare_values(np.asarray(got), np.asarray(expected), allowed)


def _compare_arrays(got: Any, expected: Any, tol: float | None, form: Form) -> Problem | None:
    if isinstance(got, tuple | list | Number) and not form.array and not isinstance(got, bool):
        got = _as_array(got)
    if not is_array(got) or is_tensor(got) != is_tensor(expected):
        return _wrong_type(got, expected)
    if tuple(got.shape) != tuple(expected.shape):
        return Problem("shape", {"got": str(tuple(got.shape)), "expected": str(tuple(expected.shape))})
    expected_type = dtype_name(expected)
    allowed = TOLERANCE.get(expected_type, 0.0) if tol is None else tol
    problem = _compare_values(to_numpy(got), to_numpy(expected), allowed)
    if problem or form.narrower or not _another_dtype(got, expected):
        return problem
    if form.dtype or not _holds_as_much(got, expected):
        return Problem("dtype", {"got": dtype_name(got), "expected": expected_type})
    return None


def _as_array(numbers: Any) -> Any:
    """A list of numbers (or one number) as an array; what is no such list stays as it is."""
    try:
        array = np.asarray(numbers)
    except (ValueError, TypeError):  # rows of different lengths
        return numbers
    return array if array.dtype.kind in "biufc" else numbers


def _another_dtype(got: Any, expected: Any) -> bool:
    got_type, expected_type = dtype_name(got), dtype_name(expected)
    return got_type != expected_type and not ("int" in got_type and "int" in expected_type)


def _holds_as_much(got: Any, expected: Any) -> bool:
    """Whether nothing was lost: the dtype is a wider one, or holds exactly these numbers."""
    got_kind, expected_kind = to_numpy(got).dtype, to_numpy(expected).dtype
    if "b" in (got_kind.kind, expected_kind.kind):
        return False
    if "i" in (got_kind.kind, expected_kind.kind) or "u" in (got_kind.kind, expected_kind.kind):
        return True  # the numbers are equal, and whole
    return np.can_cast(expected_kind, got_kind) or np.array_equal(to_numpy(got), to_numpy(expected))


def _compare_values(got: np.ndarray, expected: np.ndarray, tol: float) -> Problem | None:
    if not (np.issubdtype(got.dtype, np.number) or got.dtype == bool):
        return _wrong_type(got, expected)
    if _is_complex(got) and not _is_complex(expected):
        return _wrong_type(got, expected)
    if np.isnan(got).any() and not np.isnan(expected).any():
        return Problem("nan", {"count": str(int(np.isnan(got).sum())), "size": str(got.size)})
    if got.dtype.kind in "iu" and expected.dtype.kind in "iu" and tol == 0:
        return (
            None if np.array_equal(got, expected) else Problem("values", {"error": _where(got, expected, 0)})
        )
    error = relative_error(got, expected)
    if error <= tol:
        return None
    shown = f"the largest relative error is {error:.2g}, allowed is {tol:.0g}"
    if got.ndim:
        shown = f"{_where(got, expected, tol)}; {shown}"
    return Problem("values", {"error": shown})


def _where(got: np.ndarray, expected: np.ndarray, tol: float) -> str:
    """How many numbers are wrong, and where the worst is."""
    with np.errstate(invalid="ignore"):
        errors = np.abs(got.astype(np.float64) - expected.astype(np.float64))
    errors[got == expected] = 0
    errors[np.isnan(errors)] = np.inf
    errors[np.isnan(got) & np.isnan(expected)] = 0
    wrong = int((errors > tol * _scale(expected.astype(np.float64))).sum())
    worst = [int(index) for index in np.unravel_index(errors.argmax(), errors.shape)]
    return f"{wrong} of {errors.size} numbers, the worst at {worst}"


def _is_complex(number: Any) -> bool:
    return np.asarray(number).dtype.kind == "c"


def _wrong_type(got: Any, expected: Any) -> Problem:
    return Problem("type", {"got": type_name(got), "expected": type_name(expected)})
