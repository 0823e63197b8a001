"""kill -9 at random moments: whatever dies, running the command again gives exactly the same gradebook."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import psutil
import pytest
from nbcourse import NbgraderCourse, answered
from nbgrader.api import Gradebook
from tools import require

from autograder.notebooks import solution_edition
from autograder.notebooks.build import to_text
from dlcourse.resources import resource

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("DLCOURSE_KILLS", "3"))
NOTEBOOK = "04_activations"
STUDENTS = [f"student-{number:02d}" for number in range(16)]
PROGRAM = Path(sys.executable).parent / "autograder"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with sixteen submissions."""
    require("bwrap")
    course = NbgraderCourse(tmp_path_factory.mktemp("kill"), NOTEBOOK)
    course.release()
    solved = nbformat.reads(
        to_text(solution_edition(resource("notebooks") / "source" / f"{NOTEBOOK}.md")), as_version=4
    )
    wrong = {"dead_fraction": "def dead_fraction(acts):\n    return (acts <= 0).mean()"}
    works = [solved, answered(course.path("release"), wrong)]
    for number, student in enumerate(STUDENTS):
        course.submit(student, works[number % 2])
    return course


@pytest.fixture(scope="module")
def undisturbed(course):
    """The gradebook of a run that nothing happens to, and how long that took."""
    copy = copied(course, "undisturbed")
    started = time.monotonic()
    assert grade(copy).wait(300) == 0
    return marks(copy), time.monotonic() - started


def copied(course, name):
    folder = course.base / name
    shutil.copytree(course.folder, folder)
    return folder


def grade(folder):
    """Start the command."""
    return subprocess.Popen(
        [PROGRAM, "grade", NOTEBOOK, "--workers", "2"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def marks(folder):
    """Everything that the gradebook says about marks, by student and cell."""
    with Gradebook(f"sqlite:///{folder}/gradebook.db") as gradebook:
        return {
            (submission.student.id, grade.name): (grade.auto_score, grade.needs_manual_grade)
            for submission in gradebook.assignment_submissions(NOTEBOOK)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def kill_something(command, what):
    """Kill the command itself, one of its lanes, or a sandbox; returns every process it had."""
    family = psutil.Process(command.pid).children(recursive=True)
    sandboxes = [p for p in family if _name(p) == "bwrap"]
    lanes = [p for p in family if _name(p).startswith(("python", "autograder")) and p not in sandboxes]
    victims = {"command": [psutil.Process(command.pid)], "lane": lanes, "sandbox": sandboxes}[what]
    for victim in victims[:1]:
        victim.kill()
    return family


def _name(process):
    try:
        return process.name()
    except psutil.NoSuchProcess:
        return ""


@pytest.mark.parametrize("number", range(KILLS))
def test_nothing_is_lost_and_nothing_graded_twice(course, undisturbed, number):
    expected, seconds = undisturbed
    draw = random.Random(number)
    what = ("command", "lane", "sandbox", "command", "command")[number % 5]
    folder = copied(course, f"killed-{number}")
    command = grade(folder)
    try:
        time.sleep(draw.uniform(0.2, 1.0) * seconds)
        family = kill_something(command, what) if command.poll() is None else []
        if what == "command":
            command.wait(60)
        else:
            assert command.wait(300) == 0, "the command itself copes with the death of a helper"
            assert marks(folder) == expected
        _, alive = psutil.wait_procs(family, timeout=20)
        assert not alive, "orphans were left behind"
    finally:
        if command.poll() is None:
            command.kill()
    before = {file.name: file.stat().st_mtime_ns for file in (folder / "ledger" / NOTEBOOK).glob("s*.json")}
    assert grade(folder).wait(300) == 0
    assert marks(folder) == expected
    after = {file.name: file.stat().st_mtime_ns for file in (folder / "ledger" / NOTEBOOK).glob("s*.json")}
    assert all(after[name] == when for name, when in before.items()), "graded twice"
    shutil.rmtree(folder)
