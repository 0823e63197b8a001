"""The commands of docs/instructor.md, one after the other on one class: everywhere the same number."""

import csv
import json
import zipfile

import nbformat
import pytest
from nbcourse import NbgraderCourse, answered
from nbgrader.api import Gradebook
from submissions import solved
from tools import require

from autograder.cli import main
from autograder.grading.ledger import read_entry
from dlcourse.checking.registry import exercises

pytestmark = pytest.mark.slow

NOTEBOOK = "04_activations"
EVERYTHING = sum(each.points for each in exercises("activations"))
COURSE_TOML = f"""
[{NOTEBOOK}]
leave_out = ["dead_fraction"]
points = {{ collapse = 11 }}
bonus = ["choose"]
handed_out = 2026-11-17
"""
ROSTER = """id,first_name,last_name,email,team,extra_time
alice,Alice,Archer,alice@example.org,,
bob,Bob,Berg,bob@example.org,red,
carla,Carla,Chen,carla@example.org,red,
dora,Dora,Dietz,dora@example.org,,1.5
"""
LAST_BIAS = (
    "def collapse(weights, biases):\n"
    "    w = weights[0]\n"
    "    for next_w in weights[1:]:\n"
    "        w = w @ next_w\n"
    "    return w, biases[-1]"
)


@pytest.fixture(scope="module")
def week(tmp_path_factory):
    """A class from its list to its marks; returns the course and what the commands printed."""
    require("bwrap")
    base = tmp_path_factory.mktemp("week")
    course = NbgraderCourse(base, NOTEBOOK)
    config = course.folder / "nbgrader_config.py"
    config.write_text(f"{config.read_text()}\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    (course.folder / "course.toml").write_text(COURSE_TOML)
    (base / "roster.csv").write_text(ROSTER)
    command(course, "roster", str(base / "roster.csv"))
    course.release()
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        gradebook.update_or_create_assignment(NOTEBOOK, duedate="2026-12-01 00:00:00 UTC")
    half = answered(course.path("release"), {"collapse": LAST_BIAS})
    with zipfile.ZipFile(base / "moodle.zip", "w") as out:
        out.writestr(f"Archer Alice_1_assignsubmission_file_/{NOTEBOOK}.ipynb", text(solved()))
        out.writestr(f"Carla Chen_2_assignsubmission_file_/{NOTEBOOK}.ipynb", text(half))
        out.writestr(f"Dora Dietz_3_assignsubmission_file_/{NOTEBOOK}.ipynb", text(solved()))
    at = ("--from", "moodle", "--at", "2026-12-03 12:00")
    command(course, "collect", NOTEBOOK, str(base / "moodle.zip"), *at)
    command(course, "extend", "alice", NOTEBOOK, "2026-12-04")
    command(course, "grade", NOTEBOOK)
    command(course, "feedback", NOTEBOOK)
    command(course, "return", NOTEBOOK, "--to", "moodle", "--out", str(base / "back.zip"))
    command(course, "report", NOTEBOOK)
    command(course, "export", NOTEBOOK, "--to", "csv", "--out", str(base / "marks.csv"))
    return course


def text(notebook):
    return nbformat.writes(notebook)


def command(course, *words, expected=0):
    assert main([*words, "--course", str(course.folder)]) == expected


def exported(course):
    with (course.base / "marks.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def in_gradebook(course):
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        return {
            each.student.id: each.score - (each.late_submission_penalty or 0)
            for each in gradebook.assignment_submissions(NOTEBOOK)
        }


def test_the_number_is_the_same_everywhere(week, capsys):
    possible = {each.name: each.points for each in exercises("activations")}
    of = EVERYTHING - possible["dead_fraction"] - possible["collapse"] + 11 - possible["choose"]
    booked = in_gradebook(week)
    assert booked["alice"] == booked["dora"] == of + possible["choose"]
    assert exported(week)["possible"][NOTEBOOK] == f"{of:g}"
    for student in ("alice", "dora"):
        assert float(exported(week)[student][NOTEBOOK]) == booked[student]
        assert read_entry(week.folder, NOTEBOOK, student).points == booked[student]
        command(week, "explain", student, NOTEBOOK)
        assert f"{booked[student]:g} of {of:g} points" in capsys.readouterr().out
    page = (week.folder / "reports" / f"{NOTEBOOK}.html").read_text(encoding="utf-8")
    assert (
        f"of {of:g}" in page
        and f"{possible['choose']:g} (bonus)" in page
        and "activations.dead_fraction" not in page
    )


def test_a_team_has_one_mark_and_each_its_own_deadline(week):
    bob, carla = (read_entry(week.folder, NOTEBOOK, student) for student in ("bob", "carla"))
    assert bob.points == carla.points > 0 and bob.notes == carla.notes
    booked = in_gradebook(week)
    assert booked["bob"] == booked["carla"] == 0  # late, and a late one is worth nothing here
    assert float(exported(week)["carla"][NOTEBOOK]) == 0


def test_feedback_went_back_where_the_work_came_from(week):
    with zipfile.ZipFile(week.base / "back.zip") as back:
        assert set(back.namelist()) == {
            f"{name}_assignsubmission_file_/{NOTEBOOK}.html"
            for name in ("Archer Alice_1", "Carla Chen_2", "Dora Dietz_3")
        }
        page = back.read(f"Carla Chen_2_assignsubmission_file_/{NOTEBOOK}.html").decode()
    assert "Handed in by carla for the team of bob, carla." in page and ", bonus 6" in page
    own = week.folder / "feedback" / "bob" / NOTEBOOK / f"{NOTEBOOK}.html"
    assert own.is_file()  # of the team, who has handed in nothing


def test_the_collected_names_are_kept_for_the_way_back(week):
    kept = json.loads((week.folder / "collected" / f"{NOTEBOOK}.json").read_text(encoding="utf-8"))
    assert set(kept) == {"alice", "carla", "dora"} and {each["form"] for each in kept.values()} == {"moodle"}
