"""``autograder student rename|withdraw``: when a student gets another id, or leaves the course."""

import argparse

from autograder.commands.grade import add_course_argument


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "student",
        help="rename a student, or note that one has left",
        description="Renames a student everywhere: submissions, graded notebooks, feedback, ledger, "
        "gradebook. Or takes one who has left out of the gradebook; what is collected later is not graded.",
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="rename|withdraw")
    rename = actions.add_parser("rename", help="give a student another id")
    rename.add_argument("student", metavar="OLD")
    rename.add_argument("to", metavar="NEW")
    withdraw = actions.add_parser("withdraw", help="a student has left the course")
    withdraw.add_argument("student", metavar="STUDENT")
    withdraw.add_argument("--undo", action="store_true", help="the student takes part again")
    for action in (rename, withdraw):
        add_course_argument(action)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do it and say what was done."""
    from autograder.course import people
    from autograder.grading.grading_course import GradingCourse

    course = GradingCourse(args.course)
    if args.action == "rename":
        people.rename(course, args.student, args.to)
        print(f"{args.student} is {args.to} now; what comes in as {args.student} is not graded")
    elif args.undo:
        people.take_back(course, args.student)
        print(f"{args.student} takes part again; 'autograder grade ASSIGNMENT' books the marks")
    else:
        people.withdraw(course, args.student)
        print(f"{args.student} has withdrawn; the files stay, ungraded from now on; marks by hand are gone")
    return 0
