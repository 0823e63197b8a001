"""``autograder doctor``: tells whether this machine can grade safely, and what is missing."""

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.course_error import CourseError

if TYPE_CHECKING:
    from autograder.sandbox import Sandbox


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "doctor",
        help="can this machine grade safely?",
        description="Starts each kind of sandbox, lets code in it try to get out, and says what is missing.",
    )
    parser.add_argument(
        "--hub",
        type=Path,
        metavar="FOLDER",
        help="say instead what is open on a shared machine with the hub of 'autograder hub FOLDER' (as root)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print one line per examination."""
    from autograder.sandbox import missing

    if args.hub:
        return _examine_hub(args.hub)
    if missing():
        for sentence in missing():
            print(f"[missing] {sentence}")
        print("Without these nothing is graded, unless with --trust-students.")
        return 1
    findings = [finding for kind in ("numpy", "torch") for finding in _examine(kind)]
    for ok, sentence in findings:
        print(f"[{'ok' if ok else 'wrong'}] {sentence}")
    all_well = all(ok for ok, _ in findings)
    print("This machine can grade safely." if all_well else "Do not grade before this is mended.")
    return 0 if all_well else 1


def _examine_hub(folder: Path) -> int:
    from autograder.hub.examine import examine
    from autograder.hub.files import read
    from dlcourse.commands.doctor import report

    hub = read(folder)
    if os.geteuid() != 0:
        raise CourseError("only root can look into every home; give this command as root")
    return report(examine(hub))


_ESCAPES = {
    "the network": "import socket; socket.create_connection(('127.0.0.1', 22), 1)",
    "this user's files": "open({canary!r})",
    "the course's references": "import dlcourse.numpy.activations",
    "other processes": "import os; assert len([p for p in os.listdir('/proc') if p.isdigit()]) > 5",
    "the libraries": "open('/packages/numpy/__init__.py', 'w')",
}
"""What code in the sandbox must not reach, with code that tries."""


def _examine(kind: str) -> Iterator[tuple[bool, str]]:
    from autograder.sandbox import Sandbox, SandboxError

    started = time.monotonic()
    with Sandbox(kind) as sandbox, tempfile.NamedTemporaryFile(dir=Path.home()) as canary:
        try:
            sandbox.start()
        except SandboxError as error:
            yield False, str(error)
            return
        yield True, f"the {kind} sandbox starts ({time.monotonic() - started:.1f} s)"
        for what, attempt in _ESCAPES.items():
            reached = _is_reached(sandbox, attempt.format(canary=canary.name))
            yield not reached, f"{kind}: code in it {'reaches' if reached else 'does not reach'} {what}"


def _is_reached(sandbox: "Sandbox", attempt: str) -> bool:
    from autograder.oracle.session import Session
    from autograder.wire.protocol import OWN
    from dlcourse.checking.trials import draw

    cell = f"if True:\n    {attempt}\n    print('reached')"  # one statement: what fails costs itself alone
    with sandbox.job([(0, cell, OWN)]) as job:
        session = Session({}, draw, job, near=False, output=10_000)
        session.serve()
    return any(output.get("text") == "reached\n" for output in session.cells[0].outputs)
