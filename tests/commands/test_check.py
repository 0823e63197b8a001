"""``dlcourse check``: every check of a notebook gets its line, whatever the other cells do."""

import asyncio

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from dlcourse.checking.report.display import VERDICT_MIME
from dlcourse.cli import main
from dlcourse.commands.check import report, with_course_points
from dlcourse.commands.notebook_run import NotebookRun, read_notebook

CHECK_THAT_SAYS = f"""
from IPython.display import display
def check(id, points, possible, mistakes=()):
    verdict = dict(exercise=id, title=id, points=points, possible=possible, mistakes=list(mistakes),
                   passed=int(points >= possible), total=1)
    display({{{VERDICT_MIME!r}: verdict, "text/plain": "report"}}, raw=True)
"""


def verdict(exercise, points, possible, passed=1, total=1, mistakes=()):
    return {
        "exercise": exercise,
        "title": exercise,
        "points": points,
        "possible": possible,
        "mistakes": list(mistakes),
        "passed": passed,
        "total": total,
    }


def write(folder, cells, **metadata):
    file = folder / "a notebook.ipynb"
    nbformat.write(new_notebook(cells=cells, metadata=metadata), file)
    return file


def test_one_line_per_exercise_and_a_total():
    outcome = NotebookRun(
        exercises=["a.right", "a.wrong", "a.free", "a.stub"],
        verdicts={
            "a.right": verdict("a.right", 2.0, 2.0),
            "a.wrong": verdict("a.wrong", 0.5, 3.0, 1, 4, ["axis_swapped", "no_mean"]),
            "a.free": verdict("a.free", 0.0, 0.0, 0, 1),
            "a.stub": verdict("a.stub", 0.0, 0.0, 0, 0),
        },
        errors=["code cell 3: ValueError: x"],
        notes=["A note."],
    )
    assert report(outcome) == [
        "A note.",
        "a.right  2 of 2 points",
        "a.wrong  0.5 of 3 points; 1 of 4 cases pass; mistake: axis_swapped, no_mean",
        "a.free   0 of 0 points; 0 of 1 cases pass",
        "a.stub   0 of 0 points; not written yet",
        "Cells that stopped with an error:",
        "  code cell 3: ValueError: x",
        "Total: 2.5 of 5 points; 1 of 4 exercises complete.",
    ]


def test_points_of_an_exercise_that_was_not_checked_still_count_as_possible():
    from dlcourse.checking.registry import exercises

    exercise = next(each for each in exercises("activations") if each.points)
    lines = report(NotebookRun([exercise.id, "no.such"], {}, [], []))
    assert lines[0].split(maxsplit=1) == [exercise.id, "not checked"]
    assert lines[-1] == f"Total: 0 of {exercise.points:g} points; 0 of 2 exercises complete."


def test_a_notebook_without_checks_says_so():
    assert report(NotebookRun([], {}, [], [])) == ["This notebook has no checks."]


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"nbformat": 4}', "def f(): pass"])
def test_a_file_that_is_no_notebook_is_refused(tmp_path, content, capsys):
    file = tmp_path / "x.ipynb"
    file.write_text(content)
    assert main(["check", str(file)]) == 2
    assert "is not a Jupyter notebook" in capsys.readouterr().err


ODDITIES = {
    "ids in an old minor version": (
        lambda text: text.replace('"nbformat_minor": 5', '"nbformat_minor": 4'),
        "",
    ),
    "no execution count": (lambda text: text.replace('"execution_count": null,', ""), ""),
    "a byte-order mark": (lambda text: "\ufeff" + text, ""),
    "text behind it": (lambda text: text + "\n}", "text before or behind"),
    "a comma too many": (lambda text: text.rstrip()[:-1].rstrip() + ",}", "comma"),
}


@pytest.mark.parametrize("oddity", ODDITIES)
def test_what_jupyterlab_reads_is_read_and_told(tmp_path, oddity):
    change, word = ODDITIES[oddity]
    file = write(tmp_path, [new_code_cell("1"), new_markdown_cell("text")])
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    notebook, notes = read_notebook(file)
    assert [cell.source for cell in notebook.cells] == ["1", "text"]
    nbformat.validate(notebook)
    assert [word in note for note in notes] == ([True] if word else [])


@pytest.mark.slow
def test_as_graded_a_notebook_is_run_by_the_rules_of_grading(tmp_path, capsys):
    cells = [
        new_code_cell("import torch\nimport pandas as pd\nfrom dlcourse import check"),
        new_code_cell("limit = 0", metadata={"tags": ["demo"]}),
        new_code_cell("check = True"),
        new_code_cell(
            "!pip install anything\nimport torch\ndef celsius(f):\n    return (f - 32) * 5 / 9",
            metadata={"nbgrader": {"grade_id": "hidden_state"}},
        ),
        new_code_cell('check("start.hidden_state", celsius)'),
        new_code_cell("def center(x):\n    return x - x.mean() + limit"),
        new_code_cell('check("start.in_place", center)'),
    ]
    assert main(["check", "--as-graded", str(write(tmp_path, cells))]) == 1
    said = capsys.readouterr().out
    assert "Not there when grading: torch" in said and "Not there when grading: pandas" in said
    lines = dict(line.split("  ", 1) for line in said.splitlines() if line.startswith("start."))
    assert lines["start.hidden_state"].strip() == "0 of 0 points"
    assert "name 'limit' is not defined" in said


def test_a_file_that_is_not_there_is_refused(tmp_path, capsys):
    assert main(["check", str(tmp_path / "none.ipynb")]) == 2
    assert "none.ipynb cannot be read: No such file" in capsys.readouterr().err


