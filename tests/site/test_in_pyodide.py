"""The course in the browser's Python: right answers get full points, verdicts are the same, cells go on."""

import json
import re
import zipfile

import pytest
from everything import only_with_everything, some

from autograder.notebooks import solution_edition, student_edition
from dlcourse.checking.registry import exercises
from dlcourse.curriculum import chapter_of
from dlcourse.notebook_format import CHECK_SUFFIX, DEMO
from dlcourse.resources import resource

pytestmark = pytest.mark.slow

SOURCES = sorted((resource("notebooks") / "source").glob("[0-9][0-9]_*.md"))
ANSWERS = resource("notebooks").parent / "tests" / "answers"
KNOWN = re.compile("^.*looks like a known mistake.*$", re.MULTILINE)


def code(notebook, demo=True):
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [cell for cell in cells if demo or DEMO not in cell.metadata.get("tags", [])]


def test_solutions_get_full_points_but_for_what_the_front_page_says_is_elsewhere(in_pyodide):
    import front_page  # conftest.py has put scripts/site on the path

    cells = {file.stem: code(solution_edition(file), demo=False) for file in SOURCES}
    found = in_pyodide({name: [cell.source for cell in those] for name, those in cells.items()})
    for file in SOURCES:
        results = dict(zip((cell.id for cell in cells[file.stem]), found[file.stem], strict=True))
        student = student_edition(file)
        asked = exercises(chapter_of(file.name))
        for exercise in asked:
            result = results[exercise.name + CHECK_SUFFIX]
            assert not result["error"], (exercise.id, result)
            elsewhere = front_page.needs_pytorch(exercise, student)
            assert ("not here" in result["printed"]) == elsewhere, (exercise.id, result["printed"])
            assert float(result["result"]) == (0 if elsewhere else exercise.points), (exercise.id, result)
        earned = sum(float(results[exercise.name + CHECK_SUFFIX]["result"]) for exercise in asked)
        print(f"{file.stem:30} {earned:g} of {sum(exercise.points for exercise in asked):g} points")


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
@only_with_everything
def test_run_all_reaches_the_end_of_an_untouched_chapter(file, in_pyodide):
    run_all(file, student_edition(file), in_pyodide)


@only_with_everything
@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_run_all_reaches_the_end_of_a_solved_chapter(file, in_pyodide):
    run_all(file, solution_edition(file), in_pyodide)


def test_run_all_says_what_needs_pytorch_once_for_each_cell_and_goes_on(in_pyodide):
    [file] = [file for file in SOURCES if file.stem == "04_activations"]
    results = run_all(file, solution_edition(file), in_pyodide)
    said = [result["printed"].count("it runs on your own machine") for result in results]
    assert max(said) == 1 and 3 <= sum(said) < len(said) / 2


def run_all(file, notebook, in_pyodide):
    cells = [cell.source for cell in code(notebook)]
    results = in_pyodide({file.stem: cells})[file.stem]
    broken = [
        (cell[:60], result["error"]) for cell, result in zip(cells, results, strict=True) if result["error"]
    ]
    assert broken == []
    return results


@pytest.mark.parametrize("part", some(range(6), 6))
def test_answers_of_strangers_get_the_verdict_they_get_elsewhere(part, in_pyodide, in_cpython):
    notebooks = {}
    for folder in sorted(ANSWERS.iterdir())[part::6]:
        for file in [*sorted(folder.glob("right_*.py"))[:1], *sorted(folder.glob("wrong_*.py"))[1:2]]:
            notebooks[f"{folder.name}/{file.stem}"] = answered(folder.name, file)
    notebooks = {name: cells for name, cells in notebooks.items() if cells}
    assert len(notebooks) >= 20
    here, there = verdicts(in_pyodide(notebooks)), verdicts(in_cpython(notebooks))
    for name, verdict in here.items():
        print(f"{name:50}", *verdict)  # pytest -rP shows this table
    assert here == there


def answered(id, file):
    """The exercise's cells with a stranger's answer; nothing where PyTorch is needed."""
    chapter = id.partition(".")[0]
    [exercise] = [each for each in exercises(chapter) if each.id == id]
    if exercise.needs == "torch":
        return None
    [source] = [each for each in SOURCES if chapter_of(each.name) == chapter]
    cells = code(solution_edition(source), demo=False)
    own = [
        cell
        for cell in cells
        if cell.id == cells[0].id or re.fullmatch(rf"{exercise.name}(-\d+|-check)?", cell.id)
    ]
    return [*(cell.source for cell in own[:-1]), file.read_text(encoding="utf-8"), own[-1].source]


def verdicts(found):
    """Points, and the names of the mistakes; the last digits of numbers in between depend on the machine."""
    last = {name: results[-1] for name, results in found.items()}
    return {name: [each["result"], *KNOWN.findall(each["printed"])] for name, each in last.items()}


def test_an_endless_loop_in_an_answer_is_ended(in_pyodide):
    cells = [
        "from dlcourse import check",
        "def dead_fraction(acts):\n    while True:\n        pass",
        'check("activations.dead_fraction", dead_fraction)',
        "def dead_fraction(acts):\n  while True:\n    try: sum(range(9))\n    except: pass",
        'check("activations.dead_fraction", dead_fraction)',
        "1 + 1",
    ]
    results = in_pyodide({"endless": cells})["endless"]
    assert "did not come to an end" in results[2]["printed"] and results[2]["result"] == "0.0"
    assert "did not come to an end" in results[4]["printed"]
    assert results[-1]["result"] == "2"


def test_a_recursion_without_end_is_an_error_like_any_other(in_pyodide):
    check = 'check("activations.dead_fraction", dead_fraction)'
    cells = [
        "from dlcourse import check",
        "class Value:\n    def __call__(self, x):\n        return max([x], key=self)",
        "def dead_fraction(acts):\n    return Value()(1)",
        check,
        "def dead_fraction(acts):\n    return sorted([acts], key=dead_fraction)",
        check,
        "import sys\nsys.getrecursionlimit()",
    ]
    results = in_pyodide({"deep": cells})["deep"]
    for answer in (3, 5):
        assert "RecursionError" in results[answer]["printed"], results[answer]
        assert results[answer]["result"] == "0.0"
    assert int(results[-1]["result"]) == 400


def test_python_starts_without_files_that_nobody_needs(site_python):
    lock = json.loads((site_python / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    files = {name: zipfile.ZipFile(site_python / each["file_name"]).namelist() for name, each in lock.items()}
    assert [name for each in files.values() for name in each if "/tests/" in name] == []
    stubs = {name.split("/")[2] for name in files["jedi"] if name.startswith("jedi/third_party/")}
    assert stubs == {"typeshed"} and "jedi/third_party/typeshed/stdlib/3/os/__init__.pyi" in files["jedi"]
    assert files["ssl"] == [] and "ssl" in lock["ssl-itself"]["imports"]
