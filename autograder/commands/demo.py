"""``autograder demo [FOLDER]``: a course with a class of made-up students, graded before your eyes."""

import argparse
import shlex
import time
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.commands.grade import console, require_sandbox
from autograder.commands.init import sources_of

if TYPE_CHECKING:
    from autograder.demo import Demo


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "demo",
        help="try it: a course with thirty made-up students",
        description="Makes a course and a class that hands in all that classes hand in: right, wrong, "
        "unfinished, damaged and hostile notebooks. Grades it, writes feedback and a report, and checks that "
        "everybody got the mark they deserve (exit status 1 if not). Takes about a minute.",
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path("autograder-demo"), metavar="FOLDER", help="%(default)s"
    )
    parser.add_argument(
        "--chapters", nargs="+", default=["activations"], metavar="CHAPTER", help="default: activations"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the demo, print the marks and say where to look."""
    from autograder.demo import make_demo

    require_sandbox()
    started = time.monotonic()
    demo = make_demo(args.folder.resolve(), sources_of(args.chapters), _say)
    print_results(demo)
    count = sum(len(results) for results in demo.results.values())
    print(f"{count} submissions in {time.monotonic() - started:.0f} s.")
    for file in demo.reports.values():
        print(f"  the report:            {file}")
    print(f"  feedback for students: {demo.folder / 'feedback'}")
    print(f"  in formgrader:         cd {shlex.quote(str(demo.folder))}; jupyter lab")
    print("                         (menu Nbgrader > Formgrader)")
    return 0 if demo.as_expected else 1


def print_results(demo: "Demo") -> None:
    """One line for each submission, and one at the end: is every mark the expected one?"""
    from rich.table import Column, Table
    from rich.text import Text

    screen = console()
    for name, results in demo.results.items():
        table = Table(Column("Student", no_wrap=True), "Expected", "Given", "", "Remarks", title=name)
        for result in results:
            given = "none" if result.points is None else f"{result.points:g}"
            verdict = "ok" if result.as_expected else "DIFFERS"
            table.add_row(
                result.attempt.student, f"{result.attempt.expected:g}", given, verdict, Text(result.remark)
            )
        screen.print(table)
    differing = [r for results in demo.results.values() for r in results if not r.as_expected]
    if not differing:
        print("Everybody got the mark they deserve.")
    for result in differing:
        attempt = result.attempt
        mistake = f" and the mistake {attempt.mistake}" if attempt.mistake else ""
        print(f"{attempt.student}: expected {attempt.expected:g} points{mistake}; named was {result.named}")


def _say(text: str) -> None:
    print(f"... {text}", flush=True)
