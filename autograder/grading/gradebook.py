"""The one writer to nbgrader's gradebook: many marks in one commit."""

import sys
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from nbformat import NotebookNode
from nbgrader.api import MissingEntry

from autograder.course_error import CourseError
from autograder.files import CONFIG
from autograder.grading.adjustments import Adjustments, read_adjustments
from autograder.grading.booked import mark_of
from autograder.grading.grading_course import GradingCourse
from autograder.grading.ledger import Entry, NotebookEntry, mistakes_in
from autograder.grading.roster import address_of, open_gradebook
from autograder.grading.selection import read_selection
from dlcourse.notebook_format import CHECK_SUFFIX

if TYPE_CHECKING:
    from nbgrader.preprocessors import AssignLatePenalties


class GradebookWriter:
    """Writes to the gradebook of a course."""

    def __init__(self, course: GradingCourse):
        """Open it; a gradebook that somebody else is writing to is waited for.

        Raises:
            CourseError: the plug-in for late penalties cannot be loaded; nothing has been changed.
        """
        self._course = course
        if course.config.AssignLatePenalties:
            _ = self._penalties  # a program of the instructor's, which may not load
        self._gradebook = open_gradebook(course)

    def __enter__(self) -> "GradebookWriter":
        return self

    def __exit__(self, *_: object) -> None:
        self._gradebook.close()

    def require(self, assignment: str) -> None:
        """Make sure that the gradebook knows the assignment.

        Raises:
            CourseError: it does not.
        """
        try:
            self._gradebook.find_assignment(assignment)
        except MissingEntry as error:
            raise CourseError(
                f"the gradebook does not know {assignment!r}; run 'nbgrader generate_assignment {assignment}'"
            ) from error

    def marks(self, assignment: str) -> dict[str, float]:
        """The marks that stand in the gradebook, penalties taken off; who handed in nothing is left out."""
        submissions = self._gradebook.assignment_submissions(assignment)
        return {submission.student_id: round(mark_of(submission), 6) for submission in submissions}

    def book(
        self, entries: Sequence[Entry], fresh: Container[str] = (), answered: Container[str] = ()
    ) -> None:
        """Write the marks of ledger entries, all of them or none.

        Args:
            entries: of one assignment.
            fresh: students whose notebooks were graded just now: points that overrule a check's need
                another look.
            answered: those who have handed in something else than before: so do all other points by hand.
        """
        decisions = read_adjustments(self._course.folder)
        names = {entry.assignment for entry in entries}
        self._handed_out = {name: read_selection(self._course.folder, name).handed_out for name in names}
        with self._one_commit():
            late = [
                entry
                for entry in entries
                if self._book(entry, decisions, entry.student in fresh, entry.student in answered)
            ]
        for entry in late:
            self._assign_penalty(entry)

    def _book(self, entry: Entry, decisions: Adjustments, fresh: bool, answered: bool) -> bool:
        """Write one entry; returns whether the submission was late."""
        gradebook, assignment, student = self._gradebook, entry.assignment, entry.student
        free = frozenset(decisions.excused.get(assignment, ()))
        gradebook.update_or_create_student(student)
        when = {"timestamp": entry.timestamp} if entry.timestamp else {}
        with gradebook.db.no_autoflush:
            submission = gradebook.update_or_create_submission(assignment, student, **when)
        due = submission.assignment.duedate
        deadline = self._deadline(entry, decisions, due) if due else None
        if deadline:
            submission.extension = deadline - due
        is_late = submission.total_seconds_late > 0
        for notebook in submission.notebooks:
            graded = entry.notebooks.get(notebook.name, NotebookEntry())
            if not is_late:
                notebook.late_submission_penalty = None
            for grade in notebook.grades:
                score = _score(grade.cell.max_score, graded, grade.name, free)
                grade.auto_score = score
                look_again = fresh if grade.name in graded.exercises else answered
                if look_again or grade.manual_score is None:
                    grade.needs_manual_grade = grade.manual_score is not None or score is None
            for comment in notebook.comments:
                said = graded.comments.get(comment.name)
                comment.auto_comment = said or _comment(graded, comment.name, decisions) or None
        return is_late

    def _deadline(self, entry: Entry, decisions: Adjustments, due: datetime) -> datetime | None:
        """A student's own deadline: an extension, or what extra time makes of the usual one if that is later.

        Raises:
            ValueError: it is not known from when on the student had extra time, and that matters.
        """
        extended = decisions.deadline(entry.assignment, entry.student)
        factor = decisions.extra_time.get(entry.student)
        begun = self._handed_out[entry.assignment]
        if factor is None:
            return extended
        if begun:
            return decisions.last_moment(entry.assignment, entry.student, due, begun)
        if entry.timestamp and entry.timestamp > (extended or due) and factor > 1:
            raise ValueError(
                f"has {factor:g} times as long as others, and from when on is not known; say so by "
                f"handed_out in [{entry.assignment}] of course.toml"
            )
        return extended

    def _assign_penalty(self, entry: Entry) -> None:
        """Nbgrader's own step, with the plug-in that the course has configured."""
        for notebook in entry.notebooks:
            about = {
                "notebook": notebook,
                "assignment": entry.assignment,
                "student": entry.student,
                "db_url": address_of(self._course),
            }
            self._penalties.preprocess(NotebookNode(cells=[]), {"nbgrader": about})

    @cached_property
    def _penalties(self) -> "AssignLatePenalties":
        """Nbgrader's own step; its plug-in may be a file in the course folder."""
        from nbgrader.preprocessors import AssignLatePenalties  # half a second, and mostly nobody is late

        folder = self._course.folder
        if str(folder) not in sys.path:
            sys.path.append(str(folder))
        try:
            step = AssignLatePenalties(config=self._course.config)
            step.init_plugin()
        except Exception as error:  # a program of the instructor's
            raise CourseError(
                f"the plug-in for late penalties cannot be loaded ({error}); mend "
                f"c.AssignLatePenalties.plugin_class in {folder / CONFIG}, or the file that it names"
            ) from error
        return step

    @contextmanager
    def _one_commit(self) -> Iterator[None]:
        """Nbgrader's API commits at every step; here only at the end."""
        session = self._gradebook.db
        commit, session.commit = session.commit, session.flush
        try:
            yield
        except BaseException:
            session.rollback()
            raise
        finally:
            session.commit = commit
        session.commit()


def _comment(graded: NotebookEntry, cell: str, decisions: Adjustments) -> str:
    """What the instructor says to the mistakes in an answer cell; an exercise's second one is ``NAME-2``."""
    entry = graded.exercises.get(f"{cell.partition('-')[0]}{CHECK_SUFFIX}")
    return (
        "\n\n".join(decisions.comments[id] for id in mistakes_in(entry) if id in decisions.comments)
        if entry
        else ""
    )


def _score(most: float, graded: NotebookEntry, grade_id: str, free: frozenset[str]) -> float | None:
    """The mark of a cell: full where it is excused, in proportion where its points were changed."""
    entry = graded.exercises.get(grade_id)
    most = entry.verdict.possible if entry and entry.bonus else float(most)
    if grade_id in free or (entry and entry.verdict.exercise in free):
        return most
    score = graded.scores.get(grade_id, 0.0)
    if score is None or entry is None or not entry.verdict.possible:
        return score
    scale = most / entry.verdict.possible  # 1 where the points were not changed: the mark stays as it is
    return min(most, score * scale)
