"""``autograder regrade ASSIGNMENT``: grades again after an exercise was mended or excused."""

import argparse
from typing import TYPE_CHECKING

from autograder.commands.grade import add_grading_arguments, grade_with_progress, open_assignment
from dlcourse.commands import CommandError

if TYPE_CHECKING:
    from autograder.grading.assignment import Assignment, GradingSummary


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "regrade",
        help="grade again after an exercise has changed",
        description="Grades again what an exercise's new version, new points or a new decision concerns, "
        "and lists the marks that changed. Where nothing has changed, every mark stays what it was.",
    )
    add_grading_arguments(parser)
    parser.add_argument(
        "--excuse",
        nargs="+",
        default=[],
        metavar="EXERCISE",
        help="give everybody who handed in full marks for these, for example activations.choose",
    )
    parser.add_argument("--unexcuse", nargs="+", default=[], metavar="EXERCISE", help="take that back")
    parser.add_argument("--all", action="store_true", help="grade every submission again, changed or not")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Regrade, and print what changed."""
    from autograder.grading.adjustments import excuse

    assignment = open_assignment(args, force=args.all)
    _require_known(assignment, [*args.excuse, *args.unexcuse])
    before = assignment.booked()
    excused = excuse(assignment.course.folder, assignment.name, add=args.excuse, remove=args.unexcuse)
    summary = grade_with_progress(assignment)
    if excused:
        print(f"Excused, with full marks for everybody: {', '.join(sorted(excused))}")
    _print_changes(before, assignment.booked())
    return _print_failures(summary)


def _require_known(assignment: "Assignment", exercises: list[str]) -> None:
    known = {each.id for outline in assignment.outlines.values() for each in outline.asked.values()}
    known |= set(assignment.marked_by_hand)
    unknown = [id for id in exercises if id not in known]
    if unknown:
        raise CommandError(
            f"{assignment.name} has no exercise {', '.join(unknown)} (it has: {', '.join(sorted(known))})"
        )


def _print_changes(before: dict[str, float], after: dict[str, float]) -> None:
    from autograder.grading.booked import number

    changed = [student for student in after if after[student] != before.get(student)]
    if not changed:
        print("No mark has changed.")
    for student in sorted(changed):
        old = number(before[student]) if student in before else "none"
        print(f"  {student}: {old} -> {number(after[student])}")


def _print_failures(summary: "GradingSummary") -> int:
    for student, reason in summary.failed.items():
        print(f"  {student} could not be graded: {reason}")
    return 1 if summary.failed else 0
