"""Grades an assignment: what is new is run, everything is booked, nothing is lost on the way."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.grading.books import Books
from autograder.grading.course import GradingCourse, Submission
from autograder.grading.lane import Result, Task, run_task
from autograder.grading.ledger import fingerprint, parts, read_entry, write_atomically, write_entry
from autograder.grading.pool import run_here, run_on_cluster
from autograder.grading.reading import UnreadableError, read_bytes
from autograder.grading.repair import find_file
from autograder.grading.rules import rules_for
from autograder.oracle.seeds import course_key
from autograder.sandbox import Limits
from dlcourse import __version__

_BATCH = 25
"""Submissions that are booked with one commit."""

_LARGEST_EXTRA = 10 * 2**20
"""Bytes of a file beside the notebook that is still kept for graders."""


@dataclass(frozen=True)
class Plan:
    """How to grade.

    Attributes:
        workers: processes on this machine.
        scheduler: address of a dask cluster that does the work instead.
        limits: of a submission.
        trust: run student code without a perimeter.
        public: use the public cases of ``check()`` instead of the course's secret ones.
        force: grade again what has not changed.
        students: only these; all when empty.
    """

    workers: int = 1
    scheduler: str = ""
    limits: Limits = field(default_factory=Limits)
    trust: bool = False
    public: bool = False
    force: bool = False
    students: Sequence[str] = ()


@dataclass
class Outcome:
    """What grading an assignment came to.

    Attributes:
        entries: of the ledger, by student.
        before: the same before, for those graded anew.
        graded: students whose notebooks were run now.
        failed: why a student could not be graded, by student.
        student_seconds: time spent in students' code.
    """

    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    before: dict[str, dict[str, Any]] = field(default_factory=dict)
    graded: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    student_seconds: float = 0.0


Advance = Callable[[str], None]
"""Told the name of each student who is done."""


class Assignment:
    """One assignment of a course, ready to be graded."""

    def __init__(self, course: GradingCourse, name: str, plan: Plan):
        """Find the released notebooks and the submissions.

        Raises:
            CommandError: there are none.
        """
        self.course, self.name, self.plan = course, name, plan
        self.released = course.released(name)
        self.submissions = course.submissions(name, plan.students)
        key = None if plan.public else course_key(course.folder)
        self.rules = {notebook: rules_for(notebook, name, key) for notebook in self.released}
        self._key = key

    def grade(self, advance: Advance = lambda student: None) -> Outcome:
        """Grade what is new or has changed, and bring the gradebook up to date.

        Args:
            advance: told about each student who is done.
        """
        outcome = Outcome()
        with Books(self.course) as books:
            books.require(self.name)
            batch: list[dict[str, Any]] = []
            for entry in self._entries(outcome):
                outcome.entries[entry["student"]] = entry
                batch.append(entry)
                if len(batch) >= _BATCH:
                    books.book(batch)
                    batch.clear()
                advance(entry["student"])
            books.book(batch)
        return outcome

    def grade_here(self, notebook: str) -> Result:
        """Grade one notebook of the plan's only student in this process; the ledger learns of it."""
        (submission,) = self.submissions
        unfinished = _Unfinished(self, submission)
        task = self.task(submission, notebook)
        result = run_task(task)
        if unfinished.take(task, result):
            unfinished.finish()
        return result

    def booked(self) -> dict[str, float]:
        """The marks that stand in the gradebook now, by student."""
        with Books(self.course) as books:
            books.require(self.name)
            return books.marks(self.name)

    def _entries(self, outcome: Outcome) -> Iterator[dict[str, Any]]:
        """The ledger's entry of every submission: those that still hold first, then the new ones."""
        todo: dict[str, _Unfinished] = {}
        for submission in self.submissions:
            unfinished = _Unfinished(self, submission)
            entry = read_entry(self.course.folder, self.name, submission.student)
            if entry and not self.plan.force and unfinished.is_as_in(entry):
                yield entry
                continue
            if entry:
                outcome.before[submission.student] = entry
            todo[submission.student] = unfinished
        for task, result in self._results(todo):
            unfinished = todo[task.student]
            if isinstance(result, Exception):
                outcome.failed[task.student] = f"{type(result).__name__}: {result}"
            elif unfinished.take(task, result):
                outcome.graded.append(task.student)
                outcome.student_seconds += unfinished.student_seconds
                yield unfinished.finish()

    def _results(self, todo: Mapping[str, "_Unfinished"]) -> Iterator[tuple[Task, Result | Exception]]:
        tasks = (task for unfinished in todo.values() for task in unfinished.tasks())
        if self.plan.scheduler:
            return run_on_cluster(tasks, self.plan.scheduler)
        return run_here(tasks, min(self.plan.workers, max(1, len(todo) * len(self.released))))

    def task(self, submission: Submission, notebook: str) -> Task:
        """The task of grading one notebook of a submission."""
        content, notes = read_submitted(submission.folder, notebook)
        return Task(
            student=submission.student,
            assignment=self.name,
            notebook=notebook,
            content=content,
            released=self.released[notebook],
            key=self._key,
            limits=self.plan.limits,
            trust=self.plan.trust,
            notes=tuple(notes),
            sandboxes=self.rules[notebook].sandboxes,
        )


