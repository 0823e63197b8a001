"""The whole way of an assignment through stock nbgrader, by its own commands: from release to marks."""

import csv

import nbformat
import pytest
from nbcourse import NbgraderCourse, answered

from autograder.notebooks import solution_edition
from autograder.notebooks.build import to_text
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.registry import exercise, exercises
from dlcourse.checking.run import run
from dlcourse.checking.texts import Texts
from dlcourse.resources import resource

pytestmark = pytest.mark.slow

NOTEBOOK = "04_activations"
PARTLY_WRONG = {
    "dead_fraction": "def dead_fraction(acts):\n    return (acts <= 0).mean()",
    "collapse": (
        "def collapse(weights, biases):\n"
        "    w = weights[0]\n"
        "    for next_w in weights[1:]:\n"
        "        w = w @ next_w\n"
        "    return w, biases[-1]"
    ),
}
POSSIBLE = {each.name: each.points for each in exercises("activations")}
SOLUTION = solution_edition(resource("notebooks") / "source" / f"{NOTEBOOK}.md")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Released, fetched and handed in by three students, collected, graded, given back and exported."""
    course = NbgraderCourse(tmp_path_factory.mktemp("stock"), NOTEBOOK)
    course.grade_like_stock()
    course.run("generate_assignment", NOTEBOOK)
    course.run("release_assignment", NOTEBOOK)
    for student, work in {"alice": everything_right, "bob": partly_wrong, "carla": nothing}.items():
        course.run_as(student, "fetch_assignment", NOTEBOOK)
        work(course.desk(student) / NOTEBOOK / f"{NOTEBOOK}.ipynb")
        course.run_as(student, "submit", NOTEBOOK)
    course.run("collect", NOTEBOOK)
    course.run("autograde", NOTEBOOK)
    course.run("generate_feedback", NOTEBOOK)
    course.run("release_feedback", NOTEBOOK)
    course.run("export", "--to", "marks.csv")
    return course


def everything_right(file):
    file.write_text(to_text(SOLUTION), encoding="utf-8")


def partly_wrong(file):
    nbformat.write(answered(file, PARTLY_WRONG), file)


def nothing(file):
    assert "NotImplementedError" in file.read_text(encoding="utf-8")


def marks_by_hand():
    """What the answers of PARTLY_WRONG earn when they are checked without a notebook."""
    marks = dict.fromkeys(POSSIBLE, 0.0)
    for name, code in PARTLY_WRONG.items():
        namespace: dict = {}
        exec(code, namespace)
        marks[name] = run(exercise(f"activations.{name}"), [LocalCaller(namespace[name])]).points
    return marks


def test_nbgrader_releases_the_committed_student_notebook(course):
    released = nbformat.read(course.path("release"), as_version=4)
    committed = nbformat.read(resource("notebooks") / f"{NOTEBOOK}.ipynb", as_version=4)
    assert len(released.cells) == len(committed.cells)
    for ours, theirs in zip(committed.cells, released.cells, strict=True):
        assert ours == theirs, ours.id
    assert released.metadata == committed.metadata


def test_marks_of_everything_right_and_of_nothing(course):
    assert course.marks("alice") == POSSIBLE
    assert course.marks("carla") == dict.fromkeys(POSSIBLE, 0.0)


def test_partial_credit_arrives_as_fractions(course):
    marks = marks_by_hand()
    assert course.marks("bob") == marks
    for name in PARTLY_WRONG:
        assert 0 < marks[name] < POSSIBLE[name] and not marks[name].is_integer()


def test_export_has_the_totals_and_the_names(course):
    with (course.folder / "marks.csv").open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert {id: float(row["score"]) for id, row in rows.items()} == {
        "alice": sum(POSSIBLE.values()),
        "bob": pytest.approx(sum(marks_by_hand().values()), abs=1e-9),
        "carla": 0,
    }
    assert {float(row["max_score"]) for row in rows.values()} == {sum(POSSIBLE.values())}
    assert (rows["bob"]["first_name"], rows["bob"]["email"]) == ("Bob", "bob@example.org")


def test_feedback_names_the_mistakes_and_reaches_the_student(course):
    course.run_as("bob", "fetch_feedback", NOTEBOOK)
    (page,) = (course.desk("bob") / NOTEBOOK / "feedback").rglob("*.html")
    text = page.read_text(encoding="utf-8")
    for name, mistake in {"dead_fraction": "per_value", "collapse": "last_bias_only"}.items():
        assert Texts(exercise(f"activations.{name}")).mistake(mistake).looks_like in text
    marks = marks_by_hand()
    assert f"Score: {round(sum(marks.values()), 2)} / {sum(POSSIBLE.values())}" in text
    assert "Open hint" not in text


def test_feedback_of_the_untouched_notebook_says_so(course):
    page = course.folder / "feedback" / "carla" / NOTEBOOK / f"{NOTEBOOK}.html"
    assert "Not written yet" in page.read_text(encoding="utf-8")


def test_demo_cells_are_not_run(course):
    graded = nbformat.read(course.path("autograded", "alice"), as_version=4)
    demo = [cell for cell in graded.cells if "demo" in cell.metadata.get("tags", [])]
    checks = [cell for cell in graded.cells if cell.id.endswith("-check")]
    assert demo and not any(cell.outputs for cell in demo)
    assert len(checks) == len(POSSIBLE) and all(cell.outputs for cell in checks)


def test_a_check_that_a_student_tags_as_demo_is_run_all_the_same(course):
    """Otherwise it would have no output, which is full marks to nbgrader."""
    notebook = nbformat.read(course.path("release"), as_version=4)
    for cell in notebook.cells:
        cell.metadata["tags"] = ["demo"]
    course.submit("mallory", notebook)
    assert course.api().autograde(NOTEBOOK, "mallory")["success"]
    assert set(course.marks("mallory").values()) == {0.0}


def test_releasing_again_after_a_student_has_handed_in_changes_no_mark(course):
    before = course.marks("bob")
    assert course.api().generate_assignment(NOTEBOOK)["success"]
    assert course.marks("bob") == before
