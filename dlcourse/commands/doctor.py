"""``dlcourse doctor``: finds the usual trouble and says for each what to do."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from dlcourse.commands.findings import Finding, examine


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
    """Examine, and print each finding as soon as it is known."""
    findings = []
    for finding in examine(args.folder):
        findings.append(finding)
        if not args.json:
            print("\n".join(describe(finding)), flush=True)
    to_do = sum(bool(finding.advice) for finding in findings)
    if args.json:
        print(json.dumps([asdict(finding) for finding in findings], indent=1))
    else:
        print(f"{to_do} to do, marked with '!'." if to_do else "Nothing needs doing.")
    return 1 if to_do else 0


def describe(finding: Finding) -> list[str]:
    """The finding in one line, and in a second one what to do."""
    line = f"{'!' if finding.advice else ' '} {finding.about + ':':<15}{finding.found}"
    return [line, f"  {'':<15}-> {finding.advice}"] if finding.advice else [line]
