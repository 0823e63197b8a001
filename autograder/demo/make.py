"""Makes the demo: a course, a class, marks, feedback, a report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.course.create import NewCourse, create
from autograder.course.nbgrader_steps import run_step
from autograder.course.students import Student, enrol
from autograder.demo.accidents import broken
from autograder.demo.attempts import MadeUpAttempt, right, unfinished, wrong
from autograder.demo.hostile import hostile
from autograder.demo.workbook import Workbook
from autograder.files import write_private
from autograder.grading.assignment import Assignment, Plan
from autograder.grading.grading_course import GradingCourse
from autograder.grading.ledger import Entry
from autograder.grading.pool import default_workers
from autograder.grading.time_stamps import stamp
from autograder.oracle.seeds import course_key
from autograder.reports import report, report_file

CLASS_SIZE = 30

Say = Callable[[str], None]
"""Told what is being done."""


@dataclass(frozen=True)
class MadeUpMark:
    """One made-up student's mark beside what was expected."""

    attempt: MadeUpAttempt
    points: float | None
    possible: float
    named: Sequence[str]
    remark: str

    @property
    def as_expected(self) -> bool:
        """Whether the mark is the expected one, and the mistake was named."""
        is_named = not self.attempt.mistake or self.attempt.mistake in self.named
        return self.points is not None and abs(self.points - self.attempt.expected) < 0.006 and is_named


@dataclass(frozen=True)
class Demo:
    """A finished demo.

    Attributes:
        folder: the course.
        results: by assignment.
        reports: the instructor's page, by assignment.
    """

    folder: Path
    results: Mapping[str, Sequence[MadeUpMark]]
    reports: Mapping[str, Path]

    @property
    def as_expected(self) -> bool:
        """Whether every mark is the expected one."""
        return all(result.as_expected for results in self.results.values() for result in results)


def make_demo(folder: Path, sources: Sequence[Path], say: Say = print, workers: int = 0) -> Demo:
    """Make a course with a class of made-up students, grade it, write feedback and report.

    Args:
        folder: a new or an empty one.
        sources: of the chapters, ``NN_name.md``.
        say: told each step.
        workers: processes that grade; 0 for one per processor.

    Raises:
        CourseError: the folder is not empty, or nbgrader could not do its part.
    """
    say(f"Making a course in {folder}")
    create(NewCourse(folder, "demo", sources))
    course = GradingCourse(folder)
    results, reports = {}, {}
    for name in [source.stem for source in sources]:
        say(f"{name}: making what students get")
        run_step(course.config, "generate_assignment", name)
        attempts = make_class(Workbook(folder, name, course_key(folder)))
        _hand_in(course, name, attempts)
        say(f"{name}: grading {len(attempts)} submissions; some of them never end and take their time")
        results[name] = _grade(course, name, attempts, workers or default_workers())
        say(f"{name}: writing feedback for each of them, and the report")
        run_step(course.config, "generate_feedback", name)
        reports[name] = report_file(folder, name)
        write_private(reports[name], report(course, name))
    return Demo(folder, results, reports)


def make_class(book: Workbook) -> list[MadeUpAttempt]:
    """Everything that a class can hand in."""
    others = [*right(book), *unfinished(book), *broken(book), *hostile(book)]
    return [*others, *wrong(book, CLASS_SIZE - len(others))]


def _hand_in(course: GradingCourse, name: str, attempts: Sequence[MadeUpAttempt]) -> None:
    """Put submissions where ``nbgrader collect`` puts them, and their authors into the gradebook."""
    for attempt in attempts:
        place = course.place(course.directory.submitted_directory, attempt.student, name)
        place.mkdir(parents=True)
        (place / (attempt.file or f"{name}.ipynb")).write_text(attempt.content, encoding="utf-8")
        stamp(place)
    enrol(map(_person, attempts), course.directory.db_url, course.directory.course_id)


def _person(attempt: MadeUpAttempt) -> Student:
    kind, _, what = attempt.student.partition("-")
    return Student(attempt.student, first_name=what, last_name=kind)


def _grade(
    course: GradingCourse, name: str, attempts: Sequence[MadeUpAttempt], workers: int
) -> list[MadeUpMark]:
    summary = Assignment(course, name, Plan(workers=workers)).grade()
    return [
        _result(attempt, summary.entries.get(attempt.student), summary.failed.get(attempt.student, ""))
        for attempt in attempts
    ]


def _result(attempt: MadeUpAttempt, entry: Entry | None, failure: str) -> MadeUpMark:
    if entry is None:
        return MadeUpMark(attempt, None, 0.0, [], failure)
    answers = [answer for part in entry.exercises for answer in part.verdict.answers]
    named = [mistake for answer in answers for mistake in answer.mistakes]
    return MadeUpMark(attempt, entry.points, entry.possible, named, " ".join(entry.notes[:1]))
