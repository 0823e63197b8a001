"""A lane of grading: the sandboxes that one process owns, one of each kind."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

from autograder.grading.outline import SandboxKey
from autograder.sandbox import Job, Limits, Sandbox
from autograder.sandbox.sandbox import Cell
from autograder.sandbox.trusting import TrustingSandbox
from autograder.wire.warming import warm_torch


class Lane:
    """Sandboxes by what is in them; started when first needed."""

    def __init__(self, limits: Limits, trust: bool):
        self._limits, self._make = limits, TrustingSandbox if trust else Sandbox
        self._sandboxes: dict[SandboxKey, Sandbox] = {}

    def warm_up(self, sandboxes: Sequence[SandboxKey]) -> None:
        """Start sandboxes without waiting for them; this process warms up meanwhile."""
        cold = [key for key in sandboxes if key not in self._sandboxes]
        for key in sorted(cold, key=_takes_longest, reverse=True):
            self._sandbox(key).launch()
        if any(map(_takes_longest, cold)):
            warm_torch()

    @contextmanager
    def open_job(self, sandbox: SandboxKey, cells: Sequence[Cell]) -> Iterator[Job]:
        """Run cells in the sandbox that fits."""
        with self._sandbox(sandbox).job(cells) as job:
            yield job

    def close(self) -> None:
        """End every sandbox."""
        for sandbox in self._sandboxes.values():
            sandbox.stop()

    def _sandbox(self, key: SandboxKey) -> Sandbox:
        if key not in self._sandboxes:
            self._sandboxes[key] = self._make(*key, self._limits)
        return self._sandboxes[key]


def _takes_longest(key: SandboxKey) -> bool:
    return key[0] == "torch"


@cache
def lane(limits: Limits, trust: bool) -> Lane:
    """This process's lane."""
    return Lane(limits, trust)
