"""``dlcourse bench``: NumPy next to PyTorch, explorers, the site, a class at once."""

import argparse
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from dlcourse.commands import CommandError
from dlcourse.curriculum import UnknownIdError
from dlcourse.resources import resource

if TYPE_CHECKING:
    from dlcourse.bench.cases import Case
    from dlcourse.bench.explorers import Figures
    from dlcourse.bench.hub import Load
    from dlcourse.bench.processes import Spread


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser."""
    parser = subparsers.add_parser(
        "bench",
        help="time the NumPy reference next to PyTorch",
        description="Times forward and backward of some operations and whole training steps: float32, one "
        "CPU thread and its own time, both backends in turn, in several processes that keep the memory they "
        "were given; each figure is a median over the processes, and the least and most that one of them saw "
        "stand beside the ratio. The mark is the ratio that the course wants "
        "to stay below on a CPU.",
    )
    parser.add_argument("--device", default="cpu", help="where PyTorch computes: cpu (default) or cuda")
    parser.add_argument(
        "--rounds", type=int, default=20, help="how often each process times each (default: %(default)s)"
    )
    parser.add_argument(
        "--processes", type=int, default=5, metavar="N", help="how many in turn (default: %(default)s)"
    )
    parser.add_argument(
        "--explorers",
        nargs="*",
        metavar="ID",
        help="time explorers instead, in JupyterLab and headless Chromium (default: all of them)",
    )
    parser.add_argument(
        "--hub",
        nargs="+",
        type=int,
        metavar="N",
        help="let N students run chapter 4 and move an explorer at the same time instead, each with a server",
    )
    parser.add_argument(
        "--site", action="store_true", help="time the course's site instead; 'make site' where it is missing"
    )
    parser.add_argument("--json", action="store_true", help="print the figures for another program")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Time everything and print the figures."""
    if args.explorers is not None:
        return _bench_explorers(args)
    if args.hub:
        return _bench_hub(args)
    if args.site:
        return _bench_site(args)
    import torch

    from dlcourse.bench.cases import cases
    from dlcourse.bench.processes import combined, in_processes
    from dlcourse.bench.timing import measure

    for option, number in (("--rounds", args.rounds), ("--processes", args.processes)):
        if number < 1:
            raise CommandError(f"{option} must be at least 1, got {number}")
    if args.device not in ("cpu", "cuda"):
        raise CommandError(f"--device must be cpu or cuda, got {args.device}")
    if args.device == "cuda" and not torch.cuda.is_available():
        raise CommandError("PyTorch finds no CUDA device here; leave --device out to compare on the CPU")
    chosen = cases()
    if args.processes == 1:
        runs = [[measure(case, rounds=args.rounds, device=args.device) for case in chosen]]
    else:
        runs = list(in_processes(args.processes, rounds=args.rounds, device=args.device))
    rows = combined(runs)
    if args.json:
        print(json.dumps([row._asdict() for row in rows], indent=1))
    else:
        _print_table(chosen, rows, args.device)
    return 0


def _bench_explorers(args: argparse.Namespace) -> int:
    chromium = _chromium()
    from dlcourse.bench.explorers import measure
    from dlcourse.exploring import chapters, explorer, explorers
    from dlcourse.progress_bar import ProgressBar

    ids = args.explorers or [id for chapter in chapters() for id in explorers(chapter)]
    try:
        for id in ids:
            explorer(id)  # an unknown one is told before anything is started
    except UnknownIdError as error:
        raise CommandError(str(error)) from None
    rows = []
    with ProgressBar(len(ids), label="explorers", wanted=not args.json) as bar:
        for row in measure(ids, chromium):
            rows.append(row)
            bar.advance()
    if args.json:
        print(json.dumps([row._asdict() for row in rows], indent=1))
    else:
        _print_explorers(rows)
    return 0


def _bench_hub(args: argparse.Namespace) -> int:
    if sys.platform != "linux":
        raise CommandError("this needs Linux, which tells the memory of processes")
    from dlcourse.bench.hub import measure
    from dlcourse.commands.audit import find_sources

    if min(args.hub) < 1:
        raise CommandError(f"--hub must be at least 1, got {min(args.hub)}")
    sources = find_sources()
    if sources is None:
        raise CommandError("this needs the course's repository: the chapter's solutions are not in a package")
    rows = [measure(students, sources / "04_activations.md") for students in args.hub]
    if args.json:
        print(json.dumps([row._asdict() for row in rows], indent=1))
    else:
        _print_hub(rows)
    return 0


def _print_hub(rows: "list[Load]") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD)
    for heading in ("Students", "Run all s", "most", "Key to picture ms", "95 %", "Server MB", "Kernel MB"):
        table.add_column(heading, justify="right")
    for row in rows:
        table.add_row(*(f"{figure:g}" for figure in row))
    Console().print(table)


def _bench_site(args: argparse.Namespace) -> int:
    chromium = _chromium()
    from dlcourse.bench.site import measure

    figures = measure(_built_site(), chromium)._asdict()
    if args.json:
        print(json.dumps(figures, indent=1))
    else:
        for name, figure in figures.items():
            print(f"{name:18} {figure:g}")
    return 0


def _chromium() -> str:
    from dlcourse.bench.programs import find_program

    chromium = find_program("chromium")
    if chromium is None or find_spec("playwright") is None:
        raise CommandError(
            "this needs Chromium and playwright: apt-get install chromium, and 'make test' once"
        )
    return chromium


def _built_site() -> Path:
    """The folder of the site; built where it is missing."""
    clone = resource("notebooks").parent
    if not (clone / "Makefile").is_file():
        raise CommandError("the site is built from a clone of the course, and this is an installed package")
    site = clone / "site"
    if not (site / "book" / "index.html").is_file():
        standard_error = 2  # what make says is no part of the figures
        if subprocess.run(["make", "site"], cwd=clone, stdout=standard_error, check=False).returncode:
            raise CommandError("'make site' failed, see above")
    return site


def _print_explorers(rows: "list[Figures]") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD)
    table.add_column("Explorer", no_wrap=True)
    for heading in ("Key to pixels ms", "Pictures of 30 keys", "Opening ms", "compute ms"):
        table.add_column(heading, justify="right")
    for row in rows:
        table.add_row(row.explorer, *(f"{figure:g}" for figure in row[1:]))
    Console().print(table)


def verdict(case: "Case", row: "Spread", device: str) -> str:
    """Compare a ratio with its mark, which is meant for the CPU."""
    if device != "cpu":
        return ""
    return f"{'within' if row.ratio <= case.mark else 'ABOVE'} {case.mark:g}"


def _print_table(cases: "list[Case]", rows: "list[Spread]", device: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD)
    table.add_column("Operation", no_wrap=True)
    table.add_column("Shapes", overflow="fold")
    for heading in ("NumPy ms", f"PyTorch {device} ms", "Ratio", "least", "most"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Mark", no_wrap=True)
    for case, row in zip(cases, rows, strict=True):
        times = f"{row.numpy_ms:.2f}", f"{row.torch_ms:.2f}"
        figures = (*times, *(f"{ratio:.2f}" for ratio in (row.ratio, row.ratio_least, row.ratio_most)))
        table.add_row(row.op, row.shapes, *figures, verdict(case, row, device))
    console = Console()
    console.print(table)
    console.print(f"{rows[0].processes} processes; {rows[0].processor}; {rows[0].kernel}", highlight=False)
