"""Writes down an answer so that it runs by itself: its statement, what that uses, and the imports."""

import ast
import linecache
import re
import symtable
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import numpy as np

_LONGEST = 500
"""Characters of a constant that is written down; more is data, not code."""
_PLAIN = (int, float, complex, str, bytes, bool, type(None))
_WHERE_NAMES_COME_FROM = ("numpy", "math")
"""Modules that are asked for an object that does not say where it comes from."""


class NotKeptError(Exception):
    """The answer cannot be written down; the message says what stands in the way."""


@dataclass
class Written:
    """An answer written down.

    Attributes:
        imports: lines ``import ...`` and ``from ... import ...``.
        statements: the text of each statement by the name that it defines, in an order that runs.
    """

    imports: list[str] = field(default_factory=list)
    statements: dict[str, str] = field(default_factory=dict)

    def need(self, line: str) -> None:
        """Note an import, once."""
        if line not in self.imports:
            self.imports.append(line)


def write_down(name: str, answer: Any) -> Written:
    """Return what has to be executed to get the answer under this name.

    Args:
        name: what the answer is to be called.
        answer: a function or class that was typed in a notebook, or one of a library.

    Raises:
        NotKeptError: a part of it is neither code nor a small constant, or its text is not known.
    """
    written = Written()
    own = getattr(answer, "__name__", name)
    _write(own if own.isidentifier() else name, answer, written)
    if name not in written.statements and own != name and own.isidentifier():
        written.statements[name] = f"{name} = {own}"
    return written


def _write(name: str, value: Any, written: Written) -> None:
    if name in written.statements:
        return
    if isinstance(value, ModuleType):
        written.need(_import_of_module(name, value))
    elif _is_typed(value):
        _write_statement(name, value, written)
    elif isinstance(value, np.ndarray):
        written.need("import numpy")
        written.statements[name] = _constant(name, f"numpy.array({value.tolist()!r}, {value.dtype.name!r})")
    elif _is_plain(value):
        written.statements[name] = _constant(name, repr(value))
    else:
        written.need(_import_of_object(name, value))


def _is_typed(value: Any) -> bool:
    """Whether it is a function or class of the student's, and not of a library."""
    if isinstance(value, type):
        return value.__module__ == "__main__"
    code = getattr(value, "__code__", None)
    return code is not None and bool(linecache.getlines(code.co_filename)) and not _is_installed(code)


def _write_statement(name: str, value: Any, written: Written) -> None:
    if getattr(value, "__closure__", None):
        raise NotKeptError(f"{name} was made inside another function")
    text, defined = _class_statement(name) if isinstance(value, type) else _statement(name, value.__code__)
    names = _globals_of(value)
    written.statements[name] = ""  # a function may call itself
    for used in _names_used(text):
        if used in names and used not in defined:
            _write(used, names[used], written)
    del written.statements[name]  # after what it uses
    written.statements[name] = text


def _statement(name: str, code: CodeType) -> tuple[str, set[str]]:
    """The text of the statement at the top of a cell that the code stands in, and the names it defines."""
    for text, first, last, defined in _statements_of(code.co_filename):
        if name in defined and first <= code.co_firstlineno <= last:
            return text, defined
    raise NotKeptError(f"the text of {name} was not found")


def _class_statement(name: str) -> tuple[str, set[str]]:
    """A class does not know where it was typed: the newest cell that defines its name."""
    for file in reversed(list(linecache.cache)):
        if not Path(file).is_file():
            for text, _, _, defined in _statements_of(file):
                if name in defined and re.search(rf"^\s*class {name}\b", text, re.MULTILINE):
                    return text, defined
    raise NotKeptError(f"the text of {name} was not found")


def _statements_of(file: str) -> Iterator[tuple[str, int, int, set[str]]]:
    """Text, first and last line, and names defined, of every statement at the top of a cell."""
    lines = linecache.getlines(file)
    try:
        statements = ast.parse("".join(lines)).body
    except SyntaxError:
        return
    for node in statements:
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        last = node.end_lineno or first
        yield "".join(lines[first - 1 : last]).rstrip(), first, last, set(_defined_by(node))


def _defined_by(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name))
    else:  # a definition inside ``if`` or ``with``
        inner = ast.iter_child_nodes(node)
        yield from (name for child in inner if isinstance(child, ast.stmt) for name in _defined_by(child))


def _names_used(text: str) -> list[str]:
    """The names that a statement looks up outside itself."""
    waiting, found = [symtable.symtable(text, "answer", "exec")], set[str]()
    while waiting:
        table = waiting.pop()
        outer = table.get_type() == "module"
        for symbol in table.get_symbols():
            if symbol.is_referenced() and (outer or symbol.is_global()):
                found.add(symbol.get_name())
        waiting += table.get_children()
    return sorted(found)


def _globals_of(value: Any) -> Mapping[str, Any]:
    return vars(sys.modules["__main__"]) if isinstance(value, type) else value.__globals__


def _is_installed(code: CodeType) -> bool:
    """Whether code belongs to a library, so that it can be imported from there."""
    return any(getattr(module, "__file__", None) == code.co_filename for module in list(sys.modules.values()))


def _is_plain(value: Any) -> bool:
    if isinstance(value, tuple | list | set):
        return all(map(_is_plain, value))
    if isinstance(value, dict):
        return all(map(_is_plain, [*value, *value.values()]))
    return type(value) in _PLAIN


def _constant(name: str, text: str) -> str:
    if len(text) > _LONGEST:
        raise NotKeptError(f"it uses {name}, data of the notebook: hand it over as an argument")
    return f"{name} = {text}"


def _import_of_module(name: str, module: ModuleType) -> str:
    package, _, last = module.__name__.rpartition(".")
    if module.__name__ == name:
        return f"import {name}"
    if package and last == name:
        return f"from {package} import {name}"
    return f"import {module.__name__} as {name}"


def _import_of_object(name: str, value: Any) -> str:
    own = getattr(value, "__name__", None)
    for module in (getattr(value, "__module__", None), *_WHERE_NAMES_COME_FROM):
        known = own and module != "__main__" and getattr(sys.modules.get(module or ""), own, None) is value
        if known:
            return f"from {module} import {own}" + (f" as {name}" if name != own else "")
    raise NotKeptError(f"it uses {name}, a variable of the notebook: hand it over as an argument")
