"""``autograder roster FILE.csv``: the list of students again: who is new, in a team, or has extra time."""

import argparse
from pathlib import Path

from autograder.commands.grade import add_course_argument


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "roster",
        help="read the list of students again",
        description="Adds who is new, and takes over names, addresses, teams (one submission for all) and "
        "extra time. Nobody is removed, who has left stays away, and a column that the list does not have "
        "stays as it was.",
    )
    parser.add_argument("students", type=Path, metavar="FILE.csv", help="as for 'autograder init'")
    add_course_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Take the list over and say what it came to."""
    from autograder.course.students import enrol, note_terms, read_students
    from autograder.grading.adjustments import read_adjustments
    from autograder.grading.grading_course import GradingCourse
    from autograder.grading.roster import address_of, enrolled

    course = GradingCourse(args.course)
    decisions = read_adjustments(course.folder)
    listed = read_students(args.students)
    students = [student for student in listed if not decisions.gone(student.id)]
    new = sorted({student.id for student in students} - set(enrolled(course)))
    enrol(students, address_of(course), course.directory.course_id)
    note_terms(students, course.folder)
    decisions = read_adjustments(course.folder)
    print(f"{len(students)} students, {len(new)} of them new{': ' if new else ''}{', '.join(new)}")
    for id in (each.id for each in listed if decisions.gone(each.id)):
        why = f"has the id {decisions.renamed[id]} now" if id in decisions.renamed else "has withdrawn"
        print(f"  left out: {id} {why}")
    for name, members in decisions.teams.items():
        print(f"  team {name}: {', '.join(members)}")
    for student, factor in decisions.extra_time.items():
        if factor > 1:
            print(f"  {student}: {factor:g} times as long as others")
    print("Next: autograder grade ASSIGNMENT, where something is graded already")
    return 0
