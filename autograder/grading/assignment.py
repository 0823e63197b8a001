"""Grades an assignment: runs what is new or has changed and writes every mark to ledger and gradebook."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import nbformat
from sqlalchemy.exc import OperationalError

from autograder.course_error import CourseError
from autograder.files import storable
from autograder.grading.gradebook import GradebookWriter
from autograder.grading.graded_notebook import is_test
from autograder.grading.grading_course import GradingCourse, Submission
from autograder.grading.ledger import Entry, read_entry
from autograder.grading.outline import Outline, outline_of
from autograder.grading.pool import LocalPool, TaskOutcome, run_here
from autograder.grading.submission import PendingSubmission, Terms
from autograder.grading.task import Result, Task, run_task
from autograder.oracle.seeds import course_key
from autograder.sandbox import Limits

_LONGEST_ID = 200
"""Bytes of a student's id: it names files, with an ending."""

_BATCH = 25
"""Submissions that are booked with one commit."""


@dataclass(frozen=True)
class Plan:
    """How to grade.

    Attributes:
        workers: processes on this machine.
        scheduler: address of a dask cluster that does the work instead.
        insecure: let the course's secret key travel to a cluster unencrypted.
        limits: of a submission.
        trust: run student code without a perimeter.
        public: use the public cases of ``check()`` instead of the course's secret ones.
        force: grade again what has not changed.
        students: only these; all when empty.
    """

    workers: int = 1
    scheduler: str = ""
    insecure: bool = False
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
        answered: those of them who had handed in something else when it was run before.
        failed: why a student could not be graded, by student.
        student_seconds: time spent in students' code.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    graded: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    student_seconds: float = 0.0


Pool = LocalPool[Task, Result]
"""Processes that grade."""

Advance = Callable[[str], None]
"""Told the name of each student who is done."""


