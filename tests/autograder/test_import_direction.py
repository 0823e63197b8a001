"""Which folder of the autograder may import which: the trust boundary, the order of folders, no circles."""

import ast
import graphlib
import subprocess
import sys
from pathlib import Path

import pytest

import autograder
from autograder.sandbox.perimeter import grader_files

ROOT = Path(autograder.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))


def module_of(file):
    """The dotted name of a file."""
    parts = ("autograder", *file.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(file):
    """The modules of the autograder that a file imports anywhere in it, relative ones by their full name."""
    package = module_of(file) if file.name == "__init__.py" else module_of(file).rpartition(".")[0]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            names = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name for name in names if name.partition(".")[0] in ("autograder", "inside"))


def folder_of(name):
    """The folder below ``autograder`` in which a module lies."""
    return name.removeprefix("autograder.").partition(".")[0]


# ---- the trust boundary


@pytest.mark.parametrize("file", FILES, ids=module_of)
def test_nothing_outside_the_sandbox_imports_what_runs_in_it(file):
    if folder_of(module_of(file)) != "guest":
        assert not [name for name in imports_of(file) if folder_of(name) == "guest"]


def test_the_two_folders_of_the_sandbox_import_nothing_else_of_the_autograder():
    for folder, allowed in (("guest", {"guest", "wire"}), ("wire", {"wire"})):
        for file in (ROOT / folder).rglob("*.py"):
            started = file.name == "start.py"  # it runs in the sandbox alone, where the package is "inside"
            names = [name.removeprefix("inside.") if started else name for name in imports_of(file)]
            assert {folder_of(name) for name in names} <= allowed, file


def test_the_sandbox_gets_these_two_folders_and_a_package_file_that_imports_nothing():
    assert {path.relative_to(ROOT).as_posix() for path in grader_files()} == {"__init__.py", "wire", "guest"}
    assert not list(ast.walk(ast.parse((ROOT / "__init__.py").read_text())))[3:]  # its docstring is all


def test_a_grading_process_has_loaded_nothing_of_the_guest():
    program = (
        "import sys, autograder.grading.task, autograder.commands.grade\n"
        "print([name for name in sys.modules if name.startswith('autograder.guest')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# ---- the direction of all imports

ORDER = (
    ("course_error",),  # the ground
    ("files", "html"),
    ("wire",),
    ("guest",),
    ("notebooks",),
    ("sandbox",),
    ("oracle",),
    ("grading",),
    ("course",),
    ("exports", "reports", "delivery", "transcripts", "hub"),
    ("bench", "demo"),
    ("commands",),
    ("cli",),
)
"""From the ground up: what stands in a row imports from the rows before it, and from its own folder."""

HEIGHT = {folder: height for height, folders in enumerate(ORDER) for folder in folders}
MODULES = {module_of(file): file for file in FILES}


def known_module(name):
    """The module in which an imported name lies; None for what is not there."""
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name


def dependencies(module):
    """The modules that a module imports, inside functions and for annotations too."""
    return {known_module(name) for name in imports_of(MODULES[module]) if not name.startswith("inside")}


def test_every_folder_has_its_place_in_the_order():
    assert {folder_of(module) for module in MODULES if module != "autograder"} == set(HEIGHT)


@pytest.mark.parametrize("module", [module for module in MODULES if module != "autograder"])
def test_no_import_runs_up(module):
    own = folder_of(module)
    for other in dependencies(module) - {"autograder"}:
        assert folder_of(other) == own or HEIGHT[folder_of(other)] < HEIGHT[own], f"{module} -> {other}"


def test_there_is_no_circle_of_imports():
    graph = {module: dependencies(module) - {module} for module in MODULES}
    assert list(graphlib.TopologicalSorter(graph).static_order())


def test_the_command_line_is_nobodys_ground():
    """What a command raises and prints is known to commands alone."""
    for module, file in MODULES.items():
        if folder_of(module) not in ("commands", "cli"):
            assert "dlcourse.commands" not in file.read_text(encoding="utf-8"), module
