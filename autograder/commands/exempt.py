"""``autograder exempt STUDENT ASSIGNMENT``: nothing is asked of one student in one assignment."""

import argparse

from autograder.commands.grade import add_course_argument


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "exempt",
        help="excuse a student from an assignment",
        description="Notes that nothing is asked of a student in an assignment, because of illness, say. "
        "Report, export and transcript say so, whether it was handed in or not: neither a mark nor a 0. "
        "Grading and nbgrader's own pages go on as before.",
    )
    parser.add_argument("student", metavar="STUDENT")
    parser.add_argument("assignment", metavar="ASSIGNMENT")
    parser.add_argument("--undo", action="store_true", help="the assignment counts for the student again")
    add_course_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Note it and say what it means."""
    from autograder.course.people import require_known
    from autograder.grading.adjustments import exempt
    from autograder.grading.grading_course import GradingCourse

    course = GradingCourse(args.course)
    require_known(course, args.student)
    course.released(args.assignment)
    exempt(course.folder, args.assignment, args.student, undo=args.undo)
    state = "counts for" if args.undo else "is not asked of"
    print(f"{args.assignment} {state} {args.student}")
    print("Next: report, export and transcript, where they are written already")
    return 0
