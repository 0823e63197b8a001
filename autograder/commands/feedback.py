"""``autograder feedback ASSIGNMENT``: nbgrader's feedback pages, in several processes."""

import argparse

from autograder.commands.grade import add_course_argument, positive
from autograder.files import storable
from dlcourse.commands import CommandError


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "feedback",
        help="write the feedback pages",
        description="Writes the feedback page of everybody who is graded: the pages that 'nbgrader "
        "generate_feedback' writes, by as many processes as there are processors.",
    )
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="for example 04_activations")
    parser.add_argument("--students", nargs="+", default=(), metavar="STUDENT", help="only these")
    parser.add_argument("--workers", type=positive, metavar="N", help="default: one per processor")
    add_course_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the pages behind a progress bar."""
    from rich.progress import Progress

    from autograder.course.feedback_pages import graded_students, write_pages
    from autograder.grading.grading_course import GradingCourse
    from autograder.grading.pool import default_workers

    course = GradingCourse(args.course)
    graded = graded_students(course, args.assignment)
    unknown = [student for student in args.students if student not in graded]
    if unknown:
        raise CommandError(f"{', '.join(unknown)} is not graded in {args.assignment}")
    students = list(args.students) or graded
    problems = {}
    with Progress() as progress:
        bar = progress.add_task(f"Feedback on {args.assignment}", total=len(students))
        for student, problem in write_pages(
            course, args.assignment, students, args.workers or default_workers()
        ):
            progress.advance(bar)
            if problem:
                problems[student] = problem
    print(f"{len(students) - len(problems)} students have their page in feedback/")
    for student, problem in sorted(problems.items()):
        print(f"  {storable(student)} has no page: {storable(problem)}")
    return 1 if problems else 0
