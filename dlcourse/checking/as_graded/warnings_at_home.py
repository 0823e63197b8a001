"""Sentences under a check at home: what the answer uses here and will not find when it is graded."""

import ast
import logging
from collections.abc import Iterator, Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any

from dlcourse.checking.as_graded.executed import executed_cells
from dlcourse.checking.as_graded.names_used import NamesUsed
from dlcourse.checking.as_graded.packages import is_there
from dlcourse.checking.as_graded.released import given_cells, released_cells
from dlcourse.checking.exercise import Exercise
from dlcourse.checking.texts import Texts

_LOG = logging.getLogger(__name__)


def warnings_at_home(exercise: Exercise, answers: Sequence[Any]) -> list[str]:
    """One sentence each; a fault of ours in here never stops a check."""
    try:
        return list(_warnings(exercise, NamesUsed(list(answers)), Texts(exercise)))
    except Exception:
        _LOG.exception("a fault in the warnings of what grading does not have")
        return []


def _warnings(exercise: Exercise, used: NamesUsed, texts: Texts) -> Iterator[str]:
    absent = {
        name: module
        for name, module in used.modules.items()
        if not is_there(module, exercise.needs, exercise.uses)
    }
    for name, module in absent.items():
        yield texts.label("missing_when_graded", name=name, module=module)
    executed = executed_cells()
    if not executed:
        return
    released = released_cells(exercise.chapter)
    demos = [cell for cell in released if cell.demo]
    texts_of_demos, ids = {cell.source.strip() for cell in demos}, {cell.id for cell in demos}
    explored: set[str] = set()
    code = [cell for cell in released if cell.kind == "code" and not cell.demo]
    written = {name for cell in code for name in _bound(cell.source)}
    for source, id in executed:
        is_demo = id in ids if id else source.strip() in texts_of_demos
        (explored if is_demo else written).update(_bound(source))
    for name in sorted((used.names.keys() & explored) - written - absent.keys()):
        yield texts.label("explored_only", name=name)
    yield from _taken(used, exercise.chapter, texts)


def _taken(used: NamesUsed, chapter: str, texts: Texts) -> Iterator[str]:
    """Modules of the first cell in whose place there is data now."""
    for cell in given_cells(chapter):
        for name, module in _imported(cell.source):
            value = used.names.get(name)
            if value is not None and not isinstance(value, ModuleType) and not callable(value):
                yield texts.label("name_taken", name=name, module=module, type=type(value).__name__)


def _parsed(source: str) -> ast.AST:
    try:
        return ast.parse(source)
    except SyntaxError:  # magics among the lines: what stands on lines of its own is found one by one
        return ast.Module([part for line in source.split("\n") for part in _line(line)], [])


def _line(line: str) -> list[ast.stmt]:
    try:
        return ast.parse(line).body
    except SyntaxError:
        return []


@lru_cache(maxsize=1024)
def _bound(source: str) -> set[str]:
    """Names that a cell binds anywhere in it."""
    tree = list(ast.walk(_parsed(source)))
    names = {node.id for node in tree if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    defined = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return (
        names | {node.name for node in tree if isinstance(node, defined)} | {n for n, _ in _imported(source)}
    )


def _imported(source: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(_parsed(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                yield (alias.asname or alias.name.partition(".")[0]), alias.name
