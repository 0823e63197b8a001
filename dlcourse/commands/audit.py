"""``dlcourse audit [CHAPTER ...]``: proves that the exercises keep their promises."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dlcourse.commands import CommandError

if TYPE_CHECKING:
    from dlcourse.checking.audit.exercise import Findings


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "audit",
        help="prove that every exercise accepts what is right and names what is wrong (for authors)",
        description="For every exercise: the stub earns nothing, correct answers pass, every known mistake "
        "is rejected by its own name, wrong answers that nobody thought of are rejected without a name, and "
        "every machine-made change of the author's solution is noticed.",
    )
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER", help="default: all")
    parser.add_argument("--json", action="store_true", help="print the totals for another program")
    parser.add_argument(
        "--no-mutants", action="store_true", help="leave out the machine-made changes (quick)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Audit the chapters and print the findings; 1 if a promise is broken."""
    from dlcourse.checking.audit.course import audit_chapters, summary
    from dlcourse.curriculum import chapters

    known = chapters()
    unknown = [name for name in args.chapters if name not in known]
    if unknown:
        raise CommandError(f"there is no chapter {', '.join(unknown)} (chapters: {', '.join(known)})")
    source = None if args.no_mutants else find_sources()
    findings = []
    with _library_messages_on_stderr():
        for each in audit_chapters(args.chapters or known, source):
            findings.append(each)
            if not args.json:
                _print(each)
    total = summary(findings)
    print(
        json.dumps(total, indent=1) if args.json else _in_words(findings, total, mutated=source is not None)
    )
    return 0 if all(each.kept for each in findings) else 1


@contextmanager
def _library_messages_on_stderr() -> Iterator[None]:
    """Let compiled libraries write to stderr: LAPACK reports NaN on stdout, which would spoil the output."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    python_stdout, sys.stdout = sys.stdout, os.fdopen(os.dup(kept), "w", encoding="utf-8", errors="replace")
    try:
        yield
    finally:
        sys.stdout.close()
        sys.stdout = python_stdout
        os.dup2(kept, 1)
        os.close(kept)


def find_sources() -> Path | None:
    """The notebook sources, which authors have and students do not."""
    from dlcourse.resources import resource

    source = resource("notebooks") / "source"
    return source if source.is_dir() else None


def _print(each: "Findings") -> None:
    mark = "ok  " if each.kept else "FAIL"
    mutants = f", {each.machine_killed} of {each.machine_mutants} mutants" if each.machine_mutants else ""
    print(f"{mark} {each.exercise}: {each.named} of {each.mistakes} mistakes named{mutants}", flush=True)
    for sentence in (*each.false_alarms, *each.misnamed, *each.incomplete, *each.survivors):
        print(f"       {sentence}")


def _in_words(findings: "Sequence[Findings]", total: dict, mutated: bool) -> str:
    broken = sum(not each.kept for each in findings)
    mutants = (
        f"{total['machine_killed']} of {total['machine_mutants']} machine-made mutants killed"
        if mutated
        else "machine-made mutants left out"
    )
    return (
        f"{total['exercises']} exercises, {broken} with a broken promise; "
        f"{total['rejected']} of {total['mistakes']} mistakes rejected, {total['named']} named; "
        f"{total['false_alarms']} false alarms; {mutants}"
    )
