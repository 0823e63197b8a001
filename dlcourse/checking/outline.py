"""What can be told about an exercise without running its file, which may import PyTorch."""

import ast
from functools import cache
from pathlib import Path

from dlcourse.checking.exercise import Exercise
from dlcourse.checking.registry import exercise
from dlcourse.checking.version import file_of
from dlcourse.curriculum import chapters, current_id, ids, module_name

Surroundings = tuple[str, tuple[str, ...]]
"""An exercise's ``needs`` and ``uses``."""


def exists(id: str) -> bool:
    """Whether there is an exercise of that id, or was one that is called otherwise now."""
    id = current_id(id)
    chapter = id.partition(".")[0]
    return chapter in chapters() and id in ids(chapter, "exercise")


@cache
def surroundings(id: str) -> Surroundings:
    """What an exercise says it needs and uses; it is run only where that is not written out.

    Raises:
        SyntaxError: its file is no program.
        UnknownIdError: there is no such exercise.
    """
    file = file_of(module_name(current_id(id), "exercise"))
    written = _written(file) if file else None
    if written is None:
        found = exercise(id)
        return found.needs, tuple(found.uses)
    return written


def _written(file: Path) -> Surroundings | None:
    """The arguments of ``exercise = Exercise(...)``; None where they are not plain values."""
    for node in ast.parse(file.read_bytes(), str(file)).body:
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)):
            continue
        if [ast.unparse(target) for target in node.targets] == ["exercise"]:
            arguments = {each.arg: each.value for each in node.value.keywords}
            try:
                needs = ast.literal_eval(arguments.get("needs", ast.Constant(Exercise.needs)))
                uses = ast.literal_eval(arguments.get("uses", ast.Tuple([], ast.Load())))
            except ValueError:
                return None
            return None if None in arguments else (needs, tuple(uses))
    return None
