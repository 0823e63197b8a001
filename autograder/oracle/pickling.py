"""Which of our objects may travel into a sandbox, and how."""

import pickle
import sys
from functools import cache
from importlib import import_module
from types import FunctionType
from typing import Any

_OURS_ALONE = ("dlcourse.chapters.", "dlcourse.experiments.", "dlcourse.frameworks.", "tests.")
"""Packages that the sandbox does not have."""

_SHARED = ("numpy", "torch", "math", "builtins", "operator", "collections", "functools", "_operator")
"""Modules that both sides have."""


def travels_by_name(value: Any) -> bool:
    """Whether the sandbox has this function or class itself."""
    module = getattr(value, "__module__", None) or type(value).__module__
    return str(module).partition(".")[0] in _SHARED


def pickled(value: Any) -> bytes:
    """A value for the sandbox. What the sandbox has no files of travels by value."""
    if travels_by_name(value):
        return pickle.dumps(value)
    if isinstance(value, FunctionType) and not value.__closure__:
        return _pickled_function(value)
    return _by_value(value)


@cache
def _pickled_function(function: FunctionType) -> bytes:
    return _by_value(function)


def _by_value(value: Any) -> bytes:
    import cloudpickle

    for name in [name for name in sys.modules if name.startswith(_OURS_ALONE)]:
        cloudpickle.register_pickle_by_value(import_module(name))
    return cloudpickle.dumps(value)
