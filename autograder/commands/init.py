"""``autograder init COURSE_DIR``: makes an nbgrader course of the chapters."""

import argparse
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.commands import sources
from autograder.course.config import OWN_EXCHANGE
from autograder.course.students import COLUMNS, EXTRA_TIME, TEAM, read_students
from dlcourse.commands import CommandError

if TYPE_CHECKING:
    from autograder.course.create import NewCourse


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "init",
        help="make a new nbgrader course",
        description="Makes a folder in which nbgrader and its formgrader work: settings, the notebooks with "
        "solutions, a gradebook with your students, an exchange. Each chapter is one assignment.",
    )
    parser.add_argument("course_dir", type=Path, metavar="COURSE_DIR", help="a new or an empty folder")
    parser.add_argument("--chapters", nargs="+", metavar="CHAPTER", help="names or numbers (default: all)")
    parser.add_argument(
        "--course-id", type=course_id, default="dlcourse", metavar="ID", help="default: %(default)s"
    )
    parser.add_argument(
        "--students",
        type=Path,
        metavar="FILE.csv",
        help=f"with the columns {','.join((*COLUMNS, TEAM, EXTRA_TIME))}; only id is required",
    )
    parser.add_argument(
        "--exchange",
        type=Path,
        metavar="FOLDER",
        help="where students of a shared machine fetch and hand in; default: a folder inside the course, "
        "which serves one user account",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the course and say what it has and what comes next."""
    from autograder.course.create import NewCourse, create
    from autograder.notebooks import AuthorError

    course = NewCourse(
        folder=args.course_dir.resolve(),
        course_id=args.course_id,
        sources=sources_of(args.chapters),
        students=read_students(args.students) if args.students else (),
        exchange=args.exchange.resolve() if args.exchange else None,
    )
    try:
        create(course)
    except AuthorError as error:
        raise CommandError(str(error)) from error
    print(_report(course))
    return 0


def sources_of(wanted: list[str] | None) -> list[Path]:
    """The notebook sources of some chapters, or of all.

    Raises:
        CommandError: there is no such chapter, or its source is not here.
    """
    from dlcourse.curriculum import chapters, is_called, notebook_of

    notebooks, folder = [notebook_of(name) for name in chapters()], sources()
    found = {name: [notebook for notebook in notebooks if is_called(notebook, name)] for name in wanted or ()}
    unknown = [name for name, known in found.items() if not known]
    if unknown:
        raise CommandError(f"there is no chapter {', '.join(unknown)} (chapters: {', '.join(notebooks)})")
    chosen = set().union(*found.values()) or set(notebooks)
    files = [folder / f"{notebook}.md" for notebook in notebooks if notebook in chosen]
    missing = [file.name for file in files if not file.is_file()]
    if missing:
        raise CommandError(f"{', '.join(missing)} is not in {folder}; name other chapters with --chapters")
    return files


def _report(course: "NewCourse") -> str:
    assignments = [file.stem for file in course.sources]
    return "\n".join(
        [
            f"The course is in {course.folder}",
            f"  assignments: {', '.join(assignments)}",
            f"  students:    {len(course.students)}",
            f"  exchange:    {course.exchange or course.folder / OWN_EXCHANGE}",
            "Next:",
            f"  cd {shlex.quote(str(course.folder))}",
            f"  nbgrader generate_assignment {assignments[-1]}    (makes what students get)",
            "  jupyter lab    (the menu Nbgrader > Formgrader shows everything)",
        ]
    )


def course_id(text: str) -> str:
    """A course's id as the command line takes it."""
    if re.fullmatch(r"\w[\w.-]*", text):
        return text
    raise argparse.ArgumentTypeError(f"a course's id has letters, digits and the signs _ - ., not {text!r}")
