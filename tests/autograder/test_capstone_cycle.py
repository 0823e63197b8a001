"""The capstone's whole way: handed in, graded by check and by hand, graded again, given back, signed."""

import csv
import json
import re

import nbformat
import pytest
from nbcourse import NbgraderCourse, answered
from nbgrader.api import Gradebook
from submissions import solved, with_function
from tools import require

from autograder.cli import main
from autograder.exports import read_marks
from autograder.grading.grading_course import GradingCourse
from dlcourse.checking.registry import exercises

pytestmark = pytest.mark.slow

NOTEBOOK = "18_capstone"
POSSIBLE = {each.name: float(each.points) for each in exercises("capstone")}
BY_HAND = {"error_analysis": 20, "interpretation": 20, "limits_and_privacy": 20}
TEXTS = {name: f"**Rule.** What I found out about {name}." for name in BY_HAND}
MARKS = {"error_analysis": 16.5, "interpretation": 20, "limits_and_privacy": 11}
COMMENT = "The kinds are good; how many of each?"
BALANCED = (
    "def balanced_accuracy(y, predicted):\n"
    "    return np.mean([(predicted == y)[y == c].mean() for c in np.unique(y)])"
)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Released, fetched, handed in by Alice and Bob, collected and graded by check."""
    require("bwrap")
    course = NbgraderCourse(tmp_path_factory.mktemp("capstone"), NOTEBOOK)
    course.run("generate_assignment", NOTEBOOK)
    course.run("release_assignment", NOTEBOOK)
    for student, work in {"alice": everything, "bob": little}.items():
        course.run_as(student, "fetch_assignment", NOTEBOOK)
        work(course.desk(student) / NOTEBOOK / f"{NOTEBOOK}.ipynb")
        course.run_as(student, "submit", NOTEBOOK)
    course.run("collect", NOTEBOOK)
    command(course, "grade", NOTEBOOK)
    return course


def everything(file):
    notebook = solved(NOTEBOOK)
    for cell in notebook.cells:
        cell.source = TEXTS.get(cell.id, cell.source)
    nbformat.write(notebook, file)


def little(file):
    """One text, one function of three, and two texts that were left as they were handed out."""
    notebook = answered(file, {"error_analysis": TEXTS["error_analysis"]})
    nbformat.write(with_function(notebook, "balanced_accuracy", BALANCED), file)


@pytest.fixture
def graded(course, tmp_path):
    """A copy in which no mark by hand is given yet."""
    return course.copy_to(tmp_path)


@pytest.fixture
def marked(graded):
    """A copy in which Alice has her marks by hand and Bob waits for his."""
    for name, points in MARKS.items():
        graded.mark_by_hand("alice", name, points, COMMENT if name == "error_analysis" else "")
    return graded


def command(course, *words, expected=0):
    assert main([*words, "--course", str(course.folder)]) == expected


def by_check(course, student):
    return {name: points for name, points in course.marks(student).items() if name in POSSIBLE}


def total(course, student):
    return read_marks(GradingCourse(course.folder), [NOTEBOOK]).marks[student][NOTEBOOK]


def transcript(course, student):
    command(course, "transcript", student)
    text = (course.folder / "transcripts" / f"{student}.json").read_text(encoding="utf-8")
    return json.loads(text)["transcript"]


def test_the_checks_give_ninety_points_and_the_graders_sixty(course):
    assert (sum(POSSIBLE.values()), sum(BY_HAND.values())) == (90, 60)
    assert by_check(course, "alice") == POSSIBLE
    assert 0 < sum(by_check(course, "bob").values()) < POSSIBLE["interval"]
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        assert gradebook.find_assignment(NOTEBOOK).max_score == 150


def test_a_text_waits_for_a_grader_and_an_untouched_one_earns_nothing(graded, capsys):
    command(graded, "grade", NOTEBOOK)
    rows = {words[1]: line for line in capsys.readouterr().out.splitlines() if len(words := line.split()) > 2}
    assert "waits for 3 marks by hand" in rows["alice"]
    assert "waits for 1 mark by hand" in rows["bob"]
    assert [graded.marks("bob")[name] for name in BY_HAND] == [None, 0, 0]


def test_what_waits_is_said_by_report_explain_export_feedback_and_transcript(graded, tmp_path, capsys):
    command(graded, "report", NOTEBOOK)
    page = (graded.folder / "reports" / f"{NOTEBOOK}.html").read_text(encoding="utf-8")
    assert "alice: waits for 3 marks by hand" in page and "bob: waits for 1 mark by hand" in page
    command(graded, "explain", "bob", NOTEBOOK)
    assert "waits for 1 mark by hand" in capsys.readouterr().out
    command(graded, "export", NOTEBOOK, "--to", "csv", "--out", str(tmp_path / "marks.csv"))
    assert f"submissions of {NOTEBOOK} that wait for manual grading: 2" in capsys.readouterr().err
    assert transcript(graded, "alice")["waiting"] == 3
    assert f"{NOTEBOOK} waits for marks by hand: {', '.join(BY_HAND)}" in capsys.readouterr().out
    assert feedback(graded, "bob").count("This waits for a mark by hand.") == 1


def test_marks_by_hand_are_in_gradebook_exports_report_and_explain(marked, tmp_path, capsys):
    whole = sum(by_check(marked, "alice").values()) + sum(MARKS.values())
    assert total(marked, "alice") == whole
    marked.run("export", "--to", "marks.csv")
    with (marked.folder / "marks.csv").open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert (float(rows["alice"]["score"]), float(rows["alice"]["max_score"])) == (whole, 150)
    for system in ("csv", "canvas", "moodle"):
        command(marked, "export", NOTEBOOK, "--to", system, "--out", str(tmp_path / system))
        assert f"{whole:g}" in (tmp_path / system).read_text(encoding="utf-8")
    capsys.readouterr()
    command(marked, "explain", "alice", NOTEBOOK)
    assert f"alice, {NOTEBOOK}: {whole:g} of 150 points" in capsys.readouterr().out
    command(marked, "report", NOTEBOOK)
    page = (marked.folder / "reports" / f"{NOTEBOOK}.html").read_text(encoding="utf-8")
    assert "alice: " not in page and "bob: waits for 1 mark by hand" in page


def feedback(course, student):
    command(course, "feedback", NOTEBOOK, "--students", student)
    return (course.folder / "feedback" / student / NOTEBOOK / f"{NOTEBOOK}.html").read_text(encoding="utf-8")


def test_the_feedback_page_has_both_parts(marked):
    page = feedback(marked, "alice")
    whole = sum(by_check(marked, "alice").values()) + sum(MARKS.values())
    assert f"Score: {round(whole, 2)} / 150.0" in page
    assert "Score: 16.5 / 20.0" in page and COMMENT in page
    assert f"Score: {POSSIBLE['contract']} / {POSSIBLE['contract']}" in page
    assert "mark by hand" not in page


def test_grading_again_keeps_marks_and_comments_by_hand(marked, capsys):
    before = total(marked, "alice")
    command(marked, "grade", NOTEBOOK)  # nothing has changed
    assert transcript(marked, "alice")["waiting"] == 0
    command(marked, "grade", NOTEBOOK, "--force")
    assert "to look at again" not in capsys.readouterr().out  # the same was handed in as before
    assert total(marked, "alice") == before
    (part,) = transcript(marked, "alice")["assignments"]
    goals = {goal["goal"]: goal for goal in part["goals"]}
    assert {name: goals[name]["points"] for name in BY_HAND} == MARKS
    assert goals["error_analysis"]["comments"] == [COMMENT]


def test_both_have_a_transcript_that_proves_genuine(marked, tmp_path, capsys):
    command(marked, "public-key")
    (tmp_path / "key.pem").write_text(capsys.readouterr().out)
    for student, waiting in (("alice", 0), ("bob", 1)):
        found = transcript(marked, student)
        assert (found["points"], found["possible"]) == (pytest.approx(total(marked, student), abs=0.005), 150)
        assert found["waiting"] == waiting
        titles = [goal["title"] for goal in found["assignments"][0]["goals"] if goal["marked"] == "by hand"]
        assert len(titles) == 3 and all(re.match(r"\d+\. ", title) for title in titles)
        for ending in ("html", "json"):
            file = marked.folder / "transcripts" / f"{student}.{ending}"
            assert main(["verify", str(file), "--key", str(tmp_path / "key.pem")]) == 0
