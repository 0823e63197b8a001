"""``autograder explain STUDENT ASSIGNMENT``: tells how a mark came about, and that it comes out again."""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from autograder.commands.grade import add_course_argument, require_sandbox
from dlcourse.commands import CommandError

if TYPE_CHECKING:
    from autograder.grading.grading_course import GradingCourse
    from autograder.grading.ledger import Entry, ExerciseEntry
    from dlcourse.checking.verdict import Failure


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "explain",
        help="tell how a student's mark came about",
        description="Tells from the ledger how every mark of a student's assignment came about: cases, named "
        "mistakes, side effects, what was repaired, and by which version and seed it was graded.",
    )
    parser.add_argument("student", metavar="STUDENT")
    parser.add_argument("assignment", metavar="ASSIGNMENT")
    parser.add_argument(
        "--again", action="store_true", help="grade the submission again and compare; nothing is written"
    )
    parser.add_argument("--hidden", action="store_true", help="show hidden cases too: not for students' eyes")
    add_course_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the explanation."""
    from autograder.course.people import require_known
    from autograder.grading.grading_course import GradingCourse
    from autograder.grading.ledger import read_entry

    course = GradingCourse(args.course)
    entry = read_entry(course.folder, args.assignment, args.student)
    if entry is None:
        course.released(args.assignment)  # or there is no such assignment
        require_known(course, args.student)
        raise CommandError(
            f"the ledger has nothing about {args.student} and {args.assignment}; "
            f"'autograder grade {args.assignment}' grades what was handed in"
        )
    counts = _what_counts(course, args.student, args.assignment)
    print("\n".join(_head(course, entry, counts)))
    goals = {goal["goal"]: goal for goal in counts.get("goals", ())}
    for name, notebook in entry.notebooks.items():
        print(f"\n{name}  ({notebook.student_seconds:.2f} s in the student's code)")
        for note in notebook.notes:
            print(f"  note: {note}")
        for part in notebook.exercises.values():
            print("\n".join(_explain(part, args.hidden)))
            for line in _booked(part, goals.pop(part.verdict.exercise, None)):
                print(f"      {line}")
    for line in _by_hand(goals.values()):
        print(line)
    return _again(args, course, entry) if args.again else 0


def _what_counts(course: "GradingCourse", student: str, assignment: str) -> Mapping[str, Any]:
    """What the transcript says of the assignment; nothing where the student takes part no more."""
    from autograder.grading.adjustments import read_adjustments
    from autograder.transcripts.record import record

    if read_adjustments(course.folder).gone(student):
        return {}
    part: Mapping[str, Any] = record(course, student, assignment)["assignments"][0]
    return part


def _head(course: "GradingCourse", entry: "Entry", counts: Mapping[str, Any]) -> Iterator[str]:
    """The mark that counts, what was taken off it, and when all of it was."""
    from autograder.grading.booked import number
    from autograder.grading.marked_by_hand import waiting
    from autograder.grading.roster import deadline_for

    who = f"{entry.student}, {entry.assignment}"
    if not counts:
        yield f"{who}: nothing counts, since {entry.student} has withdrawn or has another id now"
    elif counts["state"] != "graded":
        yield f"{who}: {counts['state']}"
    else:
        yield f"{who}: {counts['points']} of {counts['possible']} points"
    if number(entry.points) != counts.get("points"):
        yield f"by the checks alone: {number(entry.points)} of {number(entry.possible)}"
    if counts.get("late_penalty"):
        yield f"taken off for being late: {counts['late_penalty']}"
    if unfinished := waiting(course, entry.assignment).get(entry.student):
        yield unfinished
    due = deadline_for(course, entry.assignment, entry.student)
    times = [
        f"graded {_time(entry.graded)} by version {entry.course_version}",
        f"handed in {_time(entry.timestamp)}" if entry.timestamp else "",
        f"deadline {_time(due)}" if due else "",
    ]
    yield ", ".join(filter(None, times))


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"


def _booked(part: "ExerciseEntry", goal: Mapping[str, Any] | None) -> Iterator[str]:
    """Where what counts is not what the check found: an excused exercise, or a mark by hand."""
    from autograder.grading.booked import number

    if goal and (goal["points"] != number(part.verdict.points) or goal["note"] or goal["waits_for"]):
        yield _in_words(goal)


def _by_hand(goals: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The questions that no exercise stands behind."""
    for goal in goals:
        yield f"\n  {goal['title']} ({goal['goal']}): {_in_words(goal)}"
        yield from (f"      comment: {comment}" for comment in goal["comments"])


