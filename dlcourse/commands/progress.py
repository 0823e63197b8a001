"""``dlcourse progress [FOLDER]``: how much of each chapter passes."""

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlcourse.commands import CommandError
from dlcourse.state import FOLDER, State, course_folder

if TYPE_CHECKING:
    from dlcourse.predicting.balance import Balance

BAR_WIDTH = 12


@dataclass(frozen=True)
class ChapterProgress:
    """One row of the table.

    ``next`` is the first exercise that is not complete, ``built`` what is kept; ``foreseen`` predictions of
    ``predicted`` came true.
    """

    chapter: str
    complete: int
    exercises: int
    points: float
    possible: float
    next: str | None
    built: list[str]
    foreseen: int
    predicted: int


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "progress",
        help="show how much of each chapter passes",
        description="Shows, chapter by chapter, what the checks in FOLDER have found so far.",
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="default: the one you are in")
    parser.add_argument("--json", action="store_true", help="print the numbers for another program")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the table."""
    folder = find_folder(args.folder)
    remembered = State(folder / FOLDER / "state.json")
    chapters = measure(remembered.section("results"), folder, remembered.section("predictions"))
    if args.json:
        print(json.dumps([asdict(chapter) for chapter in chapters], indent=1))
    else:
        _print_table(chapters)
    return 0


def find_folder(given: Path | None) -> Path:
    """The folder given, else the course folder around the current directory, else ``my-course``.

    Raises:
        CommandError: that is no course folder.
    """
    folder = given or course_folder() or Path("my-course")
    if not (folder / FOLDER).is_dir():
        raise CommandError(
            f"{folder} is not a course folder, and none is above it; 'dlcourse handout {folder}' makes it one"
        )
    return folder


def measure(
    results: Mapping[str, Mapping[str, Any]],
    folder: Path | None = None,
    predictions: Mapping[str, Any] | None = None,
) -> list[ChapterProgress]:
    """Hold what a course folder remembers against the exercises and predictions there are."""
    from dlcourse.checking.registry import exercises
    from dlcourse.curriculum import chapters
    from dlcourse.mine import built
    from dlcourse.predicting.balance import measure as hold

    return [
        _measure_chapter(
            chapter, exercises(chapter), results, built(chapter, folder), hold(chapter, predictions or {})
        )
        for chapter in chapters()
    ]


def _measure_chapter(
    chapter: str,
    exercises: list[Any],
    results: Mapping[str, Mapping[str, Any]],
    built: list[str],
    balance: "Balance",
) -> ChapterProgress:
    unfinished = [each.id for each in exercises if not results.get(each.id, {}).get("full")]
    earned = (min(results.get(each.id, {}).get("points", 0), each.points) for each in exercises)
    return ChapterProgress(
        chapter=chapter,
        complete=len(exercises) - len(unfinished),
        exercises=len(exercises),
        points=sum(earned),
        possible=sum(each.points for each in exercises),
        next=unfinished[0] if unfinished else None,
        built=built,
        foreseen=len(balance.foreseen),
        predicted=balance.predicted,
    )


def bar(complete: int, exercises: int) -> str:
    """A bar that needs neither colours nor special characters; only what is complete looks full."""
    filled = BAR_WIDTH * complete // max(exercises, 1)
    return "#" * filled + "." * (BAR_WIDTH - filled)


def _in_words(id: str | None) -> str:
    """Number and title of an exercise, and the file it stands in."""
    if id is None:
        return ""
    from dlcourse.checking.registry import exercise
    from dlcourse.checking.texts import Texts
    from dlcourse.curriculum import notebook_of

    found = exercise(id)
    return f"{found.number} {Texts(found).title} ({notebook_of(found.chapter)}.ipynb)"


def _print_table(chapters: list[ChapterProgress]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD)
    for heading, justify in [("Chapter", "left"), ("", "left"), ("Exercises", "right"), ("Points", "right")]:
        table.add_column(heading, justify=justify, no_wrap=True)  # type: ignore[arg-type]
    table.add_column("Next", overflow="fold")  # the exercise, never cut short
    for each in chapters:
        table.add_row(
            each.chapter,
            bar(each.complete, each.exercises),
            f"{each.complete} of {each.exercises}",
            f"{each.points:g} of {each.possible:g}",
            _in_words(each.next),
        )
    console = Console()
    console.print(table)
    own = [f"{each.chapter}: {', '.join(each.built)}" for each in chapters if each.built]
    if own:
        console.print(
            "Built by you, in mine/ (`from dlcourse import mine`):", *own, sep="\n  ", highlight=False
        )
    foreseen = [f"{each.chapter}: {each.foreseen} of {each.predicted}" for each in chapters if each.predicted]
    if foreseen:
        console.print("Foreseen by you (`balance(...)` says more):", *foreseen, sep="\n  ", highlight=False)
