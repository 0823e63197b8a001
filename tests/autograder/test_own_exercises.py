"""An exercise and a question of the instructor's own: audited, released, graded and shown like ours."""

import nbformat
import pytest
from nbcourse import NbgraderCourse, graded_cell
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.api import Gradebook
from submissions import solved
from tools import require

import dlcourse
from autograder.cli import main
from autograder.exports import read_marks
from autograder.grading.grading_course import GradingCourse
from autograder.grading.ledger import read_entry
from autograder.reports import report
from dlcourse.checking import own_exercises
from dlcourse.checking.registry import exercises
from dlcourse.cli import main as dlcourse_main

pytestmark = pytest.mark.slow

NOTEBOOK = "04_activations"
POSSIBLE = sum(each.points for each in exercises("activations"))
EXERCISE = '''"""4.9 Softplus."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong


def softplus(x):
    return np.logaddexp(0, x)


def by_parts(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


mistakes = [
    Wrong("other_sign", lambda x: np.logaddexp(0, -x), lambda x: by_parts(-x)),
    Wrong("relu_alone", lambda x: np.maximum(x, 0), lambda x: x * (x > 0)),
    Wrong("one_forgotten", lambda x: np.log(np.exp(x)), lambda x: 1.0 * x),
]
visible = [Case("three numbers", (np.array([-1.0, 0.0, 2.0]),))]


def drawn(rng):
    sizes = [(5,), (3, 4), (2, 3, 2)]
    return [Case(f"of shape {shape}", (rng.normal(0, 3, shape),)) for shape in sizes]


exercise = Exercise(
    number="4.9", points=8, answers=[Function("softplus", softplus, [by_parts], mistakes, visible, drawn)]
)
'''
MESSAGES = """
[exercises.softplus]
title = "Softplus"
hints = ["Look at 0.", "What grows?", "Add 1 before the logarithm.", "`np.logaddexp` adds in the exponent."]

[exercises.softplus.mistakes.other_sign]
looks_like = "The function of -x."
why = "Softplus grows with x."

[exercises.softplus.mistakes.one_forgotten]
looks_like = "The input itself."
why = "Without the 1, the logarithm takes back the exponential."

[exercises.softplus.mistakes.relu_alone]
looks_like = "ReLU, which has a corner."
why = "Softplus is smooth."
"""
SOLUTION = "def softplus(x):\n    ### BEGIN SOLUTION\n    return np.logaddexp(0, x)\n    ### END SOLUTION"
RIGHT, WRONG = (f"def softplus(x):\n    return np.logaddexp(0, {sign}x)" for sign in ("", "-"))


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    require("bwrap")
    course = NbgraderCourse(tmp_path_factory.mktemp("own"), NOTEBOOK)
    (course.folder / "own" / "exercises").mkdir(parents=True)
    (course.folder / "own" / "exercises" / "softplus.py").write_text(EXERCISE)
    (course.folder / "own" / "messages.en.toml").write_text(MESSAGES)
    source = nbformat.read(course.path("source"), as_version=4)
    check = new_code_cell('check("own.softplus", softplus)')
    source.cells += [
        graded_cell(new_code_cell(SOLUTION), "softplus", solution=True),
        graded_cell(check, "softplus-check", grade=True, locked=True, points=8),
        graded_cell(new_markdown_cell("Why smooth?"), "why", grade=True, solution=True, points=5),
    ]
    nbformat.write(source, course.path("source"))
    course.release()
    for student, code in (("alice", RIGHT), ("bob", WRONG)):
        notebook = solved()
        for cell in nbformat.read(course.path("release"), as_version=4).cells[-3:]:
            cell.source = {"softplus": code, "why": f"Because, says {student}."}.get(cell.id, cell.source)
            notebook.cells.append(cell)
        course.submit(student, notebook)
    yield course
    own_exercises.use(None)


@pytest.fixture
def course(released, tmp_path):
    yield released.copy_to(tmp_path)
    own_exercises.use(None)


def command(course, *words):
    return main([*words, "--course", str(course.folder)])


