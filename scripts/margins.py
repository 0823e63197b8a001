"""How far the trainings of the tests stay from their bounds, over seeds and kernels.

    python scripts/margins.py --list
    python scripts/margins.py translator_copy rbm_of_bars --seeds 10
    python scripts/margins.py --json

Without names, all of them. The trainings and their bounds stand in tests/support/trainings.py; the tests call
the same functions. Each kernel is a process of its own, with one thread: NumPy chooses it when it is loaded.
"""

import argparse
import json
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kernels import KERNELS, different, python

ROOT = Path(__file__).resolve().parent.parent
SUPPORT = ROOT / "tests" / "support"

USUAL = "own,Haswell,Prescott"
CLEAR = 0.5
"""A margin is clear if it is at least this part of the way from the median to the worst value."""

WORKER = """
import json, sys
sys.path.insert(0, sys.argv[1])
from trainings import TRAININGS
for seed in range(int(sys.argv[3])):
    found = TRAININGS[sys.argv[2]].run(seed)
    print(json.dumps({name: float(value) for name, value in found.items()}), flush=True)
"""


@dataclass(frozen=True)
class Margin:
    """One statistic of one training over all seeds and kernels.

    Attributes:
        training: its name in ``TRAININGS``.
        statistic: which of its numbers.
        bound: what tests ask for, in words.
        least: the smallest value seen.
        median: the value in the middle.
        most: the largest value seen.
        margin: how far the worst value is on the right side of the bound.
        verdict: ``clear``, ``close`` (a small change would decide the test) or ``broken``.
        runs: the number of trainings.
    """

    training: str
    statistic: str
    bound: str
    least: float
    median: float
    most: float
    margin: float
    verdict: str
    runs: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; the status is 1 if a bound is not clear of what was seen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="trainings (default: all)")
    parser.add_argument("--seeds", type=int, default=10, help="how many (default: 10)")
    parser.add_argument("--kernels", default=USUAL, help=f"of {', '.join(KERNELS)} (default: {USUAL})")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of a table")
    parser.add_argument("--list", action="store_true", help="names and bounds, without training")
    chosen = parser.parse_args(arguments)
    trainings = registered()
    names = chosen.names or list(trainings)
    if unknown := [name for name in names if name not in trainings]:
        parser.error(f"unknown: {', '.join(unknown)}")
    if unknown := [name for name in chosen.kernels.split(",") if name not in KERNELS]:
        parser.error(f"unknown kernels: {', '.join(unknown)}")
    if chosen.list:
        for name in names:
            print(f"{name:24}", ", ".join(f"{s} {bound}" for s, bound in trainings[name].bounds.items()))
        return 0
    kernels = different(chosen.kernels.split(","))
    found = []
    for name in names:
        rows = list(margins(name, trainings[name].bounds, chosen.seeds, kernels))
        found += rows
        if not chosen.json:
            print("\n".join(map(line, rows)) if name != names[0] else table(rows, kernels), flush=True)
    if chosen.json:
        print(json.dumps({"kernels": kernels, "margins": [asdict(row) for row in found]}, indent=1))
    return int(any(row.verdict != "clear" for row in found))


def registered() -> dict:
    """The trainings of the tests, by name."""
    sys.path.insert(0, str(SUPPORT))
    from trainings import TRAININGS

    return TRAININGS


def margins(name: str, bounds: dict, seeds: int, kernels: Sequence[str]) -> Iterator[Margin]:
    """Run one training with every seed under every kernel, and judge each of its statistics."""
    found = [run for kernel in kernels for run in trained(name, seeds, kernel)]
    for statistic, bound in bounds.items():
        values = [run[statistic] for run in found]
        worst, median = min(map(bound.margin, values)), statistics.median(values)
        verdict = "broken" if worst < 0 else judged(worst, bound.margin(median))
        yield Margin(
            name, statistic, str(bound), min(values), median, max(values), worst, verdict, len(values)
        )


def judged(worst: float, median: float) -> str:
    """Whether the worst margin is clear, compared with how far it is from the usual one."""
    return "clear" if worst > 0 and worst >= CLEAR * (median - worst) else "close"


def trained(name: str, seeds: int, kernel: str) -> list[dict[str, float]]:
    """The statistics of one training under one kernel, seed by seed."""
    lines = python(kernel, WORKER, str(SUPPORT), name, str(seeds)).splitlines()
    return [json.loads(line) for line in lines]


HEAD = f"{'training':22} {'statistic':11} {'least':>9} {'median':>9} {'most':>9}  {'bound':9} {'margin':>9}"


def table(rows: Sequence[Margin], kernels: Sequence[str]) -> str:
    """The first lines of the table."""
    return "\n".join([f"kernels: {', '.join(kernels)}", HEAD, *map(line, rows)])


def line(row: Margin) -> str:
    """One line of the table."""
    numbers = f"{row.least:9.4g} {row.median:9.4g} {row.most:9.4g}"
    return (
        f"{row.training:22} {row.statistic:11} {numbers}  {row.bound:9} {row.margin:9.3g} "
        f"{row.verdict} ({row.runs} runs)"
    )


if __name__ == "__main__":
    sys.exit(main())
