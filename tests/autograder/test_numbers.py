"""A class with a team, a question by hand and a late one: each page tells the same, and to the right one."""

import csv
import json
import re
from datetime import UTC, datetime, timedelta

import nbformat
import pytest
from nbcourse import NbgraderCourse, answered, graded_cell
from nbformat.v4 import new_markdown_cell
from nbgrader.api import Gradebook
from nbgrader.utils import notebook_hash
from tools import require

from autograder.cli import main
from autograder.grading.grading_course import GradingCourse
from autograder.grading.time_stamps import stamp
from autograder.reports import report
from autograder.transcripts.record import record
from dlcourse.checking.registry import exercises

pytestmark = pytest.mark.slow

NOTEBOOK = "04_activations"
EVERYTHING = sum(each.points for each in exercises("activations"))
DUE = datetime(2026, 12, 1, 12, tzinfo=UTC)
DAILY = """
from nbgrader.plugins import BasePlugin

class Daily(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 7
"""


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Alice is late, Bob hands in for Carla too, a cell of Dora's is no Python; one question is by hand."""
    require("bwrap")
    course = NbgraderCourse(tmp_path_factory.mktemp("numbers"), NOTEBOOK)
    config = course.folder / "nbgrader_config.py"
    (course.folder / "late.py").write_text(DAILY)
    config.write_text(f"{config.read_text()}\nc.AssignLatePenalties.plugin_class = 'late.Daily'\n")
    students = course.base / "roster.csv"
    students.write_text("id,team\nalice,\nbob,red\ncarla,red\ndora,\nemil,\n")
    assert command(course, "roster", str(students)) == 0
    source = nbformat.read(course.path("source"), as_version=4)
    about = graded_cell(new_markdown_cell("Your answer."), "why", grade=True, solution=True, points=5)
    source.cells += [new_markdown_cell("## 7. Why"), about]
    nbformat.write(source, course.path("source"))
    course.release()
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        gradebook.update_or_create_assignment(NOTEBOOK, duedate=f"{DUE:%Y-%m-%d %H:%M} UTC")
    hand_in(course, "alice", {"dead_fraction": "return ["}, DUE + timedelta(minutes=5))
    hand_in(course, "bob", {}, DUE - timedelta(hours=1))
    hand_in(course, "dora", {"gradient_norms": "x = 1\nreturn ["}, DUE - timedelta(hours=1))
    assert command(course, "grade", NOTEBOOK, "--workers", "1") == 0
    return course


@pytest.fixture
def course(graded, tmp_path):
    return graded.copy_to(tmp_path)


def hand_in(course, student, answers, at):
    notebook = answered(course.path("release"), {"why": f"{student} says", **answers})
    course.submit(student, notebook)
    stamp(course.path("submitted", student).parent, at)


def command(course, *words):
    return main([*words, "--course", str(course.folder)])


def said(course, capsys, *words, expected=0):
    capsys.readouterr()
    assert command(course, *words) == expected
    found = capsys.readouterr()
    return found.out + found.err


# ---- who gets what


def test_the_page_of_a_member_never_takes_the_name_of_the_submitters(course):
    secrets = {
        student: (course.path("autograded", student).parent / "submission_secret.txt").read_text()
        for student in ("bob", "carla")
    }
    assert secrets["bob"] == (course.path("submitted", "bob").parent / "submission_secret.txt").read_text()
    assert notebook_hash(secret=secrets["bob"], notebook_id=NOTEBOOK) != notebook_hash(
        secret=secrets["carla"], notebook_id=NOTEBOOK
    )


def test_an_old_list_brings_nobody_back_and_names_who_is_new(course, capsys):
    said(course, capsys, "student", "withdraw", "bob")
    said(course, capsys, "student", "rename", "dora", "dorothea")
    old = course.folder / "old.csv"
    old.write_text("id\nalice\nbob\ndora\nfritz\n")
    words = said(course, capsys, "roster", str(old))
    assert "2 students, 1 of them new: fritz" in words
    assert "left out: bob has withdrawn" in words and "left out: dora has the id dorothea now" in words
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        known = {student.id for student in gradebook.students}
    assert "fritz" in known and not {"bob", "dora"} & known


def test_explain_names_the_assignments_that_there_are(course, capsys):
    words = said(course, capsys, "explain", "alice", "4", expected=2)
    assert NOTEBOOK in words and "autograder grade 4'" not in words


# ---- the same number everywhere


def table_of(words):
    """The columns of the table of marks, by student."""
    lines = [[field.strip() for field in line.split("│")[1:-1]] for line in words.splitlines() if "│" in line]
    return {line[0]: line[1:] for line in lines}


def exported(course, capsys):
    file = course.folder / "marks.csv"
    words = said(course, capsys, "export", NOTEBOOK, "--to", "csv", "--out", str(file))
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return {row["id"]: row[NOTEBOOK] for row in csv.DictReader(opened)}, words


def reached(course, student):
    return record(GradingCourse(course.folder), student, NOTEBOOK)


