"""``grade --scheduler``: a cluster gives the same marks, whatever dies, and only by machines that are fit."""

import json
import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from nbcourse import NbgraderCourse, answered
from submissions import solved
from tools import require

from autograder.cli import main
from autograder.course_error import CourseError
from autograder.grading import cluster
from autograder.grading.assignment import Assignment, Plan
from autograder.grading.grading_course import GradingCourse

distributed = pytest.importorskip("distributed")

NOTEBOOK = "04_activations"
STUDENTS = tuple(f"student-{number}" for number in range(6))


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    require("bwrap")
    course = NbgraderCourse(tmp_path_factory.mktemp("cluster"), NOTEBOOK)
    course.release()
    half = {"dead_fraction": "def dead_fraction(acts):\n    return (acts <= 0).mean()"}
    for number, student in enumerate(STUDENTS):
        course.submit(student, answered(course.path("release"), half) if number % 2 else solved())
    return course


@pytest.fixture
def course(released, tmp_path):
    return released.copy_to(tmp_path)


@pytest.fixture
def local():
    """A scheduler and two workers on this machine."""
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "host": "127.0.0.1"}
    with distributed.LocalCluster(**options) as found:
        yield found


@pytest.fixture
def own_processes(tmp_path):
    """A scheduler and a worker as an administrator starts them; the scheduler's process and address."""
    dask, file = Path(sys.executable).parent / "dask", tmp_path / "scheduler.json"
    asked = ["--scheduler-file", file, "--host", "127.0.0.1", "--no-dashboard"]
    with (
        subprocess.Popen([dask, "scheduler", *asked, "--port", "0"], stderr=subprocess.DEVNULL) as scheduler,
        subprocess.Popen([dask, "worker", *asked, "--nthreads", "1"], stderr=subprocess.DEVNULL) as worker,
    ):
        try:
            while not file.exists() or not file.read_text():
                assert scheduler.poll() is None
                time.sleep(0.1)
            yield scheduler, json.loads(file.read_text())["address"]
        finally:
            for process in (scheduler, worker):
                process.kill()


def grade(course, scheduler="", advance=lambda student: None, **plan):
    return Assignment(GradingCourse(course.folder), NOTEBOOK, Plan(scheduler=scheduler, **plan)).grade(
        advance
    )


def all_marks(course):
    return {student: course.marks(student) for student in STUDENTS}


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_nothing(course, released, local, tmp_path_factory):
    undisturbed = released.copy_to(tmp_path_factory.mktemp("undisturbed"))
    grade(undisturbed)
    killed = []

    def kill(student):
        if not killed:
            worker = next(iter(local.workers.values()))
            killed.append(worker.pid)
            os.kill(worker.pid, signal.SIGKILL)

    outcome = grade(course, local.scheduler_address, kill)
    assert killed and sorted(outcome.graded) == sorted(STUDENTS) and not outcome.failed
    assert all_marks(course) == all_marks(undisturbed)


@pytest.mark.slow
def test_a_scheduler_that_goes_is_told_and_what_is_graded_stays(course, local):
    done = []

    def stop(student):
        done.append(student)
        if len(done) == 1:
            local.close()

    with pytest.raises(CourseError, match="is gone; what is graded is booked"):
        grade(course, local.scheduler_address, stop)
    outcome = grade(course)
    assert len(outcome.entries) == len(STUDENTS) and len(outcome.graded) <= len(STUDENTS) - len(done)


@pytest.mark.slow
def test_of_a_scheduler_that_was_killed_nothing_is_said_but_a_sentence(
    course, own_processes, caplog, monkeypatch
):
    scheduler, address = own_processes
    monkeypatch.setattr(logging.getLogger("distributed.client"), "handlers", [caplog.handler])
    with distributed.Client(address) as client:
        client.wait_for_workers(1, timeout=60)
    with pytest.raises(CourseError, match="is gone; what is graded is booked"):
        grade(course, address, lambda student: scheduler.kill())
    assert not caplog.records