class _Unfinished:
    """A submission on its way: its notebooks come back one by one."""

    def __init__(self, assignment: Assignment, submission: Submission):
        self._assignment, self._submission = assignment, submission
        self._results: dict[str, Result] = {}
        self._to_go = set(assignment.released)

    @property
    def student_seconds(self) -> float:
        return sum(result.student_seconds for result in self._results.values())

    def tasks(self) -> Iterator[Task]:
        for notebook in self._assignment.released:
            yield self._assignment.task(self._submission, notebook)

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        """Of what was handed in and what it is graded by, by notebook."""
        timestamp = str(self._submission.timestamp)
        return {
            notebook: fingerprint(
                read_submitted(self._submission.folder, notebook)[0],
                self._assignment.released[notebook] + timestamp,
                self._assignment.rules[notebook],
            )
            for notebook in self._assignment.released
        }

    def take(self, task: Task, result: Result) -> bool:
        """Keep a result; returns whether it was the last one."""
        self._results[task.notebook] = result
        self._to_go.discard(task.notebook)
        return not self._to_go

    def finish(self) -> dict[str, Any]:
        """Write the graded notebooks, then the ledger's entry, whose being there says that all is written."""
        folder = self._folder()
        folder.mkdir(parents=True, exist_ok=True)
        copy_extras(self._submission.folder, folder)
        for notebook, result in self._results.items():
            write_atomically(folder / f"{notebook}.ipynb", result.paper)
        entry = self._entry()
        write_entry(self._assignment.course.folder, entry)
        return entry

    def is_as_in(self, entry: Mapping[str, Any]) -> bool:
        """Whether the ledger's entry still tells the truth."""
        papers = [self._folder() / f"{name}.ipynb" for name in self._assignment.released]
        return entry["fingerprints"] == self.fingerprints and all(paper.is_file() for paper in papers)

    def _folder(self) -> Path:
        course = self._assignment.course
        step = course.directory.autograded_directory
        return course.place(step, self._submission.student, self._assignment.name)

    def _entry(self) -> dict[str, Any]:
        timestamp = self._submission.timestamp
        return {
            "student": self._submission.student,
            "assignment": self._assignment.name,
            "timestamp": timestamp.isoformat() if timestamp else None,
            "graded": datetime.now(UTC).isoformat(timespec="seconds"),
            "course_version": __version__,
            "fingerprints": self.fingerprints,
            "notebooks": {
                notebook: {
                    "entries": result.entries,
                    "scores": result.scores,
                    "comments": result.comments,
                    "notes": result.notes,
                    "student_seconds": round(result.student_seconds, 3),
                }
                for notebook, result in self._results.items()
            },
        }


def read_submitted(folder: Path, notebook: str) -> tuple[bytes | None, list[str]]:
    """A submitted notebook's content, and what is to be said about its file."""
    file, notes = find_file(folder, notebook)
    if file is None:
        return None, notes
    try:
        return read_bytes(file), notes
    except UnreadableError as error:
        return None, [*notes, f"The file {file.name!r} cannot be graded: {error}."]


def copy_extras(source: Path, target: Path) -> None:
    """Copy ordinary files that lie beside the notebook, such as its time stamp, for those who look at it."""
    for file in source.iterdir():
        hidden = file.name.startswith(".") or file.suffix == ".ipynb"
        ordinary = file.is_file() and not file.is_symlink() and not hidden
        if ordinary and file.stat().st_size <= _LARGEST_EXTRA:
            shutil.copyfile(file, target / file.name)


def default_workers() -> int:
    """One per processor that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def total(entry: Mapping[str, Any]) -> tuple[float, float]:
    """Points earned and possible of a ledger entry, over its automatic exercises."""
    found = parts(entry)
    return sum(part["points"] for part in found), sum(part["possible"] for part in found)
