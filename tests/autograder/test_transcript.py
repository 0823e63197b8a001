"""``autograder transcript``: what a student reached, with marks by hand and what still waits for one."""

import json
import os
import re
import stat
from datetime import datetime
from pathlib import Path
from unittest.mock import Mock

import nbformat
import pytest
from nbcourse import NbgraderCourse, graded_cell
from nbformat.v4 import new_markdown_cell
from nbgrader.api import Gradebook

from autograder.cli import main
from autograder.course_error import CourseError
from autograder.grading.grading_course import GradingCourse
from autograder.transcripts.record import number, record
from autograder.transcripts.signing import signing_key
from dlcourse import __version__
from dlcourse.checking.registry import exercises

pytestmark = pytest.mark.slow

NOTEBOOK = "04_activations"
POINTS = {each.name: each.points for each in exercises("activations")}
SAID = "Look at the <b>border</b> & the corner."


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """Alice has a mark and a comment by hand, Bob waits for his, Carla has handed in nothing."""
    course = NbgraderCourse(tmp_path_factory.mktemp("transcript"), NOTEBOOK)
    source = nbformat.read(course.path("source"), as_version=4)
    source.cells += [
        new_markdown_cell("## 7. What went wrong\n\nWrite five sentences."),
        graded_cell(
            new_markdown_cell("Your answer."), "error-analysis", grade=True, solution=True, points=20
        ),
    ]
    nbformat.write(source, course.path("source"))
    course.release()
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        for student in ("alice", "bob"):
            submission = gradebook.add_submission(NOTEBOOK, student, timestamp=datetime(2026, 11, 20, 10))
            for grade in submission.notebooks[0].grades:
                points = POINTS.get(grade.name.removesuffix("-check"))
                grade.auto_score = points and points / (1 if student == "alice" else 3)
                grade.needs_manual_grade = points is None
        gradebook.db.commit()
    course.mark_by_hand("alice", "error-analysis", 16.5, SAID)
    return course


@pytest.fixture
def course(released, tmp_path):
    return released.copy_to(tmp_path)


def reached(course, student, assignment=""):
    return record(GradingCourse(course.folder), student, assignment)


def test_points_marks_by_hand_and_comments_are_in_it(course):
    found = reached(course, "alice")
    (part,) = found["assignments"]
    goals = {goal["goal"]: goal for goal in part["goals"]}
    everything = sum(POINTS.values())
    assert (found["points"], found["possible"], found["waiting"]) == (everything + 16.5, everything + 20, 0)
    assert found["student"] == {"id": "alice", "name": "Alice Archer"}
    assert found["course"] == {"id": "dlcourse", "edition": __version__}
    assert (part["title"], part["handed_in"]) == ("Activation functions", "2026-11-20T10:00:00Z")
    assert list(goals)[:2] == ["activations.forward", "activations.derivatives"]
    assert goals["activations.dead_fraction"]["title"] == "3. Dead units"
    assert {goal["marked"] for goal in goals.values()} == {"by the check", "by hand"}
    by_hand = goals["error-analysis"]
    assert (by_hand["title"], by_hand["points"], by_hand["mastery"]) == ("7. What went wrong", 16.5, 82)
    assert by_hand["comments"] == [SAID] and by_hand["waits_for"] == ""


def test_what_waits_is_said(course, capsys):
    found = reached(course, "bob")
    assert found["waiting"] == 1
    assert found["assignments"][0]["goals"][-1]["waits_for"] == "waits for a mark by hand"
    assert found["assignments"][0]["goals"][0]["points"] == number(POINTS["forward"] / 3)
    assert main(["transcript", "bob", "--course", str(course.folder)]) == 0
    assert f"{NOTEBOOK} waits for marks by hand: error-analysis" in capsys.readouterr().out
    page = (course.folder / "transcripts" / "bob.html").read_text(encoding="utf-8")
    assert "Waits for 1 mark by hand; its points may change." in page