def _in_words(goal: Mapping[str, Any]) -> str:
    """What counts of a goal, and why."""
    from autograder.grading.mark_states import WAITS

    reason = goal["note"] or ("" if goal["waits_for"] == WAITS else goal["marked"])
    points = "" if goal["waits_for"] == WAITS else f"{goal['points']} of {goal['possible']} count"
    return ", ".join(filter(None, [points, reason, goal["waits_for"]]))


def _explain(part: "ExerciseEntry", hidden: bool) -> Iterator[str]:
    from dlcourse.checking.registry import exercise
    from dlcourse.checking.texts import Texts

    verdict = part.verdict
    bonus = ", a bonus" if part.bonus else ""
    yield f"  {verdict.title} ({verdict.exercise}): {verdict.points:g} of {verdict.possible:g}{bonus}"
    yield f"      version {part.version}, {_cases_used(part)}, sandbox: {part.needs}"
    if not part.handed_in:
        yield f"      {part.broken or 'was not handed in: its check did not run to the end'}"
    texts = Texts(exercise(verdict.exercise))
    for answer in verdict.answers:
        passed = sum(case.passed for case in answer.cases)
        cases = f", {passed} of {len(answer.cases)} cases" if answer.cases else ""
        yield f"      {answer.name}: {answer.state}, earned {answer.earned:.0%}{cases}"
        for id in answer.mistakes:
            yield f"        mistake: {_mistake(texts, id)}"
        for sentence in answer.side_effects:
            yield f"        side effect: {sentence}"
        yield from (f"        {line}" for line in _failure(answer.failure, hidden))


def _cases_used(part: "ExerciseEntry") -> str:
    return "public cases" if part.seed is None else f"seed {part.seed:016x}"


def _mistake(texts: Any, id: str) -> str:
    return f"answered {id}" if "=" in id else f"{id} - {texts.mistake(id).looks_like}"


def _failure(failure: "Failure | None", hidden: bool) -> Iterator[str]:
    if failure is None:
        return
    if failure.hidden and not hidden:
        yield "fails a hidden case (--hidden shows it)"
        return
    yield f"smallest failing call: {failure.called}"
    yield f"got: {failure.got}"
    yield f"expected: {failure.expected}"


def _again(args: argparse.Namespace, course: "GradingCourse", entry: "Entry") -> int:
    """Grade once more without writing anything; says whether every mark comes out the same."""
    from autograder.grading.assignment import Assignment, Plan
    from autograder.grading.task import run_task

    require_sandbox()
    public = all(part.seed is None for part in entry.exercises)
    assignment = Assignment(course, args.assignment, Plan(public=public, students=(args.student,)))
    (submission,) = assignment.submissions
    pending = assignment.pending(submission)
    differences = [
        f"  {name}, {part.verdict.exercise}: {part.verdict.points:g} in the ledger, {now:g} now"
        for name, notebook in entry.notebooks.items()
        for again in [run_task(pending.task(name)).entry.exercises]
        for id, part in notebook.exercises.items()
        if (now := again[id].verdict.points) != part.verdict.points
    ]
    print("\nGraded again: " + ("different marks:" if differences else "every mark came out the same."))
    print("\n".join(differences))
    return 1 if differences else 0