@pytest.mark.slow
def test_errors_demos_old_outputs_and_a_foreign_kernel_do_not_disturb_the_checks(tmp_path, capsys):
    stale = new_output("display_data", data={VERDICT_MIME: verdict("a.unreached", 9.0, 9.0)})
    file = write(
        tmp_path,
        [
            new_code_cell(CHECK_THAT_SAYS),
            new_markdown_cell("check('in.prose')"),
            new_code_cell('check("a.right", 2.0, 2.0)'),
            new_code_cell("1/0"),
            new_code_cell("raise RuntimeError('demo was run')", metadata={"tags": ["demo"]}),
            new_code_cell('check("a.twice", 0.0, 3.0, ["off_by_one"])'),
            new_code_cell('check("a.twice", 1.0, 3.0, ["no_mean"])'),
            new_code_cell('check("a.unreached", undefined)', outputs=[stale]),
        ],
        kernelspec={"name": "julia-1.9", "display_name": "Julia", "language": "julia"},
    )
    before = file.read_bytes()
    assert main(["check", str(file)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "asks for the kernel 'julia-1.9'" in lines[0]
    assert lines[1:] == [
        "a.right      2 of 2 points",
        "a.twice      1 of 3 points; 0 of 1 cases pass; mistake: no_mean",
        "a.unreached  not checked",
        "Cells that stopped with an error:",
        "  code cell 3: ZeroDivisionError: division by zero",
        "  code cell 7: NameError: name 'undefined' is not defined",
        "Total: 3 of 5 points; 1 of 3 exercises complete.",
    ]
    assert file.read_bytes() == before


@pytest.mark.slow
def test_a_running_event_loop_is_no_obstacle(tmp_path):
    file = write(tmp_path, [new_code_cell(CHECK_THAT_SAYS), new_code_cell('check("a.right", 1.0, 1.0)')])

    async def inside():
        return main(["check", str(file)])

    assert asyncio.run(inside()) == 0


@pytest.mark.slow
def test_an_endless_cell_is_interrupted_and_the_rest_is_checked(tmp_path, capsys):
    cells = [CHECK_THAT_SAYS, "while True: pass", 'check("a.right", 1.0, 1.0)']
    file = write(tmp_path, [new_code_cell(source) for source in cells])
    assert main(["check", str(file), "--timeout", "2"]) == 0
    printed = capsys.readouterr().out
    assert "a.right  1 of 1 points" in printed
    assert "code cell 2: KeyboardInterrupt" in printed


@pytest.mark.slow
def test_a_kernel_that_dies_ends_the_run_but_not_the_report(tmp_path, capsys):
    cells = [
        CHECK_THAT_SAYS,
        'check("a.right", 1.0, 1.0)',
        "import os; os._exit(1)",
        'check("a.left", 1.0, 1.0)',
    ]
    file = write(tmp_path, [new_code_cell(source) for source in cells])
    assert main(["check", str(file)]) == 1
    printed = capsys.readouterr().out
    assert "a.right  1 of 1 points" in printed
    assert "a.left   not checked" in printed
    assert "The kernel died" in printed


@pytest.mark.slow
def test_the_real_engine_is_understood_and_its_result_remembered(tmp_path, capsys):
    (tmp_path / ".dlcourse").mkdir()
    cells = [
        "from dlcourse import check",
        "def answer():\n    return 42",
        'check("start.answer", answer)',
        "def answer():\n    print(42)",
        'check("start.answer", answer)',
    ]
    file = write(tmp_path, [new_code_cell(source) for source in cells[:3]])
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().out.startswith("start.answer  0 of 0 points\n")
    assert main(["progress", str(tmp_path), "--json"]) == 0
    assert '"complete": 1' in capsys.readouterr().out

    write(tmp_path, [new_code_cell(source) for source in cells])
    assert main(["check", str(file)]) == 1
    assert "mistake: prints_instead" in capsys.readouterr().out


def graded(source, points, bonus=None, **about):
    about = {"grade": True, "grade_id": source, "points": points, **about}
    ours = {} if bonus is None else {"dlcourse": {"bonus": bonus}}
    return new_code_cell(source, metadata={"nbgrader": about, **ours})


def test_as_graded_counts_the_points_of_the_course(tmp_path):
    cells = [
        graded('check("activations.forward", a)', 12),
        graded('check("activations.collapse", b)', 0, bonus=4),
        graded('check("own.softplus", c)', 8),
        graded("why-nonlinear", 5, solution=True),
    ]
    ids = ["activations.forward", "activations.collapse"]
    outcome = NotebookRun(ids, {id: verdict(id, 5.0, 10.0, 1, 2) for id in ids}, [], [])
    assert report(with_course_points(outcome, write(tmp_path, cells))) == [
        "Checked only when it is graded: own.softplus (8 points, your instructor's own), "
        "why-nonlinear (5 points, by hand)",
        "activations.forward   6 of 12 points; 1 of 2 cases pass",
        "activations.collapse  2 of 4 points (bonus); 1 of 2 cases pass",
        "Total: 8 of 12 points; 0 of 2 exercises complete.",
    ]


def test_as_graded_says_when_it_does_not_know_the_points_of_the_course(tmp_path):
    file = write(tmp_path, [new_code_cell('check("activations.forward", a)')])
    outcome = NotebookRun(["activations.forward"], {}, [], [])
    assert "those of your course may differ" in report(with_course_points(outcome, file))[0]
