"""The house has floors (CONTRIBUTING.md shows them): no import runs up, and there is no circle."""

import ast
import graphlib
import re
from functools import cache
from pathlib import Path

import pytest

import dlcourse

ROOT = Path(dlcourse.__file__).parent
PICTURE = re.search(
    r"```floors\n(.*?)```", (ROOT.parent / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL
)
FLOORS = [line.split("  ")[0].split() for line in PICTURE[1].splitlines()[::-1]]
"""From the ground up: the rooms of each floor."""


def module_of(file):
    """The dotted name of a file."""
    parts = ("dlcourse", *file.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_of(file): file for file in sorted(ROOT.rglob("*.py")) if "_bundled" not in file.parts}


@cache
def imports_of(module):
    """The modules of the course that a module imports, anywhere in its file."""
    found = set()
    for node in ast.walk(ast.parse(FILES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= names & FILES.keys() or {node.module}
    return {name for name in found if name in FILES} - {module}


def room_of(module):
    """The folder or file right below ``dlcourse``."""
    return module.split(".")[1] if "." in module else "dlcourse"


def floor_of(room):
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


@pytest.mark.parametrize("room", sorted({room_of(module) for module in FILES}))
def test_no_import_runs_up(room):
    imported = {room_of(name) for module in FILES if room_of(module) == room for name in imports_of(module)}
    assert {other for other in imported - {room} if floor_of(other) >= floor_of(room)} == set()


def test_there_is_no_circle():
    tuple(graphlib.TopologicalSorter({module: imports_of(module) for module in FILES}).static_order())


def test_the_picture_shows_every_room_once():
    assert sorted(room for rooms in FLOORS for room in rooms) == sorted({room_of(module) for module in FILES})
