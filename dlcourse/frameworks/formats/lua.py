"""Runs Lua, the language of Torch7, in the notebook's own process (LuaJIT, in the package ``lupa``)."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from dlcourse.frameworks.availability import require


def run(code: str, **values: Any) -> list[str]:
    """Run Lua code.

    Args:
        code: one or more statements.
        values: global variables of the code: numbers, strings, and lists or dictionaries, which become tables
            (a list's first element has the index 1).

    Returns:
        The lines that it printed.

    Raises:
        FrameworkMissingError: lupa is not installed.
        ValueError: the code is wrong; the message is Lua's, with the line.
    """
    lupa = _lua51()
    lua = lupa.LuaRuntime(register_eval=False, register_builtins=False)
    scope = lua.globals()
    scope.python = None  # a program of Torch7 knows nothing of Python
    lines: list[str] = []
    scope.print = lambda *words: lines.append("\t".join(str(scope.tostring(word)) for word in words))
    for name, value in values.items():
        scope[name] = _to_lua(lua, value)
    try:
        lua.execute(code)
    except lupa.LuaError as error:
        raise ValueError(f"Lua: {error}") from error
    return lines


def version() -> str:
    """The version of Lua that runs.

    Raises:
        FrameworkMissingError: lupa is not installed.
    """
    return run("print(jit and jit.version or _VERSION)")[0]


def _lua51() -> Any:
    """Torch7's Lua is 5.1: LuaJIT, or the plain one where LuaJIT has not been built."""
    require("lupa")
    name = next(name for name in ("lupa.luajit21", "lupa.lua51") if find_spec(name))
    return import_module(name)


def _to_lua(lua: Any, value: Any) -> Any:
    if isinstance(value, Mapping):
        return lua.table_from({key: _to_lua(lua, inner) for key, inner in value.items()})
    if isinstance(value, Sequence) and not isinstance(value, str):
        return lua.table_from([_to_lua(lua, inner) for inner in value])
    return value
