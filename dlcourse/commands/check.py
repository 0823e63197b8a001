"""``dlcourse check NOTEBOOK``: a notebook's checks in the terminal, one line each."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dlcourse.commands.notebook_run import NotebookRun


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "check",
        help="run the checks of a notebook here in the terminal",
        description="Runs a notebook in a fresh kernel, without its demo cells, and prints one line per "
        "check. The file is not changed. Exit status: 0 full points, 1 something is missing, "
        "2 it cannot be run.",
    )
    parser.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    parser.add_argument("--timeout", type=int, default=300, help="seconds for one cell (default: 300)")
    parser.add_argument(
        "--as-graded",
        action="store_true",
        help="run it by the rules of grading, and say what will not be there",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the notebook and print what its checks say."""
    from dlcourse.commands.notebook_run import run_notebook

    outcome = run_notebook(args.notebook, args.timeout, as_graded=args.as_graded)
    if args.as_graded:
        outcome = with_course_points(outcome, args.notebook)
    print("\n".join(report(outcome)))
    complete = all(id in outcome.verdicts and is_full(outcome.verdicts[id]) for id in outcome.exercises)
    return 0 if complete else 1


def with_course_points(outcome: "NotebookRun", file: Path) -> "NotebookRun":
    """The same verdicts with the points that a released notebook has for them."""
    from dlcourse.commands.course_points import course_points
    from dlcourse.notebook_file import read_notebook_file

    course = course_points(read_notebook_file(file.read_bytes()).cells)
    verdicts = {id: course.applied_to(id, verdict) for id, verdict in outcome.verdicts.items()}
    return replace(outcome, verdicts=verdicts, notes=[*outcome.notes, *course.notes()])


def report(outcome: "NotebookRun") -> list[str]:
    """The lines to print."""
    width = max((len(id) for id in outcome.exercises), default=0)
    lines = [*outcome.notes]
    for id in outcome.exercises:
        lines.append(f"{id:<{width}}  {describe(outcome.verdicts.get(id))}")
        lines += _details(id, outcome)
    if outcome.errors:
        lines += ["Cells that stopped with an error:", *(f"  {error}" for error in outcome.errors)]
    return [*lines, _total(outcome)]


def _details(id: str, outcome: "NotebookRun") -> list[str]:
    """What the notebook shows about an answer that is not right yet: smallest input, mistake and all."""
    verdict = outcome.verdicts.get(id)
    if verdict is None or is_full(verdict) or not verdict["total"]:
        return []
    return [f"  {line}" for line in outcome.reports.get(id, "").splitlines()[1:]]


def describe(verdict: dict[str, Any] | None) -> str:
    """One exercise in a few words."""
    if verdict is None:
        return "not checked"
    points = f"{verdict['points']:g} of {verdict['possible']:g} points"
    if verdict.get("bonus"):
        points += " (bonus)"
    if is_full(verdict):
        return points
    cases = f"{verdict['passed']} of {verdict['total']} cases pass" if verdict["total"] else "not written yet"
    mistakes = f"; mistake: {', '.join(verdict['mistakes'])}" if verdict["mistakes"] else ""
    return f"{points}; {cases}{mistakes}"


def is_full(verdict: dict[str, Any]) -> bool:
    """Whether nothing is missing; without points the cases decide, and an answer not written has none."""
    return verdict["points"] >= verdict["possible"] and verdict["passed"] == verdict["total"] > 0


def _total(outcome: "NotebookRun") -> str:
    if not outcome.exercises:
        return "This notebook has no checks."
    verdicts = outcome.verdicts.values()
    points = sum(verdict["points"] for verdict in verdicts)
    possible = sum(_possible(id, outcome.verdicts) for id in outcome.exercises)  # a bonus comes on top
    full = sum(map(is_full, verdicts))
    return f"Total: {points:g} of {possible:g} points; {full} of {len(outcome.exercises)} exercises complete."


def _possible(id: str, verdicts: dict[str, dict[str, Any]]) -> float:
    if id in verdicts:
        return 0.0 if verdicts[id].get("bonus") else verdicts[id]["possible"]
    from dlcourse.checking.registry import exercise
    from dlcourse.curriculum import UnknownIdError

    try:
        return exercise(id).points
    except UnknownIdError:
        return 0.0
