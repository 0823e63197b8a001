"""The project's own files agree with each other, and importing the course stays cheap."""

import ast
import importlib.metadata
import re
import runpy
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import frameworks
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
ENVIRONMENT = runpy.run_path(str(ROOT / "scripts" / "make_environment.py"))
TOO_NEW = runpy.run_path(str(ROOT / "scripts" / "too_new.py"))["too_new"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIREMENTS = [
    Requirement(text)
    for group in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
    for text in group
    if not text.startswith("dlcourse[")
]
FRAMEWORKS = "dlcourse/frameworks"
BENCH = "dlcourse/bench"
IN_OTHER_ENVIRONMENTS = [
    ROOT / FRAMEWORKS / "trainers" / "mxnet.py",
    ROOT / FRAMEWORKS / "workers" / "opencv_reader.py",
]
HEAVY = {"torch", "matplotlib", "IPython", "ipywidgets", "sklearn", "scipy"}


def loaded_by(statement):
    report = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ("import dlcourse", set()),
        ("import dlcourse.cli; dlcourse.cli.build_parser()", set()),
        ("import dlcourse.state", set()),
        ("import dlcourse.numpy", set()),
        ("from dlcourse import check", set()),
        ("import dlcourse.torch", {"torch"}),
    ],
)
def test_importing_loads_nothing_heavy(statement, allowed):
    assert loaded_by(statement) & HEAVY <= allowed


def test_students_side_never_imports_the_autograder():
    pattern = re.compile(r"^\s*(import|from) autograder", re.MULTILINE)
    guilty = [file for file in (ROOT / "dlcourse").rglob("*.py") if pattern.search(file.read_text("utf-8"))]
    assert guilty == []


@pytest.mark.parametrize("package", ["data", "experiments", "frameworks"])
def test_what_chapters_share_imports_no_chapter(package):
    files = list((ROOT / "dlcourse" / package).rglob("*.py"))
    pattern = re.compile(r"dlcourse(\.| import )chapters")
    assert files and [file for file in files if pattern.search(file.read_text("utf-8"))] == []


def test_chapters_hold_exercises_explorers_results_and_sentences_only():
    allowed = re.compile(r"__init__\.py|exercises|explorers|results|messages\.\w+\.toml|__pycache__")
    chapters = [folder for folder in (ROOT / "dlcourse" / "chapters").glob("[a-z]*") if folder.is_dir()]
    assert chapters
    for chapter in chapters:
        assert [path for path in chapter.iterdir() if not allowed.fullmatch(path.name)] == []


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=str)
def test_every_requirement_has_an_exact_version_within_its_bounds(requirement):
    exact = ENVIRONMENT["constraints"]()[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(exact)


IN_A_BROWSER = {"js", "pyodide_js"}
"""What Pyodide itself brings."""


def third_party_imports(folder):
    """Top-level names that the folder's files import and that are neither Python's own nor the project's.

    Chapter 14 shows more than the course needs, and timing needs a browser: these two folders count only
    when they are asked for.
    """
    files = [file for file in (ROOT / folder).rglob("*.py") if file not in IN_OTHER_ENVIRONMENTS]
    for other in {FRAMEWORKS, BENCH} - {folder}:
        files = [file for file in files if not file.is_relative_to(ROOT / other)]
    trees = (ast.parse(file.read_text("utf-8")) for file in files)
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {n.module for n in nodes if isinstance(n, ast.ImportFrom) and n.module and not n.level}
    top = {name.partition(".")[0] for name in names}
    ours = {"dlcourse", "autograder", "inside"}  # inside: what the sandbox calls its part of autograder
    return top - sys.stdlib_module_names - ours - IN_A_BROWSER


@pytest.mark.parametrize(
    ("folder", "extras"),
    [
        ("dlcourse", []),
        (FRAMEWORKS, ["frameworks"]),
        (BENCH, ["test"]),
        ("autograder", ["grading", "cluster"]),
    ],
)
def test_what_is_imported_is_required(folder, extras):
    texts = PROJECT["dependencies"] + [
        text for extra in extras for text in PROJECT["optional-dependencies"][extra]
    ]
    required = {canonicalize_name(Requirement(text).name) for text in texts}
    distributions = importlib.metadata.packages_distributions()
    if "frameworks" in extras:
        frameworks.need("tensorflow", "keras", "jax", "onnxruntime", "tensorboard", "lupa", "torchfile")
    imported = third_party_imports(folder)
    missing = {
        name for name in imported if required.isdisjoint(map(canonicalize_name, distributions.get(name, [])))
    }
    assert imported and not missing


def test_requirements_have_lower_bounds_only():
    operators = {part.operator for requirement in REQUIREMENTS for part in requirement.specifier}
    assert operators == {">="}


def test_constraints_are_exact_sorted_and_fit_every_platform():
    text = (ROOT / "constraints.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert lines == sorted(lines, key=str.upper)
    versions = [Version(version) for version in ENVIRONMENT["constraints"]().values()]
    assert all(version.local is None for version in versions)
    assert len(versions) == len(lines)


def test_exact_versions_can_be_installed_with_the_lowest_python_promised():
    exact = ENVIRONMENT["constraints"]()
    places = [sysconfig.get_path("purelib")]  # not what other tests have put on the path
    found = importlib.metadata.distributions(path=places)
    installed = {canonicalize_name(p.metadata["Name"]): p for p in found}
    pinned = [installed[name] for name in exact.keys() & installed.keys()]
    stale = [p.name for p in pinned if Version(p.version).public != exact[canonicalize_name(p.name)]]
    assert pinned and stale == [], "run make again: these are not at their exact versions"
    assert list(TOO_NEW(pinned)) == []


def test_environment_yml_is_what_make_environment_writes():
    assert (ROOT / "environment.yml").read_text("utf-8") == ENVIRONMENT["environment"]()


def test_the_makefile_has_what_the_readme_promises():
    promised = set(
        re.findall(r"(?:^|`)make ([a-z-]+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    )
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"lab", "test"} <= promised <= targets


def test_ci_runs_the_test_command_and_nothing_else():
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make test"]