def test_it_is_audited_like_ours(course, capfd):
    assert dlcourse_main(["audit", "--course", str(course.folder)]) == 0
    said = capfd.readouterr().out
    assert "ok   own.softplus: 3 of 3 mistakes named" in said and "mutants" in said
    file = course.folder / "own" / "exercises" / "softplus.py"
    file.write_text(EXERCISE.replace("np.maximum(x, 0) + np.log1p", "np.log1p"))  # a wrong alternative
    own_exercises.use(None)
    assert dlcourse_main(["audit", "--course", str(course.folder)]) == 1
    assert "FAIL own.softplus" in capfd.readouterr().out


def test_it_is_graded_by_the_oracle_and_stands_everywhere(course, capsys):
    assert "NotImplementedError" in course.path("release").read_text()
    assert command(course, "grade", NOTEBOOK) == 0
    said = capsys.readouterr().out
    assert "To be marked by hand" not in said and f"{POSSIBLE + 8:g}" in said
    assert course.marks("alice")["softplus"] == 8 and course.marks("bob")["softplus"] < 8
    (part,) = [
        e
        for e in read_entry(course.folder, NOTEBOOK, "bob").exercises
        if e.verdict.exercise == "own.softplus"
    ]
    assert part.seed is not None and part.verdict.answers[0].mistakes == ["other_sign"]
    assert command(course, "explain", "bob", NOTEBOOK, "--again") == 0
    assert "other_sign - The function of -x." in capsys.readouterr().out
    assert "4.9 Softplus" in report(GradingCourse(course.folder), NOTEBOOK)
    assert course.api().generate_feedback(NOTEBOOK, "bob")["success"]
    page = (course.folder / "feedback" / "bob" / NOTEBOOK / f"{NOTEBOOK}.html").read_text(encoding="utf-8")
    assert "The function of -x." in page and "4.9 Softplus" in page


def test_a_changed_exercise_is_graded_again(course):
    assert command(course, "grade", NOTEBOOK) == 0
    before = read_entry(course.folder, NOTEBOOK, "bob")
    file = course.folder / "own" / "exercises" / "softplus.py"
    file.write_text(
        EXERCISE.replace("np.logaddexp(0, x)", "np.logaddexp(0, -x)", 1).replace(
            "by_parts(x):", "by_parts(x):\n    x = -x"
        )
    )
    own_exercises.use(None)
    assert command(course, "grade", NOTEBOOK) == 0
    after = read_entry(course.folder, NOTEBOOK, "bob")
    assert after.points > before.points and course.marks("bob")["softplus"] == 8


def test_an_own_question_is_marked_by_hand_and_keeps_its_mark(course):
    assert command(course, "grade", NOTEBOOK) == 0
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        found = gradebook.find_grade("why", NOTEBOOK, NOTEBOOK, "alice")
        assert found.needs_manual_grade and found.auto_score is None
        found.manual_score, found.needs_manual_grade = 4, False
        gradebook.db.commit()
    assert command(course, "grade", NOTEBOOK, "--force") == 0
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        assert gradebook.find_submission(NOTEBOOK, "alice").score == POSSIBLE + 8 + 4
    assert read_marks(GradingCourse(course.folder), [NOTEBOOK]).marks["alice"][NOTEBOOK] == POSSIBLE + 8 + 4


def test_at_home_it_is_said_that_it_is_checked_later(capsys):
    own_exercises.use(None)
    assert dlcourse.check("own.softplus", abs) == 0.0
    assert "own.softplus is an exercise of your instructor's own" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "complaint"), [(None, "there is no own/exercises/softplus.py"), ("x = ", "SyntaxError")]
)
def test_a_file_that_is_missing_or_does_not_run_is_told(course, text, complaint, capsys):
    file = course.folder / "own" / "exercises" / "softplus.py"
    file.unlink()
    if text:
        file.write_text(text)
    assert command(course, "grade", NOTEBOOK) == 2
    assert complaint in capsys.readouterr().err


def test_a_cluster_does_not_have_it(course, capsys):
    assert command(course, "grade", NOTEBOOK, "--scheduler", "tcp://127.0.0.1:9") == 2
    assert "on this machine alone" in capsys.readouterr().err


def test_a_cluster_grades_the_assignments_that_have_none(course, capsys):
    release = course.path("release")
    notebook = nbformat.read(release, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if "own.softplus" not in cell.source]
    nbformat.write(notebook, release)
    assert command(course, "grade", NOTEBOOK, "--scheduler", "tcp://127.0.0.1:9") == 2
    assert "on this machine alone" not in capsys.readouterr().err
