"""``autograder watch``: what arrives is graded, Ctrl-C ends it, started again it has lost nothing."""

import os
import shutil
from typing import ClassVar

import nbformat
import pytest
from nbcourse import NbgraderCourse, answered
from nbgrader.api import Gradebook
from submissions import solved
from tools import require

from autograder.cli import main
from autograder.commands import watch
from autograder.course_error import CourseError
from autograder.grading import pool
from autograder.grading.arrivals import Arrivals
from autograder.grading.grading_course import GradingCourse
from autograder.grading.ledger import read_entry
from dlcourse.checking.registry import exercises

pytestmark = pytest.mark.slow

NOTEBOOK = "04_activations"
POSSIBLE = {each.name: each.points for each in exercises("activations")}


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    require("bwrap")
    course = NbgraderCourse(tmp_path_factory.mktemp("watched"), NOTEBOOK)
    course.release()
    return course


@pytest.fixture
def course(released, tmp_path):
    return released.copy_to(tmp_path)


def run(course, monkeypatch, *looks):
    """Watch, doing one thing after each look; then press Ctrl-C."""
    todo = iter(looks)

    def wait(seconds):
        action = next(todo, None)
        if action is None:
            raise KeyboardInterrupt
        action()

    monkeypatch.setattr(watch, "_wait", wait)
    return main(["watch", NOTEBOOK, "--workers", "1", "--course", str(course.folder)])


def nothing():
    pass


def test_what_arrives_is_graded_in_warm_processes_and_nothing_twice(course, monkeypatch, capsys):
    started = []
    executor = pool.ProcessPoolExecutor
    monkeypatch.setattr(pool, "ProcessPoolExecutor", lambda *a, **k: started.append(1) or executor(*a, **k))

    def hand_in(student, answers):
        def act():
            course.submit(student, answers)

        return act

    first = hand_in("alice", solved())
    second = hand_in("bob", answered(course.path("release"), {}))
    assert run(course, monkeypatch, first, nothing, second, nothing, nothing) == 0
    said = capsys.readouterr().out
    assert (
        said.count("alice: 50 of 50") == 1 and said.count("bob: 0 of 50") == 1 and "Ended, 2 graded" in said
    )
    assert started == [1]
    assert course.marks("alice") == POSSIBLE
    assert run(course, monkeypatch, nothing) == 0
    assert "Ended, 0 graded" in capsys.readouterr().out and started == [1]
    course.path("submitted", "bob").write_bytes(course.path("submitted", "alice").read_bytes())
    assert run(course, monkeypatch) == 0
    assert "bob: 50 of 50" in capsys.readouterr().out


def test_the_mark_that_counts_is_told(course, monkeypatch, capsys):
    config = course.folder / "nbgrader_config.py"
    config.write_text(f"{config.read_text()}\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        gradebook.update_or_create_assignment(NOTEBOOK, duedate="2026-01-01 00:00:00 UTC")
    course.submit("alice", solved())
    course.path("submitted", "alice").with_name("timestamp.txt").write_text("2026-01-02 00:00:00 UTC")
    assert run(course, monkeypatch) == 0
    assert "alice: 0 of 50" in capsys.readouterr().out


def test_ctrl_c_in_the_midst_of_grading_loses_nothing(course, monkeypatch, capsys):
    for student in ("alice", "bob"):
        course.submit(student, solved())

    def stop(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("rich.progress.Progress.advance", stop)
        assert run(course, patched) == 0
    assert "Ended" in capsys.readouterr().out
    assert run(course, monkeypatch) == 0
    assert {read_entry(course.folder, NOTEBOOK, student).points for student in ("alice", "bob")} == {50}
    assert course.marks("alice") == course.marks("bob") == POSSIBLE


def test_what_is_still_being_copied_waits_for_the_next_look(course):
    arrivals = Arrivals(GradingCourse(course.folder), NOTEBOOK)
    assert arrivals.look() == []
    course.submit("alice", solved())
    assert arrivals.look() == []
    notebook = course.path("submitted", "alice")
    os.utime(notebook, (1, 1))
    assert arrivals.look() == []
    assert arrivals.look() == ["alice"] and arrivals.look() == []
    arrivals.forget(["alice"])
    assert arrivals.look() == ["alice"]
    shutil.rmtree(notebook.parent)
    assert arrivals.look() == []


def test_what_cannot_be_graded_now_is_tried_again(course, monkeypatch, capsys):
    course.submit("alice", solved())
    real = watch.grade_with_progress

    def locked(assignment):
        monkeypatch.setattr(watch, "grade_with_progress", real)
        raise CourseError("the gradebook is locked")

    monkeypatch.setattr(watch, "grade_with_progress", locked)
    assert run(course, monkeypatch, nothing) == 0
    said = capsys.readouterr()
    assert "tried again later: the gradebook is locked" in said.err and "alice: 50 of 50" in said.out


def test_a_broken_notebook_stops_nobody(course, monkeypatch, capsys):
    course.submit("alice", solved())
    course.submit("bob", nbformat.v4.new_notebook())
    course.path("submitted", "bob").write_text("{")
    assert run(course, monkeypatch) == 0
    assert "Ended, 2 graded" in capsys.readouterr().out and course.marks("alice") == POSSIBLE


@pytest.mark.parametrize("words", [["--every", "0"], ["--scheduler", "tcp://127.0.0.1:9"]])
def test_what_makes_no_sense_is_refused(course, words):
    try:
        status = main(["watch", NOTEBOOK, *words, "--course", str(course.folder)])
    except SystemExit as ended:
        status = ended.code
    assert status == 2


def test_a_task_that_no_process_takes_is_not_lost(monkeypatch):
    """A pool breaks between two tasks: what was about to be handed out goes to the next pool."""

    class Breaks:
        _processes: ClassVar[dict] = {}
        broken = 0

        def __init__(self, *args, **kwargs):
            self.handed_out = 0

        def submit(self, function, task):
            self.handed_out += 1
            if self.handed_out == 2 and not Breaks.broken:
                Breaks.broken = 1
                raise pool.BrokenProcessPool("gone")
            future = pool.Future()
            future.set_result(task.upper())
            return future

        def shutdown(self, **kwargs):
            pass

    monkeypatch.setattr(pool, "ProcessPoolExecutor", Breaks)
    assert sorted(pool.LocalPool(2, str.upper).run(iter("abcdef"))) == [
        (each, each.upper()) for each in "abcdef"
    ]
