"""Grades an assignment: runs what is new or has changed and writes every mark to ledger and gradebook."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.grading.gradebook import GradebookWriter
from autograder.grading.grading_course import GradingCourse, Submission
from autograder.grading.ledger import Entry, read_entry
from autograder.grading.pool import TaskOutcome, run_here, run_on_cluster
from autograder.grading.rules import Rules, rules_for
from autograder.grading.submission import PendingSubmission, Terms
from autograder.grading.task import Result, run_task
from autograder.oracle.seeds import course_key
from autograder.sandbox import Limits

_BATCH = 25
"""Submissions that are booked with one commit."""


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
class GradingSummary:
    """What grading an assignment came to.

    Attributes:
        entries: of the ledger, by student.
        graded: students whose notebooks were run now.
        failed: why a student could not be graded, by student.
        student_seconds: time spent in students' code.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
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
            CourseError: there are none.
        """
        self.course, self.name, self.plan = course, name, plan
        released = course.released(name)
        self.submissions = course.submissions(name, plan.students)
        key = None if plan.public else course_key(course.folder)
        rules = {notebook: rules_for(notebook, name, key) for notebook in released}
        self._terms = Terms(course, name, released, rules, key, plan.limits, plan.trust)

    @property
    def rules(self) -> Mapping[str, Rules]:
        """What each notebook is graded by."""
        return self._terms.rules

    def pending(self, submission: Submission) -> PendingSubmission:
        """A submission of which nothing is graded yet."""
        return PendingSubmission(self._terms, submission)

    def grade(self, advance: Advance = lambda student: None) -> GradingSummary:
        """Grade what is new or has changed, and bring the gradebook up to date.

        Args:
            advance: told about each student who is done.
        """
        summary = GradingSummary()
        with GradebookWriter(self.course) as gradebook:
            gradebook.require(self.name)
            batch: list[Entry] = []
            for entry in self._entries(summary):
                summary.entries[entry.student] = entry
                batch.append(entry)
                if len(batch) >= _BATCH:
                    gradebook.book(batch)
                    batch.clear()
                advance(entry.student)
            gradebook.book(batch)
        return summary

    def grade_here(self, notebook: str) -> Result:
        """Grade one notebook of the plan's only student in this process; the ledger learns of it."""
        (submission,) = self.submissions
        pending = self.pending(submission)
        result = run_task(pending.task(notebook))
        if pending.take(notebook, result):
            pending.finish()
        return result

    def booked(self) -> dict[str, float]:
        """The marks that stand in the gradebook now, by student."""
        with GradebookWriter(self.course) as gradebook:
            gradebook.require(self.name)
            return gradebook.marks(self.name)

    def _entries(self, summary: GradingSummary) -> Iterator[Entry]:
        """The ledger's entry of every submission: those that still hold first, then the new ones."""
        todo: dict[str, PendingSubmission] = {}
        for submission in self.submissions:
            pending = self.pending(submission)
            entry = read_entry(self.course.folder, self.name, submission.student)
            if entry and not self.plan.force and pending.is_as_in(entry):
                yield entry
            else:
                todo[submission.student] = pending
        for task, result in self._results(todo):
            pending = todo[task.student]
            if isinstance(result, Exception):
                summary.failed[task.student] = f"{type(result).__name__}: {result}"
            elif pending.take(task.notebook, result):
                summary.graded.append(task.student)
                summary.student_seconds += pending.student_seconds
                yield pending.finish()

    def _results(self, todo: Mapping[str, PendingSubmission]) -> Iterator[TaskOutcome]:
        tasks = (task for pending in todo.values() for task in pending.tasks())
        if self.plan.scheduler:
            return run_on_cluster(tasks, self.plan.scheduler)
        return run_here(tasks, min(self.plan.workers, max(1, len(todo) * len(self._terms.released))))


def default_workers() -> int:
    """One per processor that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
