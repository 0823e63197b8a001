"""Shows values, calls and outcomes briefly: the numbers first, then dtype and shape."""

from typing import Any

import numpy as np

from dlcourse.checking.arrays import dtype_name, is_array, to_numpy, type_name
from dlcourse.checking.calling.outcome import Outcome
from dlcourse.checking.case import Case, Seed
from dlcourse.checking.texts import Texts

_LONGEST = 300
_SHOWN_ITEMS = 12


def show_value(value: Any) -> str:
    """A value on one line: ``[0.5, 0.731] (float64, shape (2,))``."""
    if isinstance(value, Seed):
        return f"np.random.default_rng({value.value})"
    if is_array(value):
        return _show_array(value)
    if isinstance(value, float | np.floating):
        return f"{float(value):.6g}"
    if isinstance(value, np.generic):
        return repr(value.item())
    if isinstance(value, tuple | list) and any(map(_needs_showing, value)):
        brackets = "()" if isinstance(value, tuple) else "[]"
        return _cut(brackets[0] + ", ".join(show_value(item) for item in value) + brackets[1])
    if callable(value):
        return getattr(value, "__name__", type_name(value))
    return _cut(repr(value))


def show_call(name: str, case: Case) -> str:
    """The call of a case as a student would type it, long arrays shortened."""
    args = [show_value(arg) for arg in case.args]
    args += [f"{key}={show_value(value)}" for key, value in case.kwargs.items()]
    return f"{name}({', '.join(args)})"


def show_outcome(outcome: Outcome, texts: Texts) -> str:
    """The value that came back, or what happened instead."""
    if outcome.kind == "returned":
        return show_value(outcome.value)
    return texts.outcome(outcome)


def size_of(case: Case) -> int:
    """How many numbers the arguments of a case hold: the smallest failing case is shown."""
    return sum(_size(value) for value in (*case.args, *case.kwargs.values()))


def _size(value: Any) -> int:
    if is_array(value):
        return int(np.prod(tuple(value.shape), dtype=int))
    if isinstance(value, tuple | list):
        return sum(map(_size, value))
    return 1


def _needs_showing(value: Any) -> bool:
    return is_array(value) or isinstance(value, float | np.generic | Seed | tuple | list)


def _show_array(array: Any) -> str:
    numbers = to_numpy(array)
    text = np.array2string(numbers, precision=4, separator=", ", threshold=_SHOWN_ITEMS, edgeitems=3)
    kind = "tensor " if not isinstance(array, np.ndarray) else ""
    flat = " ".join(text.split()).replace("[ ", "[")
    return f"{_cut(flat)} ({kind}{dtype_name(array)}, shape {tuple(array.shape)})"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
