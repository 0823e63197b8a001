"""What students put into the exchange: only files of their own are collected, and everybody's are."""

import os
import pwd

import nbformat
import pytest
from nbcourse import NbgraderCourse, answered

NOTEBOOK = "03_regression"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    course = NbgraderCourse(tmp_path_factory.mktemp("collected"), NOTEBOOK)
    course.release()
    assert course.api().release_assignment(NOTEBOOK)["success"]
    return course


@pytest.fixture
def course(released, tmp_path):
    copy = released.copy_to(tmp_path)
    hand_in(copy, "alice")
    return copy


def hand_in(course, student, moment="2026-11-30 20:15:00 UTC"):
    """Put a submission into the exchange as ``nbgrader submit`` does; returns its folder."""
    inbound = course.folder / "exchange" / "dlcourse" / "inbound"
    folder = inbound / f"{student}+{NOTEBOOK}+{moment}+0a1b2c"
    folder.mkdir()
    notebook = answered(course.path("release"), {})
    nbformat.write(notebook, folder / f"{NOTEBOOK}.ipynb")
    (folder / "timestamp.txt").write_text(moment)
    return folder


def collect(course):
    done = course.api().collect(NOTEBOOK)
    assert done["success"], done
    assert course.path("submitted", "alice").is_file()
    return done["log"]


@pytest.mark.parametrize("target", ["source", "submitted/alice", "gradebook.db"])
def test_a_link_hands_in_nothing(course, target):
    folder = hand_in(course, "mallory")
    own = folder / f"{NOTEBOOK}.ipynb"
    own.unlink()
    aim = course.folder / target
    own.symlink_to(aim if aim.suffix else aim / NOTEBOOK / f"{NOTEBOOK}.ipynb")
    (folder / "more").symlink_to(course.folder / "source")
    assert "no file of the student's own" in collect(course)
    found = sorted(path.name for path in course.path("submitted", "mallory").parent.iterdir())
    assert found == ["timestamp.txt"]


def test_a_whole_submission_that_is_a_link_is_none(course):
    inbound = course.folder / "exchange" / "dlcourse" / "inbound"
    (inbound / f"mallory+{NOTEBOOK}+2026-11-30 20:15:00 UTC+x").symlink_to(
        course.folder / "source" / NOTEBOOK
    )
    assert "is no submission" in collect(course)
    assert not (course.folder / "submitted" / "mallory").exists()


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give files away")
def test_a_file_of_somebody_else_is_left_out(course):
    folder = hand_in(course, "mallory")
    os.chown(folder, 1234, 1234)
    os.chown(folder / "timestamp.txt", 1234, 1234)
    collect(course)
    assert not course.path("submitted", "mallory").exists()


@pytest.mark.parametrize(
    "name", [f"a b+{NOTEBOOK}+2026-11-30 20:15:00 UTC+x", f"eve+{NOTEBOOK}+whenever+x", f"eve+{NOTEBOOK}+"]
)
def test_odd_names_in_the_exchange_stop_nobody(course, name):
    (course.folder / "exchange" / "dlcourse" / "inbound" / name).mkdir()
    assert "is no submission" in collect(course)
    assert [path.name for path in (course.folder / "submitted").iterdir()] == ["alice"]


def test_pipes_and_too_large_submissions_stop_nobody(course):
    os.mkfifo(hand_in(course, "eve") / "pipe")
    with (hand_in(course, "mallory") / "large.bin").open("wb") as file:
        file.truncate(101_000_000)
    collect(course)
    assert course.path("submitted", "eve").is_file()


def test_a_time_stamp_that_says_nothing_is_taken_from_the_name(course):
    stamp = hand_in(course, "eve") / "timestamp.txt"
    stamp.write_text("some day")
    collect(course)
    assert "2026-11-30" in (course.path("submitted", "eve").parent / "timestamp.txt").read_text()
    collect(course)


def give(folder, account):
    """Make an account the owner, as if it had handed this in."""
    for path in (folder, *folder.iterdir()):
        os.chown(path, pwd.getpwnam(account).pw_uid, -1)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
@pytest.mark.parametrize("student", ["daemon", "carla"], ids=["has an account", "has none"])
def test_nobody_hands_in_for_somebody_else(course, student):
    course.api().gradebook.add_student("games")
    own = hand_in(course, student)
    if student == "daemon":
        give(own, student)
    forged = hand_in(course, student, "2026-11-30 21:00:00 UTC")
    give(forged, "games")
    assert f"bears the name of {student} and belongs to games" in collect(course)
    assert (course.path("submitted", student).parent / "timestamp.txt").read_text() == (
        own / "timestamp.txt"
    ).read_text()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_folder_of_any_other_account_is_collected(course):
    """Where students have no accounts of their own, a service may write for all."""
    give(hand_in(course, "carla"), "games")
    collect(course)
    assert course.path("submitted", "carla").is_file()
