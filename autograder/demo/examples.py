"""Turns an example in an exercise's file into code that could stand in a student's notebook."""

import ast
import builtins
import inspect
import linecache
from collections.abc import Callable, Iterator
from functools import cache
from types import CodeType, ModuleType
from typing import Any

_STUDENTS_MAY_IMPORT = {"collections", "functools", "itertools", "math", "numpy", "torch"}


def code_of(example: Callable[..., Any], name: str) -> str | None:
    """The code that defines an example under the name that the exercise asks for.

    Args:
        example: a function, a lambda or a class of an exercise's file.
        name: what the student calls it.

    Returns:
        The definition, after the imports and helpers that it needs; None where it leans on something that a
        student does not have, such as the reference, or cannot be told from its file.
    """
    module = inspect.getmodule(example)
    node = _node_of(example, module) if module else None
    if module is None or node is None:
        return None
    writer = _Writer(_Names(module))
    try:
        main = writer.collect(_set(node, _settings(example)), name)
    except _NotForStudentsError:
        return None
    return "\n".join([*writer.imports, *writer.helpers, main])


class _NotForStudentsError(Exception):
    """An example needs something that students do not have."""


class _Names:
    """What stands at the top level of a module, by name."""

    def __init__(self, module: ModuleType):
        self.nodes: dict[str, ast.stmt] = {}
        for node in _tree(module).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                self.nodes[node.name] = node
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.nodes[node.targets[0].id] = node
            elif isinstance(node, ast.Import | ast.ImportFrom):
                self.nodes |= {alias.asname or alias.name: node for alias in node.names}


class _Writer:
    """Collects a definition with everything that it needs."""

    def __init__(self, names: _Names):
        self._names = names
        self._done: set[str] = set()
        self.imports: list[str] = []
        self.helpers: list[str] = []

    def collect(self, node: ast.AST, name: str) -> str:
        """The text of a definition under a new name; what it needs goes to ``imports`` and ``helpers``."""
        for needed in sorted(_free_names(node)):
            self._need(needed, taken=name)
        if isinstance(node, ast.Lambda):
            return f"\n\ndef {name}({ast.unparse(node.args)}):\n    return {ast.unparse(node.body)}"
        return "\n\n" + _renamed(node, name)

    def _need(self, name: str, taken: str) -> None:
        node = self._names.nodes.get(name)
        if name in self._done:
            return
        self._done.add(name)
        if isinstance(node, ast.Import | ast.ImportFrom):
            self.imports.append(_import(node, name))
        elif node is not None and name != taken:
            for needed in sorted(_free_names(node)):
                self._need(needed, taken)
            self.helpers.append(f"\n\n{ast.unparse(node)}")
        else:
            raise _NotForStudentsError(name)


def _import(node: ast.Import | ast.ImportFrom, name: str) -> str:
    alias = next(alias for alias in node.names if name in (alias.asname, alias.name))
    source = alias.name if isinstance(node, ast.Import) else node.module or ""
    if source.partition(".")[0] not in _STUDENTS_MAY_IMPORT:
        raise _NotForStudentsError(name)
    only = ast.Import([alias]) if isinstance(node, ast.Import) else ast.ImportFrom(source, [alias], 0)
    return ast.unparse(only)


def _renamed(node: ast.AST, name: str) -> str:
    """The text of a function or class under another name, by which it also calls itself."""
    copied = ast.parse(ast.unparse(node))
    own = getattr(node, "name", name)
    for part in ast.walk(copied):
        if isinstance(part, ast.Name) and part.id == own:
            part.id = name
        elif isinstance(part, ast.FunctionDef | ast.ClassDef) and part.name == own:
            part.name = name
    return ast.unparse(copied)


def _free_names(node: ast.AST) -> set[str]:
    """Names that a definition takes from elsewhere."""
    read, own = set[str](), set[str]()
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            (read if isinstance(part.ctx, ast.Load) else own).add(part.id)
        elif isinstance(part, ast.arg):
            own.add(part.arg)
        elif isinstance(part, ast.FunctionDef | ast.ClassDef):
            own.add(part.name)
        elif isinstance(part, ast.alias):
            own.add(part.asname or part.name.partition(".")[0])
    return {name for name in read - own if not hasattr(builtins, name)}


def _settings(example: Callable[..., Any]) -> dict[str, Any]:
    """What a function was given by the one that made it: plain values only."""
    if inspect.isclass(example) or not getattr(example, "__closure__", None):
        return {}
    found = inspect.getclosurevars(example).nonlocals
    if all(isinstance(value, bool | int | float | str | None) for value in found.values()):
        return dict(found)
    raise _NotForStudentsError(", ".join(found))


def _set(node: ast.AST, settings: dict[str, Any]) -> ast.AST:
    """A function that sets at its beginning what it was given when it was made."""
    if not settings:
        return node
    if not isinstance(node, ast.FunctionDef):
        raise _NotForStudentsError(", ".join(settings))
    lines = "\n".join(f"{name} = {value!r}" for name, value in sorted(settings.items()))
    copied = ast.parse(ast.unparse(node)).body[0]
    assert isinstance(copied, ast.FunctionDef)
    copied.body = [*ast.parse(lines).body, *copied.body]
    return copied


def _node_of(example: Callable[..., Any], module: ModuleType) -> ast.AST | None:
    """Where an example stands in its file."""
    if inspect.isclass(example):
        code = next(method.__code__ for method in vars(example).values() if hasattr(method, "__code__"))
        classes = (node for node in ast.walk(_text_of(code, module)) if isinstance(node, ast.ClassDef))
        return next((node for node in classes if node.name == example.__name__), None)
    code = getattr(example, "__code__", None)
    if code is None:
        return None
    if code.co_name != "<lambda>":
        functions = (node for node in ast.walk(_text_of(code, module)) if isinstance(node, ast.FunctionDef))
        same = (node for node in functions if (node.name, node.lineno) == (code.co_name, code.co_firstlineno))
        return next(same, None)
    on_its_line = (node for node in _lambdas(module) if node.lineno == code.co_firstlineno)
    return next((node for node in on_its_line if _holds(node, code)), None)


def _text_of(code: CodeType, module: ModuleType) -> ast.Module:
    """The file that code was made from; what ``edits`` made has a text of its own."""
    edited = code.co_filename.startswith("<")
    return ast.parse("".join(linecache.getlines(code.co_filename))) if edited else _tree(module)


def _holds(node: ast.Lambda, code: CodeType) -> bool:
    """Whether every instruction of some code was made from this very place of the file."""
    places = [place for place in code.co_positions() if None not in place and place[3]]
    first, last = (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)
    return all(first <= (line, column) and (end, to) <= last for line, end, column, to in places)


def _lambdas(module: ModuleType) -> Iterator[ast.Lambda]:
    return (node for node in ast.walk(_tree(module)) if isinstance(node, ast.Lambda))


@cache
def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(inspect.getsource(module))