def test_who_handed_in_nothing_and_who_is_not_graded_yet(course):
    assert reached(course, "carla")["assignments"][0]["state"] == "not handed in"
    assert reached(course, "carla")["points"] == 0
    course.submit("carla", nbformat.read(course.path("release"), as_version=4))
    assert reached(course, "carla")["assignments"][0]["state"] == "waits for grading"


def test_penalties_excuses_and_marks_that_overrule_a_check(course):
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        notebook = gradebook.find_submission_notebook(NOTEBOOK, NOTEBOOK, "alice")
        notebook.late_submission_penalty = 5
        gradebook.find_grade("forward-check", NOTEBOOK, NOTEBOOK, "alice").manual_score = 1
        gradebook.db.commit()
    (course.folder / "adjustments.json").write_text(
        json.dumps({"excused": {NOTEBOOK: ["activations.choose"]}})
    )
    (part,) = reached(course, "alice")["assignments"]
    goals = {goal["goal"]: goal for goal in part["goals"]}
    assert part["late_penalty"] == 5
    assert part["points"] == sum(POINTS.values()) + 16.5 - POINTS["forward"] + 1 - 5
    assert (goals["activations.forward"]["marked"], goals["activations.forward"]["points"]) == ("by hand", 1)
    assert goals["activations.choose"]["note"] == "counts full for everybody"


def test_both_files_of_the_command_prove_genuine_and_are_private(course, tmp_path, capsys):
    words = ["--course", str(course.folder)]
    assert main(["public-key", *words]) == 0
    (tmp_path / "key.pem").write_text(capsys.readouterr().out)
    assert main(["transcript", "alice", *words]) == 0
    assert main(["transcript", "alice", NOTEBOOK, *words, "--out", str(tmp_path / "out")]) == 2
    assert "cannot be written (No such file or directory)" in capsys.readouterr().err
    (tmp_path / "out").mkdir()
    assert main(["transcript", "alice", NOTEBOOK, *words, "--out", str(tmp_path / "out")]) == 0
    assert "Every mark of it is final." in capsys.readouterr().out
    names = ("transcripts/alice.html", "transcripts/alice.json")
    written = [course.folder / name for name in names]
    written += [tmp_path / "out" / f"alice-{NOTEBOOK}{ending}" for ending in (".html", ".json")]
    for file in written:
        assert main(["verify", str(file), "--key", str(tmp_path / "key.pem")]) == 0
        assert f"together: {sum(POINTS.values()) + 16.5:g} of" in capsys.readouterr().out
    private = [*written, course.folder / ".autograder-signing-key"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in private} == {0o600} or os.name == "nt"


@pytest.mark.skipif(os.name == "nt", reason="groups of Unix")
def test_in_a_shared_folder_the_signing_key_is_still_its_owners_alone(tmp_path, monkeypatch):
    tmp_path.chmod(0o2770)
    signing_key(tmp_path)
    assert stat.S_IMODE((tmp_path / ".autograder-signing-key").stat().st_mode) == 0o600
    monkeypatch.setattr(Path, "read_bytes", Mock(side_effect=PermissionError))
    with pytest.raises(CourseError, match="is another grader's"):
        signing_key(tmp_path)


def test_the_key_stays_the_same_and_a_damaged_one_is_told(course, capsys):
    words = ["public-key", "--course", str(course.folder)]
    assert main(words) == main(words) == 0
    first, second = re.findall(r"-----BEGIN.*?-----END", capsys.readouterr().out, re.DOTALL)
    assert first == second
    (course.folder / ".autograder-signing-key").write_text("")
    assert main(words) == 2
    assert "holds no Ed25519 key; put your copy of it back" in capsys.readouterr().err


def test_what_there_is_no_transcript_of_is_said(course):
    with pytest.raises(CourseError, match="knows no student alise"):
        reached(course, "alise")
    with pytest.raises(CourseError, match="no released assignment '05_other'"):
        reached(course, "alice", "05_other")
    main(["student", "withdraw", "bob", "--course", str(course.folder)])
    course.path("submitted", "bob").parent.mkdir(parents=True)
    with pytest.raises(CourseError, match="bob has withdrawn"):
        reached(course, "bob")