@pytest.mark.slow
@pytest.mark.parametrize(
    ("what", "otherwise", "complaint"),
    [("_version", lambda package: "1.0", "numpy is"), ("_digest", lambda: "abc", "the course is")],
)
def test_a_worker_of_another_version_is_refused_before_it_marks_anything(
    course, local, monkeypatch, what, otherwise, complaint
):
    monkeypatch.setattr(cluster, what, otherwise)  # here; the workers are processes of their own
    cluster.equipment.cache_clear()
    try:
        with pytest.raises(CourseError, match=complaint) as refused:
            grade(course, local.scheduler_address)
    finally:
        cluster.equipment.cache_clear()
    assert "tcp://127.0.0.1" in str(refused.value)
    assert not (course.folder / "ledger").exists()


def test_a_worker_that_comes_later_looks_at_itself(monkeypatch):
    monkeypatch.setattr(cluster, "run_task", lambda task: "graded")
    task = cluster.Task("a", NOTEBOOK, NOTEBOOK, None, "", None)
    expected = cluster.equipment()
    monkeypatch.setattr(cluster, "equipment", lambda: {**expected, "sandbox": "bubblewrap is not installed"})
    with pytest.raises(cluster.UnfitError, match="bubblewrap is not installed"):
        cluster.run_if_fit(task, expected)
    monkeypatch.setattr(cluster, "equipment", lambda: {**expected, "sandbox": "", "torch": "1.0"})
    with pytest.raises(cluster.UnfitError, match=r"torch is 1\.0 there"):
        cluster.run_if_fit(task, expected)
    monkeypatch.setattr(cluster, "equipment", lambda: {**expected, "sandbox": ""})
    assert cluster.run_if_fit(task, expected) == "graded"


def test_who_trusts_students_needs_no_sandbox():
    expected = cluster.equipment()
    without = {**expected, "sandbox": "no bubblewrap"}
    assert cluster.unfit(without, expected, trust=True) == []
    assert cluster.unfit(without, expected, trust=False) == ["no bubblewrap"]


class Answers:
    """Stands for a connection to workers that answer so."""

    def __init__(self, answers):
        self.answers = answers

    def run(self, function, on_error):
        return self.answers


@pytest.mark.parametrize(
    ("answers", "complaint"),
    [
        ({}, "has no worker"),
        ({"tls://a:1": ModuleNotFoundError("No module named 'autograder'")}, "tls://a:1 .*No module named"),
        ({"tls://a:1": {**cluster.equipment(), "sandbox": "no bubblewrap"}}, "tls://a:1 .*no bubblewrap"),
        ({"tcp://10.0.0.7:1": cluster.equipment()}, "10.0.0.7:1 unencrypted"),
    ],
)
def test_a_cluster_with_an_unfit_worker_is_refused(answers, complaint):
    with pytest.raises(CourseError, match=complaint):
        cluster._require_fit(Answers(answers), trust=False, insecure=False)


@pytest.mark.parametrize(
    "address",
    ["tls://grading.example.org:8786", "tcp://127.0.0.1:8786", "tcp://[::1]:8786", "127.0.0.1:8786"],
)
def test_where_the_key_may_travel(address):
    cluster._require_private(address, insecure=False)


@pytest.mark.parametrize("address", ["tcp://10.0.0.7:8786", "tcp://grading.example.org:8786", "ws://host:1"])
def test_where_the_key_may_not_travel(address):
    with pytest.raises(CourseError, match="unencrypted"):
        cluster._require_private(address, insecure=False)
    cluster._require_private(address, insecure=True)


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("tls://127.0.0.1:1", "with the settings of this machine .*TLS"),
        ("tsl://127.0.0.1:1", "is no address of a dask scheduler .*tsl"),
        ("tls://127.0.0.1", "is no address of a dask scheduler .*missing port"),
    ],
)
def test_what_keeps_dask_from_connecting_is_told(address, complaint):
    with pytest.raises(CourseError, match=complaint):
        cluster._connected(address, insecure=True)


@pytest.mark.slow
def test_the_command_says_so(course, capsys):
    words = ["grade", NOTEBOOK, "--course", str(course.folder), "--scheduler", "tcp://10.0.0.7:8786"]
    assert main(words) == 2
    assert "--insecure" in capsys.readouterr().err
