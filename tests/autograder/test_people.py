"""Students who come, leave, are renamed or get more time; and what an operator meets."""

import json
import shutil
import sqlite3
import sys
import threading

import nbformat
import pytest
from nbcourse import NbgraderCourse, answered
from nbgrader.api import Gradebook
from tools import require

from autograder.cli import main
from autograder.commands.comment import _full_name
from autograder.grading import submission
from autograder.grading.assignment import Assignment, Plan
from autograder.grading.grading_course import GradingCourse
from autograder.grading.ledger import read_entry
from autograder.grading.roster import open_gradebook, people
from autograder.reports import report
from autograder.transcripts.record import record
from autograder.transcripts.summary import open_points, summary
from dlcourse.commands import CommandError

pytestmark = pytest.mark.slow

NOTEBOOK = "04_activations"
HALF_WRONG = {"dead_fraction": "def dead_fraction(acts):\n    return (acts <= 0).mean()"}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    require("bwrap")
    course = NbgraderCourse(tmp_path_factory.mktemp("graded"), NOTEBOOK)
    course.release()
    for student in ("alice", "bob"):
        course.submit(student, answered(course.path("release"), HALF_WRONG))
    assert command(course, "grade", NOTEBOOK, "--workers", "1") == 0
    return course


@pytest.fixture
def course(graded, tmp_path):
    return graded.copy_to(tmp_path)


def command(course, *words):
    return main([*words, "--course", str(course.folder)])


def grade(course):
    return Assignment(GradingCourse(course.folder), NOTEBOOK, Plan()).grade()


def students(course):
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        return {student.id for student in gradebook.students}


