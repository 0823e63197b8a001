"""``autograder grade-file CHAPTER FILE``: one notebook, without a course, for scripts and other systems."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.commands.grade import require_sandbox
from dlcourse.commands import CommandError

if TYPE_CHECKING:
    from autograder.grading.grading_course import GradingCourse
    from autograder.grading.ledger import NotebookEntry


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "grade-file",
        help="grade one notebook without a course",
        description="Grades one notebook in the sandbox and prints the points; nothing is written. In the "
        "folder of a course, points and cases are the course's; elsewhere the chapter's own and those of "
        "students' check(), unless --key names the key of a course.",
    )
    parser.add_argument("chapter", metavar="CHAPTER", help="for example activations")
    parser.add_argument("file", type=Path, metavar="FILE", help="the notebook, whatever its name")
    parser.add_argument("--key", type=Path, metavar="FILE", help="a course's .autograder-key")
    parser.add_argument(
        "--course",
        type=Path,
        metavar="FOLDER",
        help="use its released notebook, points and cases (default: the course in this folder, if it is one)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")
    parser.add_argument(
        "--trust-students", action="store_true", help="run the code without a sandbox, with your rights"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Grade and print."""
    from autograder.grading.submitted_file import read_notebook
    from autograder.grading.task import Task, run_task
    from autograder.oracle.seeds import course_key
    from dlcourse.checking import own_exercises
    from dlcourse.curriculum import chapters, notebook_of
    from dlcourse.notebook_file import UnreadableError
    from dlcourse.resources import resource

    if args.chapter not in chapters():
        raise CommandError(f"there is no chapter {args.chapter} (chapters: {', '.join(chapters())})")
    if not args.trust_students:
        require_sandbox()
    try:
        content = read_notebook(args.file)
    except UnreadableError as error:
        raise CommandError(f"{args.file} cannot be graded: {error}") from error
    name = notebook_of(args.chapter)
    course = _course(args.course)
    released = _released(course, name)
    key = _read_key(args.key) if args.key else course_key(course.folder) if course and released else None
    whose = "the course's" if released else "the chapter's own"
    released = released or (resource("notebooks") / f"{name}.ipynb").read_text(encoding="utf-8")
    own = own_exercises.in_use()
    entry = run_task(Task("", name, name, content, released, key, trust=args.trust_students, own=own)).entry
    found = {**summary(entry), "points_are": whose}
    print(json.dumps(found, ensure_ascii=False, indent=1) if args.json else "\n".join(_lines(found)))
    return 0


def summary(entry: "NotebookEntry") -> dict[str, Any]:
    """Points, and for each exercise its points and the names of the mistakes."""
    parts = [(part.verdict, part.bonus) for part in entry.exercises.values()]
    return {
        "points": sum(verdict.points for verdict, _ in parts),
        "possible": sum(verdict.possible for verdict, is_bonus in parts if not is_bonus),
        "exercises": [
            {
                "id": verdict.exercise,
                "title": verdict.title,
                "points": verdict.points,
                "possible": verdict.possible,
                "bonus": is_bonus,
                "mistakes": [mistake for answer in verdict.answers for mistake in answer.mistakes],
            }
            for verdict, is_bonus in parts
        ],
        "notes": entry.notes,
    }


def _lines(found: dict[str, Any]) -> list[str]:
    exercises = [
        f"  {e['title']} ({e['id']}): {e['points']:g} of {e['possible']:g}{', a bonus' if e['bonus'] else ''}"
        for e in found["exercises"]
    ]
    notes = [f"  note: {note}" for note in found["notes"]]
    total = f"{found['points']:g} of {found['possible']:g} points ({found['points_are']})"
    return [total, *exercises, *notes]


def _course(folder: Path | None) -> "GradingCourse | None":
    """The course that is named, else the one in whose folder the command is given."""
    from autograder.files import CONFIG
    from autograder.grading.grading_course import GradingCourse

    if folder is None and not Path(CONFIG).is_file():
        return None
    return GradingCourse(folder or Path())


def _released(course: "GradingCourse | None", name: str) -> str:
    """The notebook as the course has released it; empty where it has not."""
    if course is None or name not in course.released_assignments():
        return ""
    return course.released(name).get(name, "")


def _read_key(file: Path) -> bytes:
    from autograder.oracle.seeds import read_key

    try:
        return read_key(file)
    except (OSError, ValueError) as error:
        raise CommandError(f"{file} holds no key of a course ({error})") from error
