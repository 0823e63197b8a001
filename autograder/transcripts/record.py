"""What a student reached in a course: the marks of nbgrader's gradebook, by chapter and by goal."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from nbgrader.api import Gradebook, MissingEntry, SubmittedAssignment, SubmittedNotebook

from autograder.course.people import require_known
from autograder.course_error import CourseError
from autograder.files import storable
from autograder.grading.adjustments import Adjustments, read_adjustments
from autograder.grading.booked import mark_of, number
from autograder.grading.grading_course import GradingCourse
from autograder.grading.ledger import read_entry
from autograder.grading.mark_states import WAITS
from autograder.grading.marked_by_hand import waits_for
from autograder.grading.roster import has_gradebook, open_gradebook
from autograder.grading.selection import read_selection
from autograder.transcripts.goals import Goal, goals, title_of
from autograder.transcripts.summary import EXEMPT, NOT_DUE
from dlcourse import __version__

KIND = "dlcourse transcript 1"
"""The form of the document; a later form has another number."""

Json = dict[str, Any]

_ABSENT, _UNGRADED, _GRADED = "not handed in", "waits for grading", "graded"
_EXCUSED = "counts full for everybody"
_TIME = "%Y-%m-%dT%H:%M:%SZ"


def record(course: GradingCourse, student: str, assignment: str = "") -> Json:
    """All that a transcript says, as it stands in its JSON document.

    Args:
        course: where the gradebook is.
        student: id.
        assignment: its name; empty for every assignment that is released.

    Raises:
        CourseError: the student is not known or takes part no more, or the assignment is not released.
    """
    require_known(course, student)
    decisions = read_adjustments(course.folder)
    if decisions.gone(student):
        raise CourseError(f"{student} has withdrawn, or has another id now")
    if not has_gradebook(course):
        raise CourseError(f"{course.folder} has no gradebook; run 'autograder grade' first")
    names = [assignment] if assignment else course.released_assignments()
    if not names:
        raise CourseError("no assignment is released yet; 'nbgrader generate_assignment NAME' releases one")
    with open_gradebook(course) as gradebook:
        parts = [_assignment(course, gradebook, name, student, decisions) for name in names]
        name = _name(gradebook, student)
    return {
        "kind": KIND,
        "course": {"id": course.directory.course_id, "edition": __version__},
        "student": {"id": student, "name": name},
        "issued": datetime.now(UTC).strftime(_TIME),
        "covers": assignment or "the whole course",
        **_sums(parts),
        "assignments": parts,
    }


def _name(gradebook: Gradebook, student: str) -> str:
    try:
        known = gradebook.find_student(student)
    except MissingEntry:  # handed in, and never graded
        return student
    return storable(" ".join(filter(None, (known.first_name, known.last_name))) or student)


def _assignment(
    course: GradingCourse, gradebook: Gradebook, name: str, student: str, decisions: Adjustments
) -> Json:
    exempt = decisions.is_exempt(name, student)
    asked = [] if exempt else list(goals(course, name))
    try:
        submission = None if exempt else gradebook.find_submission(name, student)
    except MissingEntry:
        submission = None
    free = decisions.excused.get(name, ())
    found = [_goal(goal, _notebook(submission, goal.notebook), free) for goal in asked]
    entry = None if exempt else read_entry(course.folder, name, student)
    penalty = submission.late_submission_penalty or 0.0 if submission else 0.0
    when = submission.timestamp if submission else None
    earned = mark_of(submission) if submission else 0.0
    graded = _GRADED if submission else _ungraded_state(course, gradebook, name, student, decisions)
    return {
        "assignment": name,
        "title": title_of(course, name),
        "state": EXEMPT if exempt else graded,
        "points": number(earned),
        "possible": number(sum(goal.possible for goal in asked if not goal.bonus)),
        "late_penalty": number(penalty),
        "waiting": sum(goal["waits_for"] == WAITS for goal in found),
        "handed_in": when.strftime(_TIME) if when else "",
        "graded_by_edition": entry.course_version if entry else "",
        "goals": found,
    }


def _ungraded_state(
    course: GradingCourse, gradebook: Gradebook, assignment: str, student: str, decisions: Adjustments
) -> str:
    if course.place(course.directory.submitted_directory, student, assignment).is_dir():
        return _UNGRADED
    return NOT_DUE if _is_open(course, gradebook, assignment, student, decisions) else _ABSENT


def _is_open(
    course: GradingCourse, gradebook: Gradebook, assignment: str, student: str, decisions: Adjustments
) -> bool:
    """Whether the student may still hand in."""
    try:
        due = gradebook.find_assignment(assignment).duedate
    except MissingEntry:
        return False
    if due is None:
        return False
    begun = read_selection(course.folder, assignment).handed_out
    until = decisions.last_moment(assignment, student, due, begun)
    return until.replace(tzinfo=UTC) > datetime.now(UTC)


def _notebook(submission: SubmittedAssignment | None, name: str) -> SubmittedNotebook | None:
    notebooks = submission.notebooks if submission else ()
    return next((each for each in notebooks if each.name == name), None)


def _goal(goal: Goal, notebook: SubmittedNotebook | None, free: Iterable[str]) -> Json:
    grades = notebook.grades if notebook else ()
    grade = next((each for each in grades if each.name == goal.cell), None)
    points = grade.score if grade else 0.0
    by_hand = not goal.checked or (grade is not None and grade.manual_score is not None)
    return {
        "goal": goal.id,
        "title": storable(goal.title),
        "points": number(points),
        "possible": number(goal.possible),
        "mastery": round(100 * points / goal.possible) if goal.possible else 0,
        "bonus": goal.bonus,
        "marked": "by hand" if by_hand else "by the check",
        "waits_for": waits_for(grade) if grade else "",
        "note": _EXCUSED if goal.id in free or goal.cell in free else "",
        "comments": [storable(text) for text in _comments(goal, notebook)],
    }


def _comments(goal: Goal, notebook: SubmittedNotebook | None) -> list[str]:
    written = {each.name: each.comment for each in notebook.comments} if notebook else {}
    return list(dict.fromkeys(text for cell in goal.answers if (text := written.get(cell))))


def _sums(parts: Iterable[Mapping[str, Any]]) -> Json:
    found = [part for part in parts if part["state"] != NOT_DUE]
    return {key: number(sum(part[key] for part in found)) for key in ("points", "possible", "waiting")}
