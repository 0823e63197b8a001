"""``autograder comment ASSIGNMENT MISTAKE TEXT``: one comment for everybody who made a named mistake."""

import argparse
from collections import Counter
from collections.abc import Collection

from autograder.commands.grade import add_course_argument
from dlcourse.commands import CommandError


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "comment",
        help="write one comment for all who made a mistake",
        description="Keeps a comment that stands on the feedback page of everybody who made a named mistake, "
        "now or later. Without TEXT, lists the mistakes that were made. What you write in formgrader wins.",
    )
    parser.add_argument("assignment", metavar="ASSIGNMENT")
    parser.add_argument(
        "mistake", nargs="?", metavar="MISTAKE", help="for example activations.forward.sign, or sign alone"
    )
    parser.add_argument("text", nargs="?", metavar="TEXT", help='markdown; "" takes the comment back')
    add_course_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Keep the comment, or list the mistakes."""
    from autograder.grading.adjustments import read_adjustments, write_adjustments
    from autograder.grading.grading_course import GradingCourse
    from autograder.grading.ledger import entries, mistakes_in

    course = GradingCourse(args.course)
    decisions = read_adjustments(course.folder)
    made = Counter(
        mistake
        for entry in entries(course.folder, args.assignment)
        if not (decisions.gone(entry.student) or decisions.is_exempt(args.assignment, entry.student))
        for part in entry.exercises
        for mistake in mistakes_in(part)
    )
    if args.text is None:
        for mistake, count in made.most_common():
            print(f"{count:4}  {mistake}")
        if not made:
            print(
                f"In {args.assignment} nobody has made a mistake that has a name, or nothing is graded yet."
            )
        return 0
    mistake = _full_name(args.mistake, made, args.assignment)
    decisions.comments[mistake] = args.text
    if not args.text:
        del decisions.comments[mistake]
    write_adjustments(course.folder, decisions)
    count = made[mistake]
    print(
        f"{count} student{'s' if count != 1 else ''} made {mistake}. "
        f"Next: autograder grade {args.assignment}, then the feedback"
    )
    return 0


def _full_name(mistake: str, made: Collection[str], assignment: str) -> str:
    """The mistake's name with its exercise; its last part is enough where only one ends so."""
    found = [name for name in sorted(made) if name == mistake or name.endswith(f".{mistake}")]
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError(f"{mistake} may be {' or '.join(found)}; name one of them")
    known = ", ".join(sorted(made)) or "none"
    raise CommandError(f"nobody made the mistake {mistake} in {assignment} (made were: {known})")
