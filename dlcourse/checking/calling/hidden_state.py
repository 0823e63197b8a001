"""Finds hidden state: data of the notebook that a function reads without being given them."""

import dis
import inspect
from collections.abc import Callable, Iterator
from logging import Logger
from types import CodeType, ModuleType
from typing import Any

_TOOLS = (ModuleType, Logger, Iterator)  # an iterator: a counter, say
_SETTINGS = ("device", "dtype")
"""Of torch, by their names: torch itself may not be there."""


def hidden_state(function: Callable[..., Any]) -> tuple[str, ...]:
    """Names of global data that the function (or a method of the class) reads.

    Functions, classes and modules are fine (helpers and imports), and so are names in capitals (constants),
    a logger, a device or a dtype.
    """
    if inspect.isclass(function):
        methods = [value for value in vars(function).values() if inspect.isfunction(value)]
        return tuple(dict.fromkeys(name for method in methods for name in hidden_state(method)))
    code = getattr(function, "__code__", None)
    namespace = getattr(function, "__globals__", {})
    if code is None:
        return ()
    names = dict.fromkeys(name for part in _with_nested(code) for name in _global_names(part))
    return tuple(name for name in names if name in namespace and _is_data(name, namespace[name]))


def _with_nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _with_nested(constant)


def _global_names(code: CodeType) -> Iterator[str]:
    return (step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL")


def _is_data(name: str, value: Any) -> bool:
    is_tool = callable(value) or isinstance(value, _TOOLS) or type(value).__name__ in _SETTINGS
    return not (is_tool or name.isupper() or name.startswith("__"))
