"""Who takes part in a course, and what is to be done when that changes."""

import json
from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path

from nbgrader.api import MissingEntry

from autograder.course.students import NO_ID, is_id
from autograder.course_error import CourseError
from autograder.grading.adjustments import read_adjustments, write_adjustments
from autograder.grading.grading_course import GradingCourse
from autograder.grading.ledger import FOLDER as LEDGER
from autograder.grading.roster import enrolled, open_gradebook, people
from dlcourse.files import write_atomically

_STEPS = ("submitted_directory", "autograded_directory", "feedback_directory")


def require_known(course: GradingCourse, student: str, *, new: bool = False) -> None:
    """Refuse an id that cannot be one, or that neither the gradebook nor a submission has.

    Args:
        course: where the gradebook is.
        student: the id.
        new: the gradebook need not know it.

    Raises:
        CourseError: it is none; the message names ids like it.
    """
    if not is_id(student):
        raise CourseError(f"{student!r} {NO_ID}")
    known = enrolled(course)
    has_handed_in = _places(course, student)[0].is_dir()
    decisions = read_adjustments(course.folder)
    if student in decisions.renamed and student not in known and not new:
        raise CourseError(f"{student} has the id {decisions.renamed[student]} now")
    if student not in known and known and not (new or has_handed_in):
        if student in decisions.withdrawn:
            undo = f"'autograder student withdraw {student} --undo'"
            raise CourseError(f"{student} has withdrawn; {undo} takes it back")
        plain = {each.casefold(): each for each in known}
        alike = [plain[each] for each in get_close_matches(student.casefold(), plain, n=3, cutoff=0.7)]
        meant = f" (did you mean {' or '.join(alike)}?)" if alike else ""
        raise CourseError(
            f"the gradebook knows no student {student}{meant}; 'nbgrader db student add {student}' adds one"
        )


def rename(course: GradingCourse, old: str, new: str) -> None:
    """Give a student another id, with all that was handed in, graded and decided.

    Raises:
        CourseError: there is no such student, or the new id is taken or cannot be one.
    """
    require_known(course, old)
    require_known(course, new, new=True)
    taken = [place for place in _places(course, new) if place.exists()]
    if new in enrolled(course) or taken:
        raise CourseError(
            f"{new} is somebody already{f' ({taken[0]})' if taken else ''}; nothing was changed"
        )
    for place, target in zip(_places(course, old), _places(course, new), strict=True):
        if place.exists():
            place.rename(target)
    for file in (course.folder / LEDGER).glob(f"*/{old}.json"):
        entry = json.loads(file.read_text(encoding="utf-8")) | {"student": new}
        write_atomically(file.with_name(f"{new}.json"), json.dumps(entry, ensure_ascii=False).encode())
        file.unlink()
    _rename_in_gradebook(course, old, new)
    decisions = read_adjustments(course.folder)
    decisions.renamed[old] = new
    decisions.renamed.pop(new, None)
    for assignment, exempt in decisions.exempt.items():
        decisions.exempt[assignment] = [new if student == old else student for student in exempt]
    for extended in decisions.extended.values():
        if old in extended:
            extended[new] = extended.pop(old)
    if old in decisions.extra_time:
        decisions.extra_time[new] = decisions.extra_time.pop(old)
    for name, members in decisions.teams.items():
        decisions.teams[name] = [new if member == old else member for member in members]
    write_adjustments(course.folder, decisions)


def withdraw(course: GradingCourse, student: str) -> None:
    """Take a student out of the gradebook, with points and comments given by hand; what they handed in stays.

    Raises:
        CourseError: there is no such student.
    """
    require_known(course, student)
    decisions = read_adjustments(course.folder)
    decisions.withdrawn = sorted({*decisions.withdrawn, student})
    known = {person.id: asdict(person) for person in people(course)}
    if student in known:
        decisions.left_as[student] = {
            name: text for name, text in known[student].items() if text and name != "id"
        }
    write_adjustments(course.folder, decisions)
    if student in known:
        with open_gradebook(course) as gradebook:
            gradebook.remove_student(student)


def take_back(course: GradingCourse, student: str) -> None:
    """Let a student who had withdrawn take part again, by the same name; the next grading books their marks.

    Raises:
        CourseError: they had not withdrawn.
    """
    decisions = read_adjustments(course.folder)
    if student not in decisions.withdrawn:
        raise CourseError(f"{student} has not withdrawn")
    with open_gradebook(course) as gradebook:
        gradebook.update_or_create_student(student, **decisions.left_as.pop(student, {}))
    decisions.withdrawn.remove(student)
    write_adjustments(course.folder, decisions)


def _places(course: GradingCourse, student: str) -> list[Path]:
    """The student's folder of each step."""
    steps = (getattr(course.directory, step) for step in _STEPS)
    return [course.place(step, student, "any").parent for step in steps]


def _rename_in_gradebook(course: GradingCourse, old: str, new: str) -> None:
    with open_gradebook(course) as gradebook:
        try:
            former = gradebook.find_student(old)
        except MissingEntry:
            return  # handed in, and never graded
        known = {name: getattr(former, name) for name in ("first_name", "last_name", "email", "lms_user_id")}
        present = gradebook.add_student(new, **known)
        for submission in list(former.submissions):
            submission.student = present
        gradebook.db.commit()
        gradebook.remove_student(old)
