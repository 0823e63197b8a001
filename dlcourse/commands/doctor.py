"""``dlcourse doctor``: finds the usual trouble and says for each what to do."""

import argparse
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from dlcourse.commands.findings import examine
from dlcourse.finding import Finding


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "doctor",
        help="find out what is wrong with the installation",
        description="Looks for the usual trouble and says what to do. Exit status 1: something needs doing.",
    )
    parser.add_argument("folder", nargs="?", default="my-course", type=Path, metavar="FOLDER")
    parser.add_argument("--json", action="store_true", help="print the findings for another program")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Examine, and print what was found."""
    if not args.json:
        return report(examine(args.folder))
    findings = list(examine(args.folder))
    print(json.dumps([asdict(finding) for finding in findings], indent=1))
    return int(any(finding.advice for finding in findings))


def report(findings: Iterable[Finding]) -> int:
    """Print each finding as soon as it is known, then how many want doing; the exit status."""
    to_do = 0
    for finding in findings:
        print("\n".join(describe(finding)), flush=True)
        to_do += bool(finding.advice)
    print(f"{to_do} to do, marked with '!'." if to_do else "Nothing needs doing.")
    return int(to_do > 0)


def describe(finding: Finding) -> list[str]:
    """The finding in one line, and in a second one what to do."""
    line = f"{'!' if finding.advice else ' '} {finding.about + ':':<15}{finding.found}"
    return [line, f"  {'':<15}-> {finding.advice}"] if finding.advice else [line]
