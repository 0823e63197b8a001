"""Strange folders among the submissions: each is its own student's affair, and everybody else is graded.

``DLCOURSE_FUZZ`` says how many strange folders there are (default 100; ``make test-all``: 1,000).
"""

import json
import os
import random
import shutil
import socket
from contextlib import chdir, suppress

import nbformat
import pytest
from everything import EVERYTHING
from nbcourse import NbgraderCourse, answered
from nbformat.v4 import new_code_cell, new_markdown_cell
from tools import require

from autograder.cli import main
from autograder.grading.assignment import Assignment, Plan
from autograder.grading.grading_course import GradingCourse

pytestmark = pytest.mark.slow

COUNT = int(os.environ.get("DLCOURSE_FUZZ", "100"))
CLASS = 25
"""Strange students beside an ordinary one."""

NOTEBOOK = "04_activations"
RIGHT = {"dead_fraction": "def dead_fraction(acts):\n    return (acts <= 0).all(axis=0).mean()"}


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    require("bwrap")
    course = NbgraderCourse(tmp_path_factory.mktemp("fuzzed"), NOTEBOOK)
    course.release()
    course.submit("alice", answered(course.path("release"), RIGHT))
    return course


@pytest.fixture
def course(released, tmp_path):
    return released.copy_to(tmp_path)


def grade(course):
    return Assignment(GradingCourse(course.folder), NOTEBOOK, Plan(workers=1)).grade()


# ---- one strange thing in the place of a file


def link(place, draw):
    place.symlink_to(draw.choice(["/etc/passwd", "/dev/zero", "/nowhere", ".", "../..", place.name]))


def pipe(place, draw):
    os.mkfifo(place)


def plug(place, draw):
    with chdir(place.parent), socket.socket(socket.AF_UNIX) as opened:  # the path of a socket is short
        opened.bind(place.name[:90])


def folder(place, draw):
    (place / "deep" / "er").mkdir(parents=True)


def sparse(place, draw):
    with place.open("wb") as file:
        file.truncate(draw.choice([50 * 2**20, 2**40]))


def noise(place, draw):
    place.write_bytes(draw.randbytes(draw.choice([0, 1, 100, 100_000])))


def text(place, draw):
    texts = [
        "",
        " \n",
        "9" * 40,
        "some day",
        "2026年11月30日 20:15",
        "9999-99-99",
        "\0",
        "-1",
        "{}",
        "[" * 9999,
    ]
    place.write_text(draw.choice(texts), encoding="utf-8")


def no_mode(place, draw):
    place.write_text("2026-11-30 20:15:00 UTC")
    place.chmod(draw.choice([0o000, 0o200, 0o111, 0o7777]))


def old(place, draw):
    place.write_text("x")
    os.utime(place, (0, draw.choice([-(2**31), 0, 2**33, 2**40])), follow_symlinks=False)


THINGS = [link, pipe, plug, folder, sparse, noise, text, no_mode, old]
NAMES = [
    *(b"timestamp.txt", b"submission_secret.txt", b"notes.txt", b"n\xff\xfe.txt", b"x" * 250, b"<b>.txt"),
    *(b"other.ipynb", b"04_activations (1).ipynb", b".04_activations.ipynb", b"\xff.ipynb", b"[red].ipynb"),
]
STUDENTS = [
    b"s" * 245,
    b"s" * 201,
    b"stu\xff",
    b"a b",
    b"<b>",
    b"[red]",
    b"-x",
    b".hidden",
    "é".encode(),
    b"\n",
]


def strange_submission(course, number):
    """Make one; which things are strange about it is drawn."""
    draw = random.Random(number)
    name = os.fsdecode(draw.choice(STUDENTS)) if draw.random() < 0.3 else f"s{number}"
    place = course.folder / "submitted" / name / NOTEBOOK
    if place.exists():
        return
    try:
        place.mkdir(parents=True)
    except OSError:
        return  # a name that the file system itself refuses
    if draw.random() < 0.7:
        shutil.copy(course.path("submitted", "alice"), place)
    else:
        draw.choice(THINGS)(place / f"{NOTEBOOK}.ipynb", draw)
    for file in sorted({os.fsdecode(draw.choice(NAMES)) for _ in range(draw.randint(0, 4))}):
        with suppress(OSError, UnicodeError):  # a name that the file system itself refuses
            draw.choice(THINGS)(place / file, draw)


@pytest.mark.parametrize("part", range(max(1, COUNT // CLASS)))
def test_strange_folders_stop_nobody(course, part, capsys):
    for number in range(part * CLASS, (part + 1) * CLASS):
        strange_submission(course, number)
    assert main(["grade", NOTEBOOK, "--workers", "1", "--course", str(course.folder)]) in (0, 1)
    assert course.marks("alice")["dead_fraction"] > 0
    capsys.readouterr()
    done = course.api().generate_feedback(NOTEBOOK, "alice")
    assert done["success"], done


def test_what_cannot_be_graded_is_told_and_the_rest_is_booked(course, capsys):
    for name in (b"stu\xff", b"s" * 245):
        shutil.copytree(course.folder / "submitted/alice", course.folder / "submitted" / os.fsdecode(name))
    assert main(["grade", NOTEBOOK, "--course", str(course.folder)]) == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert "is not UTF-8" in shown and "more than 200 bytes" in shown
    assert course.marks("alice")["dead_fraction"] > 0
    assert main(["report", NOTEBOOK, "--course", str(course.folder)]) == 0


# ---- notebooks that take time, memory or space


def strange_cells(kind):
    unknown = {"grade": True, "solution": False, "points": 1, "schema_version": 3}
    match kind:
        case "unknown grade ids":
            cells = [new_code_cell("") for _ in range(100_000 if EVERYTHING else 10_000)]
            for number, cell in enumerate(cells):
                cell.metadata["nbgrader"] = {**unknown, "grade_id": f"unknown-{number}"}
        case "spaces":
            cells = [new_markdown_cell("a" + " " * 200_000 + "b")]
        case "many slow texts":
            cells = [new_markdown_cell("\\\\[" * 3000) for _ in range(100)]
        case "slow code":
            cells = [new_code_cell("a." * 50_000)]
        case "colours":
            cells = [new_code_cell("print('\\x1b[31ma' * 30_000)")]
    return cells


@pytest.mark.parametrize("kind", ["unknown grade ids", "spaces", "many slow texts", "slow code", "colours"])
def test_a_notebook_made_to_take_time_is_graded_and_shown(course, kind):
    notebook = nbformat.read(course.path("submitted", "alice"), as_version=4)
    notebook.cells += strange_cells(kind)
    target = course.path("submitted", "eve")
    target.parent.mkdir(parents=True)
    target.write_text(json.dumps(notebook))
    outcome = grade(course)
    assert not outcome.failed and course.marks("eve") == course.marks("alice")
    assert len(outcome.entries["eve"].notes) <= 31
    done = course.api().generate_feedback(NOTEBOOK, "eve")
    assert done["success"], done
    page = course.folder / "feedback" / "eve" / NOTEBOOK / f"{NOTEBOOK}.html"
    assert page.stat().st_size < 10_000_000


def test_millions_of_empty_cells_are_refused_with_a_sentence(course):
    target = course.path("submitted", "eve")
    target.parent.mkdir(parents=True)
    target.write_bytes(b'{"cells": [' + b"{}," * 3_000_000 + b"{}]}")
    entry = grade(course).entries["eve"]
    assert entry.points == 0 and "more than 1,000,000 lists" in entry.notes[0]
