"""``dlcourse bench``: how fast the NumPy reference is, next to PyTorch."""

import argparse
import json
from typing import TYPE_CHECKING

from dlcourse.commands import CommandError

if TYPE_CHECKING:
    from dlcourse.bench.cases import Case
    from dlcourse.bench.timing import Row

ENOUGH_ROUNDS = 25


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "bench",
        help="time the NumPy reference next to PyTorch",
        description="Times forward and backward of some operations and whole training steps: float32, one "
        "CPU thread, both backends in turn; each figure is a median. The mark is the ratio that the course "
        "wants to stay below on a CPU.",
    )
    parser.add_argument("--device", default="cpu", help="where PyTorch computes: cpu (default) or cuda")
    parser.add_argument(
        "--rounds", type=int, default=2 * ENOUGH_ROUNDS, help="how often each is timed (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print the figures for another program")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Time everything and print the figures."""
    import torch

    from dlcourse.bench.cases import cases
    from dlcourse.bench.timing import measure

    if args.rounds < 1:
        raise CommandError(f"--rounds must be at least 1, got {args.rounds}")
    if args.device not in ("cpu", "cuda"):
        raise CommandError(f"--device must be cpu or cuda, got {args.device}")
    if args.device == "cuda" and not torch.cuda.is_available():
        raise CommandError("PyTorch finds no CUDA device here; leave --device out to compare on the CPU")
    chosen = cases()
    rows = [measure(case, rounds=args.rounds, device=args.device) for case in chosen]
    if args.json:
        print(json.dumps([row._asdict() for row in rows], indent=1))
    else:
        _print_table(chosen, rows, args.device)
    return 0


def verdict(case: "Case", row: "Row", device: str) -> str:
    """Compare a ratio with its mark, which is meant for the CPU."""
    if device != "cpu":
        return ""
    return f"{'within' if row.ratio <= case.mark else 'ABOVE'} {case.mark:g}"


def _print_table(cases: "list[Case]", rows: "list[Row]", device: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD)
    table.add_column("Operation", no_wrap=True)
    table.add_column("Shapes", overflow="fold")
    for heading in ("NumPy ms", f"PyTorch {device} ms", "Ratio"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Mark", no_wrap=True)
    for case, row in zip(cases, rows, strict=True):
        figures = f"{row.numpy_ms:.2f}", f"{row.torch_ms:.2f}", f"{row.ratio:.2f}"
        table.add_row(row.op, row.shapes, *figures, verdict(case, row, device))
    Console().print(table)
