"""The version of an exercise: changes with everything that its verdict depends on."""

import ast
import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dlcourse import __version__
from dlcourse.curriculum import module_name

_ENGINE = "dlcourse.checking"


@cache
def version_of(id: str) -> str:
    """A digest of the exercise's file, of every file of the course that it imports, and of the engine.

    Args:
        id: of the exercise.
    """
    files = {*_files_of(module_name(id, "exercise")), *_engine()}
    digest = hashlib.sha256(__version__.encode())
    for file in sorted(files):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _engine() -> Iterator[Path]:
    """What judges; how a report looks and what audits the course change no verdict."""
    folder = Path(__file__).parent
    return (f for f in folder.rglob("*.py") if f.relative_to(folder).parts[0] not in ("report", "audit"))


def _files_of(module: str) -> set[Path]:
    """The file of a module and, transitively, of every module of the course that it imports."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += imported_by(name)
    return {file for file in map(file_of, found) if file}


@cache
def imported_by(module: str) -> tuple[str, ...]:
    """The modules of the course that a module imports."""
    file = file_of(module)
    if file is None:
        return ()
    nodes = list(ast.walk(ast.parse(file.read_bytes())))
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    parents = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level]
    names = [f"{node.module}.{alias.name}" for node in parents for alias in node.names]
    candidates = [*plain, *(node.module or "" for node in parents), *names]
    ours = [name for name in candidates if name.startswith("dlcourse.") and not name.startswith(_ENGINE)]
    return tuple(name for name in dict.fromkeys(ours) if file_of(name))


@cache
def file_of(module: str) -> Path | None:
    """The file of a module; None for a name that is a function or class inside one."""
    package, _, name = module.rpartition(".")
    files = (
        Path(place, *file) for place in _places(package) for file in ((name, "__init__.py"), (f"{name}.py",))
    )
    return next((file for file in files if file.is_file()), None)


def _places(package: str) -> list[str]:
    """The folders of a package; one that is not loaded is not loaded for this, as some need PyTorch."""
    if package in sys.modules:
        return list(getattr(sys.modules[package], "__path__", ()))
    above, _, name = package.rpartition(".")
    folders = (Path(place, name) for place in _places(above))
    return [str(folder) for folder in folders if folder.is_dir()]