def test_one_file_is_graded_without_a_course(course, capsys):
    assert main(["grade-file", "activations", str(course.path("submitted", "bob")), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    (part,) = [each for each in found["exercises"] if each["id"] == "activations.dead_fraction"]
    assert 0 < part["points"] < part["possible"] and part["mistakes"]
    assert found["points"] == sum(each["points"] for each in found["exercises"])
    assert found["points_are"] == "the chapter's own"
    release = course.path("release")
    released = json.loads(release.read_text())
    for cell in released["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "dead_fraction-check":
            cell["metadata"]["nbgrader"]["points"] = 60
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "choose-check":
            cell["metadata"] |= {"dlcourse": {"bonus": cell["metadata"]["nbgrader"]["points"]}}
    release.write_text(json.dumps(released))
    assert command(course, "grade-file", "activations", str(course.path("submitted", "bob")), "--json") == 0
    in_course = json.loads(capsys.readouterr().out)
    assert in_course["points_are"] == "the course's"
    (bonus,) = [each["possible"] for each in in_course["exercises"] if each["bonus"]]
    assert in_course["possible"] == found["possible"] - part["possible"] + 60 - bonus
    assert main(["grade-file", "activations", str(course.folder / "nothing.ipynb")]) == 2
    assert "No such file" in capsys.readouterr().err


# ---- people


def test_a_mark_of_nobody_says_so(course, capsys):
    assert command(course, "explain", "bobb", NOTEBOOK) == 2
    assert "did you mean bob?" in capsys.readouterr().err
    assert command(course, "student", "rename", "bob", "robert") == 0
    assert command(course, "explain", "bob", NOTEBOOK) == 2
    assert "bob has the id robert now" in capsys.readouterr().err
    assert command(course, "student", "withdraw", "carla") == 0
    assert command(course, "explain", "carla", NOTEBOOK) == 2
    assert "carla has withdrawn" in capsys.readouterr().err


@pytest.mark.parametrize("id", ["../../x", "..", "a/b", "", "bobb", "Bob", "-x"])
def test_an_id_that_nobody_has_is_refused_with_those_like_it(course, id, capsys):
    words = ["receive", "--course", str(course.folder), "--", id, NOTEBOOK, str(course.path("release"))]
    assert main(words) == 2
    assert ("did you mean bob?" in capsys.readouterr().err) == (id in ("bobb", "Bob"))
    assert students(course) == {"alice", "bob", "carla"}
    assert {path.name for path in (course.folder / "submitted").iterdir()} == {"alice", "bob"}


def test_who_has_withdrawn_does_not_come_back(course):
    assert command(course, "student", "withdraw", "bob") == 0
    assert sorted(grade(course).entries) == ["alice"]
    assert students(course) == {"alice", "carla"}
    assert command(course, "student", "withdraw", "bob", "--undo") == 0
    assert sorted(grade(course).entries) == ["alice", "bob"]


def test_who_comes_back_has_the_name_and_the_address_of_before(course):
    with open_gradebook(GradingCourse(course.folder)) as gradebook:
        gradebook.update_or_create_student("bob", first_name="Bob", last_name="Berg", email="bob@example.org")
    before = people(GradingCourse(course.folder))
    assert command(course, "student", "withdraw", "bob") == 0
    assert "bob" not in students(course)
    assert command(course, "student", "withdraw", "bob", "--undo") == 0
    assert people(GradingCourse(course.folder)) == before


def test_without_a_mistake_the_list_of_mistakes_says_so(course, capsys):
    assert command(course, "comment", "00_start") == 0
    assert "nobody has made a mistake" in capsys.readouterr().out


def test_a_renamed_student_is_there_once_with_everything(course, capsys):
    before = course.marks("bob")
    assert command(course, "student", "rename", "bob", "robert") == 0
    shutil.copytree(course.path("submitted", "robert").parent, course.path("submitted", "bob").parent)
    outcome = grade(course)
    assert sorted(outcome.entries) == ["alice", "robert"] and outcome.graded == []
    assert students(course) == {"alice", "robert", "carla"}
    assert course.marks("robert") == before
    assert read_entry(course.folder, NOTEBOOK, "robert").student == "robert"
    assert command(course, "student", "rename", "alice", "robert") == 2
    assert "somebody already" in capsys.readouterr().err


def test_more_time_for_one_student(course, capsys):
    late = "c.LateSubmissionPlugin.penalty_method = 'zero'"
    config = course.folder / "nbgrader_config.py"
    config.write_text(f"{config.read_text()}\n{late}\n")
    assert command(course, "extend", "bob", NOTEBOOK, "2026-12-05") == 2
    assert "has no deadline" in capsys.readouterr().err
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        gradebook.update_or_create_assignment(NOTEBOOK, duedate="2026-12-01 00:00:00 UTC")
    assert command(course, "extend", "bob", NOTEBOOK, "2026-12-05") == 0
    assert "until 2026-12-05 23:59:59 UTC" in capsys.readouterr().out  # the day is the student's
    assert command(course, "extend", "carla", NOTEBOOK, "2026-12-05") == 0
    for student in ("alice", "bob"):
        stamp = course.path("submitted", student).with_name("timestamp.txt")
        stamp.write_text("2026-12-03 00:00:00 UTC")
    grade(course)
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        penalties = {
            s.student.id: s.late_submission_penalty for s in gradebook.assignment_submissions(NOTEBOOK)
        }
    assert penalties["alice"] > 0 and not penalties["bob"] and "carla" not in penalties


def test_who_is_exempt_has_neither_a_mark_nor_a_zero(course, tmp_path, capsys):
    assert command(course, "exempt", "bob", "05_other") == 2
    assert command(course, "exempt", "bob", NOTEBOOK) == 0
    assert command(course, "grade", NOTEBOOK, "--workers", "1") == 0
    assert [line for line in capsys.readouterr().out.splitlines() if "bob" in line and "excused" in line]
    assert command(course, "student", "rename", "bob", "robert") == 0
    opened = GradingCourse(course.folder)
    page = report(opened, NOTEBOOK)
    assert "<dt>graded</dt><dd>1</dd>" in page and "Excused" in page and page.count("robert") == 1
    assert "robert" not in report(opened, NOTEBOOK, anonymous=True)
    assert command(course, "export", NOTEBOOK, "--to", "canvas", "--out", str(tmp_path / "m")) == 0
    assert ",robert,,EX\n" in (tmp_path / "m").read_text()
    found = record(opened, "robert")
    assert (found["assignments"][0]["state"], found["points"], found["possible"]) == ("excused", 0, 0)
    assert f"  {NOTEBOOK}: excused" in summary(found) and not list(open_points(found))
    assert command(course, "exempt", "robert", NOTEBOOK, "--undo") == 0
    assert record(opened, "robert")["points"] > 0 and "Excused" not in report(opened, NOTEBOOK)


def test_extra_time_counts_from_when_work_could_begin(course, tmp_path, capsys):
    config = course.folder / "nbgrader_config.py"
    config.write_text(f"{config.read_text()}\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        gradebook.update_or_create_assignment(NOTEBOOK, duedate="2026-12-01 00:00:00 UTC")
    for student in ("alice", "bob"):
        stamp = course.path("submitted", student).with_name("timestamp.txt")
        stamp.write_text("2026-12-05 00:00:00 UTC")
    roster = tmp_path / "roster.csv"
    roster.write_text("id,extra_time\nalice,\nbob,1.5\ndora,2\n")
    assert command(course, "roster", str(roster)) == 0
    said = capsys.readouterr().out
    assert "1 of them new" in said and "bob: 1.5 times" in said and "dora" in students(course)
    assert list(grade(course).failed) == ["bob"]  # from when on is not known
    (course.folder / "course.toml").write_text(f"[{NOTEBOOK}]\nhanded_out = 2026-11-21\n")
    assert not grade(course).failed
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        late = {s.student.id: s.late_submission_penalty for s in gradebook.assignment_submissions(NOTEBOOK)}
        assert late["alice"] > 0 and not late["bob"]
        assert gradebook.find_submission(NOTEBOOK, "bob").duedate.isoformat() == "2026-12-06T00:00:00"
        assert gradebook.find_student("bob").first_name == "Bob"


def test_a_team_gets_one_mark_for_its_newest_submission(course, tmp_path, capsys):
    roster = tmp_path / "roster.csv"
    roster.write_text("id,team\nalice,red\nbob,red\ncarla,red\n")
    assert (
        command(course, "roster", str(roster)) == 0
        and "team red: alice, bob, carla" in capsys.readouterr().out
    )
    nbformat.write(answered(course.path("release"), {}), course.path("submitted", "bob"))
    for student, day in (("alice", 2), ("bob", 1)):
        stamp = course.path("submitted", student).with_name("timestamp.txt")
        stamp.write_text(f"2026-12-0{day} 00:00:00 UTC")
    outcome = grade(course)
    assert sorted(outcome.graded) == ["alice", "bob", "carla"] and len(outcome.entries) == 3
    assert course.marks("alice") == course.marks("bob") == course.marks("carla")
    assert course.marks("carla")["dead_fraction"] > 0
    assert grade(course).graded == []
    assert command(course, "explain", "carla", NOTEBOOK, "--again") == 0
    said = capsys.readouterr().out
    assert "Handed in by alice for the team of alice, bob, carla." in said and "the same" in said
    page = report(GradingCourse(course.folder), NOTEBOOK)
    assert "Handed in nothing" not in page and "alike" in page
    assert command(course, "student", "withdraw", "alice") == 0
    assert sorted(grade(course).entries) == ["bob", "carla"] and course.marks("bob")["dead_fraction"] > 0
    assert command(course, "student", "rename", "bob", "robert") == 0
    assert sorted(grade(course).entries) == ["carla", "robert"]


def test_who_handed_in_nothing_is_in_the_report(course):
    page = report(GradingCourse(course.folder), NOTEBOOK)
    assert "Handed in nothing" in page and "carla" in page


def test_one_comment_for_all_who_made_a_mistake(course, capsys):
    assert command(course, "comment", NOTEBOOK) == 0
    mistake = next(word for word in capsys.readouterr().out.split() if "dead_fraction" in word)
    assert main(["comment", NOTEBOOK, mistake, "See page 12.", "--course", str(course.folder)]) == 0
    assert capsys.readouterr().out.startswith("2 students")
    short = mistake.rpartition(".")[2]
    assert command(course, "comment", NOTEBOOK, short, "See page 12.") == 0
    assert f"made {mistake}." in capsys.readouterr().out
    assert command(course, "grade", NOTEBOOK) == 0
    assert course.api().generate_feedback(NOTEBOOK, "alice")["success"]
    page = course.folder / "feedback" / "alice" / NOTEBOOK / f"{NOTEBOOK}.html"
    assert page.read_text(encoding="utf-8").count("See page 12.") == 1
    assert command(course, "comment", NOTEBOOK, "activations.dead_fraction.nothing", "x") == 2
    assert mistake in capsys.readouterr().err
    assert command(course, "student", "withdraw", "bob") == 0
    capsys.readouterr()
    assert command(course, "comment", NOTEBOOK, mistake, "See page 12.") == 0
    assert capsys.readouterr().out.startswith("1 student made")
    assert "> student:</span>" in report(GradingCourse(course.folder), NOTEBOOK)


def test_a_report_without_names_has_none(course):
    alice = course.path("submitted", "alice")
    alice.rename(alice.with_name(f"{NOTEBOOK} alice.ipynb"))
    grade(course)
    named = report(GradingCourse(course.folder), NOTEBOOK)
    page = report(GradingCourse(course.folder), NOTEBOOK, anonymous=True)
    assert "alice" in named and not any(name in page for name in ("alice", "bob", "carla"))
    assert all(f"student 0{number}" in page for number in (1, 2, 3))


# ---- plug-ins


PLUGIN = """
from nbgrader.plugins import BasePlugin

class Late(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return {penalty}
"""


@pytest.mark.parametrize(("penalty", "status"), [("score / 2", 0), ("1 / 0", 1)])
def test_a_plug_in_for_late_penalties_may_lie_in_the_course_folder(course, penalty, status, monkeypatch):
    name = f"late_{status}"
    (course.folder / f"{name}.py").write_text(PLUGIN.format(penalty=penalty))
    config = course.folder / "nbgrader_config.py"
    config.write_text(f"{config.read_text()}\nc.AssignLatePenalties.plugin_class = '{name}.Late'\n")
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        gradebook.update_or_create_assignment(NOTEBOOK, duedate="2026-01-01 00:00:00 UTC")
    course.path("submitted", "bob").with_name("timestamp.txt").write_text("2026-01-02 00:00:00 UTC")
    monkeypatch.setattr("sys.path", [*sys.path])
    outcome = grade(course)
    assert list(outcome.failed) == (["bob"] if status else [])
    if not status:
        with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
            bob = gradebook.find_submission(NOTEBOOK, "bob")
            assert bob.late_submission_penalty == pytest.approx(bob.score / 2)


def test_a_plug_in_that_is_not_there_is_told_before_anything_is_changed(course, capsys):
    config = course.folder / "nbgrader_config.py"
    config.write_text(f"{config.read_text()}\nc.AssignLatePenalties.plugin_class = 'nowhere.Late'\n")
    before = (course.folder / "gradebook.db").read_bytes()
    assert command(course, "grade", NOTEBOOK) == 2
    assert "plug-in for late penalties" in capsys.readouterr().err
    assert (course.folder / "gradebook.db").read_bytes() == before


# ---- the operator


def test_a_gradebook_in_use_is_waited_for(course):
    other = sqlite3.connect(course.folder / "gradebook.db", check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(8, other.rollback)  # longer than the five seconds that sqlite waits by itself
    release.start()
    assert command(course, "grade", NOTEBOOK) == 0
    release.join()
    other.close()


def test_a_gradebook_that_cannot_be_had_is_told_in_one_sentence(course, monkeypatch, capsys):
    monkeypatch.setattr("autograder.grading.roster._PATIENCE", 0)
    with sqlite3.connect(course.folder / "gradebook.db") as other:
        other.execute("BEGIN EXCLUSIVE")
        assert command(course, "grade", NOTEBOOK) == 2
        other.rollback()
    assert "the gradebook cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), PermissionError(13, "Permission denied")]
)
def test_a_disk_that_takes_nothing_more_is_told_in_one_sentence(course, monkeypatch, capsys, error):
    def refuse(*args):
        raise error

    monkeypatch.setattr(submission, "write_atomically", refuse)
    assert command(course, "grade", NOTEBOOK, "--force", "--workers", "1") == 2
    assert error.strerror in capsys.readouterr().err
    monkeypatch.undo()
    assert command(course, "grade", NOTEBOOK, "--workers", "1") == 0


def test_an_interrupted_command_says_how_to_go_on_and_books_what_is_graded(course, monkeypatch, capsys):
    def stop(self, student):
        raise KeyboardInterrupt

    with sqlite3.connect(course.folder / "gradebook.db") as gradebook:
        gradebook.execute("UPDATE grade SET auto_score = NULL")
    monkeypatch.setattr("rich.progress.Progress.advance", stop)
    assert command(course, "grade", NOTEBOOK, "--workers", "1") == 130
    assert "the same command goes on" in capsys.readouterr().err
    assert None not in course.marks("alice").values()


def test_a_reader_that_has_seen_enough_is_no_fault(course, monkeypatch):
    monkeypatch.setattr("builtins.print", lambda *args, **kwargs: (_ for _ in ()).throw(BrokenPipeError))
    monkeypatch.setattr("os.dup2", lambda *args: None)
    assert command(course, "explain", "alice", NOTEBOOK) == 0


def test_a_short_name_of_several_mistakes_lists_them():
    made = {"a.one.sign": 1, "a.two.sign": 2, "a.two.design": 3}
    assert _full_name("two.sign", made, "a") == "a.two.sign"
    assert _full_name("design", made, "a") == "a.two.design"
    with pytest.raises(CommandError, match=r"sign may be a\.one\.sign or a\.two\.sign; name"):
        _full_name("sign", made, "a")
