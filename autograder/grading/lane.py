"""One lane of grading: a process that owns a sandbox of each kind and grades one notebook after the other."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import nbformat

from autograder.grading.paper import read_marks, write_paper
from autograder.grading.repair import repair
from autograder.grading.rules import SandboxKey, rules_for
from autograder.grading.task import grade_notebook
from autograder.sandbox import Job, Limits, Sandbox
from autograder.sandbox.trusting import TrustingSandbox
from autograder.wire.warming import warm_torch


@dataclass(frozen=True)
class Task:
    """All that is needed to grade one notebook of one student, on whatever machine.

    Attributes:
        student: id.
        assignment: nbgrader's name of it.
        notebook: its name, without ``.ipynb``.
        content: the submitted file; None when there is none.
        released: the released notebook, as text.
        key: the course's secret key; None for the public cases.
        limits: of a submission.
        trust: run the code without a perimeter.
        notes: what the file's name or place already told.
        sandboxes: that will be needed, so that they can warm up early.
    """

    student: str
    assignment: str
    notebook: str
    content: bytes | None
    released: str
    key: bytes | None
    limits: Limits = field(default_factory=Limits)
    trust: bool = False
    notes: tuple[str, ...] = ()
    sandboxes: tuple[SandboxKey, ...] = ()


@dataclass(frozen=True)
class Result:
    """What came out of a task.

    Attributes:
        paper: the graded notebook as text.
        entries: the ledger's, by the check cell's grade id.
        scores: what nbgrader reads off each graded cell, by grade id; None waits for a grader's eye.
        comments: nbgrader's own remark on each answer cell, by grade id.
        notes: what was repaired and what went wrong.
        student_seconds: time spent in the student's code.
    """

    paper: str
    entries: dict[str, dict[str, Any]]
    scores: dict[str, float | None]
    comments: dict[str, str | None]
    notes: list[str]
    student_seconds: float


class Lane:
    """Sandboxes by what is in them; started when first needed."""

    def __init__(self, limits: Limits, trust: bool):
        self._limits, self._make = limits, TrustingSandbox if trust else Sandbox
        self._sandboxes: dict[SandboxKey, Sandbox] = {}

    def warm_up(self, sandboxes: Sequence[SandboxKey]) -> None:
        """Start sandboxes without waiting for them; this process warms up meanwhile."""
        cold = [key for key in sandboxes if key not in self._sandboxes]
        for key in cold:
            self._sandbox(key).launch()
        if "torch" in [kind for kind, _ in cold]:
            warm_torch()

    @contextmanager
    def open_job(self, kind: str, uses: Sequence[str], cells: Sequence[tuple[int, str]]) -> Iterator[Job]:
        """Run cells in the sandbox that fits."""
        with self._sandbox((kind, tuple(uses))).job(cells) as job:
            yield job

    def close(self) -> None:
        """End every sandbox."""
        for sandbox in self._sandboxes.values():
            sandbox.stop()

    def _sandbox(self, key: SandboxKey) -> Sandbox:
        if key not in self._sandboxes:
            self._sandboxes[key] = self._make(*key, self._limits)
        return self._sandboxes[key]


@cache
def lane(limits: Limits, trust: bool) -> Lane:
    """This process's lane."""
    return Lane(limits, trust)


def run_task(task: Task) -> Result:
    """Grade one notebook."""
    here = lane(task.limits, task.trust)
    here.warm_up(task.sandboxes)
    released = nbformat.reads(task.released, as_version=4)
    rules = rules_for(task.notebook, task.assignment, task.key)
    repaired = repair(task.content, released)
    graded = grade_notebook(repaired.notebook, rules, here.open_job, output=task.limits.output)
    notes = [*task.notes, *repaired.notes, *graded.notes]
    paper = write_paper(repaired.notebook, released, graded.cells, graded.entries, rules.exercises, notes)
    scores, comments = read_marks(paper)
    text = json.dumps(paper, ensure_ascii=False)
    return Result(text, graded.entries, scores, comments, notes, graded.student_seconds)