class Assignment:
    """One assignment of a course, ready to be graded."""

    def __init__(self, course: GradingCourse, name: str, plan: Plan, pool: Pool | None = None):
        """Find the released notebooks and the submissions.

        Args:
            course: of it.
            name: of it.
            plan: how to grade.
            pool: processes that are warm already; default: new ones.

        Raises:
            CourseError: there are none.
        """
        self.course, self.name, self.plan, self._pool = course, name, plan, pool
        released = course.released(name)
        self.submissions = course.submissions(name, plan.students)
        key = None if plan.public else course_key(course.folder)
        outlines = {notebook: outline_of(notebook, name, key, text) for notebook, text in released.items()}
        self._terms = Terms(course, name, released, outlines, key, plan.limits, plan.trust)

    @property
    def outlines(self) -> Mapping[str, Outline]:
        """What each notebook asks for."""
        return self._terms.outlines

    @property
    def students(self) -> list[str]:
        """All who get a mark."""
        return [student for submission in self.submissions for student in submission.students]

    @property
    def marked_by_hand(self) -> list[str]:
        """Test cells that no exercise of the course stands behind: what they print can be forged."""
        return [
            cell.metadata.nbgrader.grade_id
            for notebook, text in self._terms.released.items()
            for cell in nbformat.reads(text, as_version=4).cells
            if is_test(cell) and cell.metadata.nbgrader.grade_id not in self.outlines[notebook].asked
        ]

    def pending(self, submission: Submission) -> PendingSubmission:
        """A submission of which nothing is graded yet."""
        return PendingSubmission(self._terms, submission)

    def grade(self, advance: Advance = lambda student: None) -> GradingSummary:
        """Grade what is new or has changed, and bring the gradebook up to date.

        What goes wrong with one submission is that submission's: it is in ``failed``, all others are graded.

        Args:
            advance: told about each student who is done.
        """
        summary = GradingSummary()
        with GradebookWriter(self.course) as gradebook:
            gradebook.require(self.name)
            batch: list[Entry] = []
            try:
                for entry in self._entries(summary):
                    summary.entries[entry.student] = entry
                    batch.append(entry)
                    if len(batch) >= _BATCH:
                        _book(gradebook, batch, summary)
                    advance(entry.student)
            finally:
                _book(gradebook, batch, summary)  # also when somebody has lost patience
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
            entries: list[Entry] = []
            with _charged_to(submission.student, summary):
                pending = self.pending(submission)
                entries = self._known(pending)
                if not entries:
                    todo[submission.student] = pending
            yield from entries
        for task, result in self._results(todo, summary):
            entries = []
            with _charged_to(task.student, summary):
                before = self._answers(todo[task.student])
                entries = self._finished(todo[task.student], task, result)
                summary.answered += [e.student for e in entries if e.contents != before[e.student]]
            summary.graded += [entry.student for entry in entries]
            summary.student_seconds += entries[0].student_seconds if entries else 0.0
            yield from entries

    def _known(self, pending: PendingSubmission) -> list[Entry]:
        """What the ledger says about all who handed it in, where that still holds."""
        for student in pending.students:
            require_storable(student)
        found = [read_entry(self.course.folder, self.name, student) for student in pending.students]
        entries = [entry for entry in found if entry and pending.is_as_in(entry)]
        return entries if len(entries) == len(found) and not self.plan.force else []

    def _answers(self, pending: PendingSubmission) -> dict[str, Mapping[str, str]]:
        """Digests of what was graded before, by student."""
        found = {student: read_entry(self.course.folder, self.name, student) for student in pending.students}
        return {student: entry.contents if entry else {} for student, entry in found.items()}

    def _finished(self, pending: PendingSubmission, task: Task, result: Result | Exception) -> list[Entry]:
        """Write the submission down once its last notebook is graded."""
        if isinstance(result, Exception):
            raise result
        if not pending.take(task.notebook, result):
            return []
        try:
            return pending.finish()
        except OSError as error:
            raise CourseError(
                f"{error.filename or self.course.folder} cannot be written ({error.strerror}); what was "
                "graded before is kept: put that right and give the same command again"
            ) from error

    def _results(
        self, todo: Mapping[str, PendingSubmission], summary: GradingSummary
    ) -> Iterator[TaskOutcome]:
        tasks = _tasks(todo, summary)
        if self.plan.scheduler:
            own = sorted(each.id for outline in self.outlines.values() for each in outline.own)
            if own:
                raise CourseError(
                    f"exercises of your own are on this machine alone ({', '.join(own)} of {self.name}); "
                    "grade this assignment without --scheduler"
                )
            from autograder.grading.cluster import run_on_cluster

            plan = self.plan
            return run_on_cluster(tasks, plan.scheduler, trust=plan.trust, insecure=plan.insecure)
        workers = min(self.plan.workers, max(1, len(todo) * len(self._terms.released)))
        if self._pool and self._pool.workers >= workers:
            return self._pool.run(tasks)
        return run_here(tasks, workers)


def _tasks(todo: Mapping[str, PendingSubmission], summary: GradingSummary) -> Iterator[Task]:
    for student, pending in todo.items():
        with _charged_to(student, summary):
            yield from pending.tasks()


def _book(gradebook: GradebookWriter, batch: list[Entry], summary: GradingSummary) -> None:
    """Book a batch with one commit; where that fails, one by one, so that only the cause of it fails."""
    try:
        gradebook.book(batch, summary.graded, summary.answered)
    except (CourseError, OperationalError):  # the gradebook itself is at fault
        raise
    except Exception:
        for entry in batch:
            with _charged_to(entry.student, summary):
                gradebook.book([entry], summary.graded, summary.answered)
    batch.clear()


@contextmanager
def _charged_to(student: str, summary: GradingSummary) -> Iterator[None]:
    """Whatever goes wrong in the block is this student's, and nobody else's."""
    try:
        yield
    except (CourseError, OperationalError):
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:500]
        summary.failed[storable(student)] = storable(reason)


def require_storable(student: str) -> None:
    """Refuse an id that neither the ledger nor the gradebook can hold.

    Raises:
        ValueError: it is one; the message says why.
    """
    if storable(student) != student:
        raise ValueError("the name of the folder is not UTF-8; rename it in submitted/")
    if len(student.encode()) > _LONGEST_ID:
        raise ValueError(f"the name of the folder has more than {_LONGEST_ID} bytes; rename it in submitted/")