def test_table_explain_export_and_transcript_show_one_number(course, capsys):
    for student in ("alice", "bob", "dora"):
        course.mark_by_hand(student, "why", 3)
    rows = table_of(said(course, capsys, "grade", NOTEBOOK))
    marks, _ = exported(course, capsys)
    assert marks["possible"] == f"{EVERYTHING + 5:g}"
    for student in ("alice", "bob", "carla", "dora"):
        assert rows[student][1:3] == [marks["possible"], marks[student]]
        words = said(course, capsys, "explain", student, NOTEBOOK)
        assert words.startswith(f"{student}, {NOTEBOOK}: {marks[student]} of {marks['possible']} points\n")
        assert str(reached(course, student)["points"]) == marks[student]
    assert re.fullmatch(r"\d+\.\d\d?", marks["alice"])  # a seventh taken off


def test_explain_tells_what_makes_the_mark_that_counts(course, capsys):
    course.mark_by_hand("alice", "why", 3, "Look again.")
    said(course, capsys, "regrade", NOTEBOOK, "--excuse", "activations.choose")
    words = said(course, capsys, "explain", "alice", NOTEBOOK)
    penalty = reached(course, "alice")["assignments"][0]["late_penalty"]
    assert penalty and f"taken off for being late: {penalty}" in words
    assert "handed in 2026-12-01 12:05:00 UTC, deadline 2026-12-01 12:00:00 UTC" in words
    assert "(why): 3 of 5 count, by hand" in words and "comment: Look again." in words
    assert "6 of 6 count, counts full for everybody" in words
    assert "(why): waits for a mark by hand" in said(course, capsys, "explain", "bob", NOTEBOOK)
    said(course, capsys, "student", "withdraw", "dora")
    assert "nothing counts, since dora has withdrawn" in said(course, capsys, "explain", "dora", NOTEBOOK)


def test_a_mark_that_was_given_is_not_missing_after_another_run(course, capsys):
    for student in ("alice", "bob", "carla", "dora"):
        course.mark_by_hand(student, "why", 3)
    said(course, capsys, "regrade", NOTEBOOK, "--all")
    assert "to look at again" not in report(GradingCourse(course.folder), NOTEBOOK)
    course.path("submitted", "bob").unlink()
    course.path("submitted", "bob").parent.rename(course.folder / "before")
    hand_in(course, "bob", {"why": "Something else."}, DUE - timedelta(minutes=1))
    said(course, capsys, "grade", NOTEBOOK)
    _, words = exported(course, capsys)
    assert "wait for manual grading" not in words
    words = said(course, capsys, "transcript", "bob")
    assert "waits for marks" not in words
    assert f"{NOTEBOOK} has marks by hand to be looked at once more: why" in words
    assert reached(course, "bob")["waiting"] == 0


def test_a_cell_that_is_no_python_is_called_so(course, capsys):
    reason = "the cell could not be run: SyntaxError in line 2"
    words = said(course, capsys, "explain", "dora", NOTEBOOK)
    assert "Gradients, layer by layer (activations.gradient_norms): 0 of 10\n" in words
    assert reason in words and "not handed in" not in words
    graded = nbformat.read(course.path("autograded", "dora"), as_version=4)
    told = json.dumps(
        [cell.get("outputs") for cell in graded.cells if cell.get("id") == "gradient_norms-check"]
    )
    assert reason in told and "NameError" not in told
    page = report(GradingCourse(course.folder), NOTEBOOK)
    assert f"dora: {reason}" in page


def test_what_is_not_due_yet_is_outside_the_sum(course, capsys):
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        later = datetime.now(UTC) + timedelta(days=7)
        gradebook.update_or_create_assignment(NOTEBOOK, duedate=f"{later:%Y-%m-%d %H:%M} UTC")
    found = record(GradingCourse(course.folder), "emil")
    assert found["assignments"][0]["state"] == "not due yet" and found["possible"] == 0
    assert record(GradingCourse(course.folder), "bob")["possible"] == EVERYTHING + 5
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        gradebook.update_or_create_assignment(NOTEBOOK, duedate="2026-11-30 12:00 UTC")
    assert record(GradingCourse(course.folder), "emil")["possible"] == EVERYTHING + 5


def test_the_report_has_the_marks_that_count_and_are_final(course, capsys):
    for student, points in (("bob", 5), ("carla", 0), ("dora", 2)):
        course.mark_by_hand(student, "why", points)
    page = report(GradingCourse(course.folder), NOTEBOOK)
    marks, _ = exported(course, capsys)
    mean = sum(float(marks[student]) for student in ("bob", "carla", "dora")) / 3
    assert f"<dd>{mean:.1f} <small" in page and "3 of them final" in page
    assert f"of {EVERYTHING + 5:g}</small>" in page
    assert re.search(r"<code>why</code>, by hand \(1 to be given\)(\s*</?t[hd][^>]*>[\d]*)*", page)
    row = page.partition("<code>why</code>, by hand")[2].partition("</tr>")[0]
    assert re.findall(r'number">(\d+)', row) == ["5", "1", "1", "1", "0"]
    for student in ("alice", "bob", "carla", "dora"):
        course.mark_by_hand(student, "why", 2)
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        gradebook.find_grade("why", NOTEBOOK, NOTEBOOK, "bob").needs_manual_grade = True
        gradebook.db.commit()
    page = report(GradingCourse(course.folder), NOTEBOOK, anonymous=True)
    assert "of them final" not in page and "1 mark by hand to look at again" in page
