"""Runs parts of the tests one after the other, goes on after a failure, and ends with one summary.

    python scripts/test_run.py [--started SECONDS] PART ...

A part is a target of the Makefile. One that runs pytest leaves its report in test-artifacts/reports/PART.xml.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "test-artifacts" / "reports"
SLOWEST = 10
"""How many of the slowest tests the summary names."""


@dataclass(frozen=True)
class Part:
    """What came of one part.

    Attributes:
        name: its target in the Makefile.
        seconds: how long it took.
        status: how its command ended; 0 is good.
        tests: the number of tests by outcome; empty where no test was counted.
        failures: one line for each test that failed.
        times: the seconds of each test by name.
    """

    name: str
    seconds: float
    status: int
    tests: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    times: dict[str, float] = field(default_factory=dict)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts and print the summary; the status is 1 if any part failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="+", help="targets of the Makefile")
    parser.add_argument("--started", type=float, help="when the set-up before began, in seconds since 1970")
    chosen = parser.parse_args(arguments)
    done = [Part("set-up", time.time() - chosen.started, 0)] if chosen.started else []
    try:
        for name in chosen.parts:
            done.append(run(name))
    except KeyboardInterrupt:
        print("\nInterrupted; what follows is what had ended before.")
        done.append(Part(name, 0, 130))
    print(summary(done))
    return int(any(part.status for part in done))


def run(name: str) -> Part:
    """Make one target; whatever it does, come back."""
    report = REPORTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    started = time.monotonic()
    status = subprocess.run(
        ["make", "--no-print-directory", name, f"REPORT={report}"], cwd=ROOT, check=False
    ).returncode
    seconds = time.monotonic() - started
    return read(Part(name, seconds, status), report) if report.exists() else Part(name, seconds, status)


def read(part: Part, report: Path) -> Part:
    """The part with what pytest's report says about its tests."""
    try:
        cases = list(ElementTree.parse(report).iter("testcase"))
    except ElementTree.ParseError:  # cut off while it was written
        return Part(part.name, part.seconds, part.status or 1)
    bad = [(case, fault) for case in cases for kind in ("failure", "error") for fault in case.findall(kind)]
    skipped = sum(case.find("skipped") is not None for case in cases)
    return Part(
        part.name,
        part.seconds,
        part.status,
        tests={"tests": len(cases), "skipped": skipped, "failed": len(bad)},
        failures=[f"{test_name(case)}: {first_line(fault)}" for case, fault in bad],
        times={test_name(case): float(case.get("time", 0)) for case in cases},
    )


def test_name(case: ElementTree.Element) -> str:
    """The name by which pytest runs this test alone."""
    file, module = case.get("file"), case.get("classname", "").split(".")
    if not file:  # an error inside pytest belongs to no test
        return ".".join([*module, case.get("name", "")])
    classes = module[len(Path(file).with_suffix("").parts) :]
    return "::".join([file, *classes, case.get("name", "")])


def first_line(fault: ElementTree.Element) -> str:
    """What went wrong, in one line."""
    return (fault.get("message") or fault.text or "").strip().partition("\n")[0][:200]


def summary(parts: Sequence[Part]) -> str:
    """The time of each part, the slowest tests, and every failure."""
    lines = ["", f"{'part':22} {'time':>9} {'tests':>6} {'skipped':>8} {'failed':>7}"]
    for part in parts:
        counts = [str(part.tests.get(kind, "")) for kind in ("tests", "skipped", "failed")]
        lines.append(f"{part.name:22} {clock(part.seconds):>9} {counts[0]:>6} {counts[1]:>8} {counts[2]:>7}")
    lines.append(f"{'all':22} {clock(sum(part.seconds for part in parts)):>9}")
    times = {name: seconds for part in parts for name, seconds in part.times.items()}
    slowest = sorted(times, key=times.__getitem__, reverse=True)[:SLOWEST]
    if slowest:
        lines += ["", "The slowest tests:", *(f"  {times[name]:6.1f} s  {name}" for name in slowest)]
    failures = list(failed(parts))
    return "\n".join([*lines, "", *(["Failed:", *failures] if failures else ["Nothing failed."])])


def failed(parts: Sequence[Part]) -> Iterator[str]:
    """One line for each failed test, and for each part that failed for another reason."""
    for part in parts:
        yield from (f"  {part.name}: {line}" for line in part.failures)
        if part.status and not part.failures:
            yield f"  {part.name}: ended with status {part.status}; its own words stand above"


def clock(seconds: float) -> str:
    """Minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


if __name__ == "__main__":
    sys.exit(main())
