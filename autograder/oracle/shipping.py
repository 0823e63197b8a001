"""Which of our objects may travel into a sandbox, and how."""

import pickle
import sys
from importlib import import_module
from typing import Any

_SHARED = ("numpy", "torch", "math", "builtins", "operator", "collections", "functools", "_operator")
"""Modules that both sides have."""


def travels_by_name(value: Any) -> bool:
    """Whether the sandbox has this function or class itself."""
    module = getattr(value, "__module__", None) or type(value).__module__
    return str(module).partition(".")[0] in _SHARED


def pickled(value: Any) -> bytes:
    """A value for the sandbox. What the chapters define travels by value: their files are not there."""
    if travels_by_name(value):
        return pickle.dumps(value)
    import cloudpickle

    for name in [name for name in sys.modules if name.startswith(("dlcourse.chapters.", "tests."))]:
        cloudpickle.register_pickle_by_value(import_module(name))
    return cloudpickle.dumps(value)
