"""Arguments of a call: fresh copies before it, and what it changed in them."""

import copy
import inspect
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from dlcourse.checking.case import Seed


def fresh(value: Any) -> Any:
    """Copy a value deeply; a ``Seed`` becomes a new random generator."""
    if isinstance(value, Seed):
        return np.random.default_rng(value.value)
    if isinstance(value, tuple):
        return tuple(fresh(item) for item in value)
    return copy.deepcopy(value)


def named(function: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments by the names of the function's parameters (``argument 1`` where it has none)."""
    try:
        return dict(inspect.signature(function).bind(*args, **kwargs).arguments)
    except (TypeError, ValueError):
        return {**{f"argument {i}": arg for i, arg in enumerate(args, 1)}, **kwargs}


def signature_problem(function: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> str:
    """Why the function cannot be called with these arguments; empty when it can."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # built-in functions may have no signature to look at
        return ""
    try:
        signature.bind(*args, **kwargs)
    except TypeError as error:
        return f"{error} (it is defined with {signature})"
    return ""


def equal(a: Any, b: Any) -> bool:
    """Whether two values are the same to the last bit, arrays and tensors inside containers included."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        same_kind = a.dtype == b.dtype and a.shape == b.shape
        return same_kind and bool(np.array_equal(a, b, equal_nan=a.dtype.kind in "fc"))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(equal(a[key], b[key]) for key in a)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(equal, a, b))
    if isinstance(a, np.random.Generator):
        return True  # drawing from the generator it was given is what a function should do
    if hasattr(a, "detach"):
        return equal(a.detach().cpu().numpy(), b.detach().cpu().numpy())
    if hasattr(a, "__dict__"):
        return equal(vars(a), vars(b))
    try:
        return bool(a == b)
    except Exception:  # an object of the student's that cannot be compared
        return True
