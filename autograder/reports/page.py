"""The report as one HTML file that needs nothing else."""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean, median
from typing import Any

from markupsafe import Markup

from autograder.course_error import CourseError
from autograder.files import make_private_folder, storable
from autograder.grading.adjustments import read_adjustments
from autograder.grading.booked import booked_marks, number
from autograder.grading.grading_course import GradingCourse
from autograder.grading.ledger import Entry
from autograder.grading.ledger import entries as ledger_entries
from autograder.grading.marked_by_hand import waiting
from autograder.grading.roster import enrolled
from autograder.html import templates_of
from autograder.oracle.seeds import course_key
from autograder.reports.answers import library_names, released_answers, submitted_answers
from autograder.reports.by_hand import questions_by_hand
from autograder.reports.facts import ExerciseFacts, Standing, exercise_facts, slow, standings
from autograder.reports.pictures import exercises_picture, marks_picture
from autograder.reports.similar_submissions import RUN, Pair, Similarities, compare
from autograder.reports.wording import Option, heading_of, looks_like, option
from dlcourse.checking.report.html import words


@dataclass(frozen=True)
class Finding:
    """A mistake, and who made it."""

    answer: str
    name: str
    text: str
    students: Sequence[str]


@dataclass(frozen=True)
class WrongOption:
    """A wrong option of a quiz, and who chose it."""

    option: Option
    students: Sequence[str]


def report(course: GradingCourse, assignment: str, *, anonymous: bool = False) -> str:
    """Write the report of a graded assignment.

    Args:
        course: where the ledger, the submissions and the graded notebooks are.
        assignment: its name.
        anonymous: number the students, in an order that says nothing, and leave out the notes, which may
            quote names of files.

    Returns:
        An HTML page; the same ledger and notebooks give the same page.

    Raises:
        CourseError: the assignment is not released or not graded, or nobody has handed it in.
    """
    released = course.released(assignment)
    submissions = course.submissions(assignment)
    exempt = {*map(storable, read_adjustments(course.folder).exempt.get(assignment, ()))}
    everybody = [storable(student) for submission in submissions for student in submission.students]
    handed_in = [student for student in everybody if student not in exempt]
    one_of_each_team = {storable(submission.student) for submission in submissions}
    known = sorted(ledger_entries(course.folder, assignment), key=lambda entry: entry.student)
    entries = [entry for entry in known if entry.student in handed_in]
    if not entries:
        raise CourseError(f"{assignment} is not graded yet; run 'autograder grade {assignment}' first")
    students = [entry.student for entry in entries]
    enrolled_now = set(enrolled(course))
    absent, excused = sorted(enrolled_now - {*handed_in, *exempt}), sorted(exempt & enrolled_now)
    compared = [student for student in students if student in one_of_each_team]
    answers = submitted_answers(course, assignment, compared, released)
    ungraded = sorted(set(handed_in) - set(students))
    booked = booked_marks(course, assignment)
    questions = questions_by_hand(course, assignment, entries)
    unfinished = {name: text for name, text in waiting(course, assignment).items() if name in students}
    if anonymous:
        known_as = _numbered([*handed_in, *absent, *excused], course_key(course.folder))
        entries = [_without_name(entry, known_as[entry.student]) for entry in entries]
        answers = {known_as[student]: answer for student, answer in answers.items()}
        unfinished = {known_as[student]: text for student, text in unfinished.items()}
        booked = booked.renamed(known_as)
        ungraded, absent, excused = (
            sorted(known_as[student] for student in part) for part in (ungraded, absent, excused)
        )
    found = standings(entries, booked)
    facts = exercise_facts(entries)
    alike = compare(
        answers,
        released_answers(released),
        library_names(released),
    )
    return _render(
        assignment=assignment,
        graded=max(entry.graded for entry in entries),
        standings=found,
        numbers=_numbers(found),
        ungraded=ungraded,
        unfinished=sorted(unfinished.items()),
        absent=absent,
        excused=excused,
        remarked=[standing for standing in found if standing.notes],
        questions=questions,
        exercises=[_described(each) for each in facts],
        marks_picture=marks_picture([standing for standing in found if standing.final]),
        exercises_picture=exercises_picture(facts),
        alike=alike,
        titles=_titles(facts),
        run_length=RUN,
        slow=slow(found),
    )


def _numbered(students: Sequence[str], key: bytes) -> dict[str, str]:
    """A number for each student, by an order that nobody can work out without the course's key."""
    order = sorted(students, key=lambda student: hmac.digest(key, student.encode(), "sha256"))
    return {student: f"student {number:02}" for number, student in enumerate(order, 1)}


def _without_name(entry: Entry, name: str) -> Entry:
    notebooks = {each: replace(notebook, notes=[]) for each, notebook in entry.notebooks.items()}
    return replace(entry, student=name, notebooks=notebooks)


def report_file(course: Path, assignment: str) -> Path:
    """Where the report of an assignment is kept unless another place is named."""
    folder = course / "reports"
    make_private_folder(folder)
    return folder / f"{assignment}.html"


def _numbers(found: Sequence[Standing]) -> Mapping[str, str]:
    points = [standing.points for standing in found if standing.final]
    return {
        "submissions": str(len(found)),
        "final": str(len(points)),
        "mean": f"{mean(points):.1f}" if points else "",
        "median": f"{median(points):.1f}" if points else "",
        "possible": str(number(max(standing.possible for standing in found))),
        "complete": str(sum(standing.complete for standing in found)),
        "blank": str(sum(standing.blank for standing in found)),
    }


def _described(facts: ExerciseFacts) -> dict[str, Any]:
    """An exercise with its mistakes in words, the most frequent ones first."""
    findings = [
        Finding(answer, name.replace("_", " "), looks_like(facts.id, name), students)
        for (answer, name), students in facts.mistakes.items()
    ]
    options = [
        WrongOption(option(facts.id, question, letter), students)
        for (question, letter), students in facts.options.items()
    ]
    return {
        "facts": facts,
        "heading": heading_of(facts.id, facts.title),
        "findings": sorted(findings, key=lambda f: (-len(f.students), f.answer, f.name)),
        "unnamed": sorted(facts.unnamed.items(), key=lambda item: (-len(item[1]), item[0])),
        "options": sorted(options, key=lambda o: (-len(o.students), o.option.question, o.option.letter)),
    }


def _titles(facts: Iterable[ExerciseFacts]) -> dict[str, str]:
    """Headings, by the exercise's name, which is its first answer cell's grade id."""
    return {each.id.partition(".")[2]: heading_of(each.id, each.title) for each in facts}


def _title(cell: str, titles: Mapping[str, str]) -> str:
    """Of the exercise that an answer cell belongs to; its second cell is ``NAME-2``."""
    return titles.get(cell.partition("-")[0], cell)


def _render(alike: Similarities, titles: Mapping[str, str], **facts: Any) -> str:
    environment = templates_of("autograder.reports")
    environment.filters["words"] = lambda text: Markup(words(text))

    def places(pair: Pair) -> str:
        return ", ".join(f"{_title(id, titles)} ({count})" for id, count in pair.exercises)

    return environment.get_template("report.html").render(alike=alike, places=places, **facts)
