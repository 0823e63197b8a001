"""Grades one notebook: a pure task with plain data in and out, so that it can run anywhere."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from nbformat import NotebookNode

from autograder.grading.rules import Rules, SandboxKey, version_of
from autograder.oracle.session import NO_CELL, CellRun, Session
from autograder.sandbox.sandbox import Job, SandboxError
from dlcourse.checking.exercise import Exercise
from dlcourse.checking.verdict import Verdict

MAX_RUNS = 8
"""How often a notebook is started again without the part that ended it."""

MAX_TIME = 2
"""After so many times the limit of one run there is no further run."""

MAX_BREAKDOWNS = 3
"""How often a run is repeated because the sandbox itself broke down."""

OpenJob = Callable[[str, Sequence[str], Sequence[tuple[int, str]]], AbstractContextManager[Job]]
"""``open_job(kind, uses, cells)`` runs cells somewhere and gives the line to them."""


@dataclass
class Graded:
    """What grading a notebook gave.

    Attributes:
        cells: execution count and outputs, by the cell's index.
        entries: the ledger's entry of every exercise, by the check cell's grade id.
        notes: what went wrong on the way, one sentence each.
        student_seconds: time spent waiting for the sandbox, that is, for the student's code.
    """

    cells: dict[int, CellRun] = field(default_factory=dict)
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    student_seconds: float = 0.0


def grade_notebook(notebook: NotebookNode, rules: Rules, open_job: OpenJob, *, output: int) -> Graded:
    """Run a repaired notebook once per kind of exercise and judge what it hands in.

    Args:
        notebook: see ``repair``.
        rules: what it is graded by.
        open_job: where its cells run.
        output: bytes of output to keep per cell.
    """
    graded = Graded()
    for sandbox in rules.sandboxes:
        _grade_kind(notebook, sandbox, rules, open_job, output, graded)
    return graded


def _grade_kind(
    notebook: NotebookNode,
    sandbox: SandboxKey,
    rules: Rules,
    open_job: OpenJob,
    output: int,
    graded: Graded,
) -> None:
    """Run the notebook, again and again without what ended it, until it comes to its end."""
    kind, uses = sandbox
    exercises = rules.of_kind(kind)
    cells = _cells_to_run(notebook)
    verdicts: dict[str, Verdict] = {}
    ended: dict[str, Verdict] = {}
    stopped: dict[int, CellRun] = {}
    breakdowns, started = 0, time.monotonic()
    for _ in range(MAX_RUNS):
        remaining = {id: exercise for id, exercise in exercises.items() if id not in ended}
        with open_job(kind, uses, cells) as job:
            session = Session(remaining, rules.draw, job, near=kind == "torch", output=output)
            session.serve()
        graded.student_seconds += job.channel.waited
        graded.cells |= session.cells
        verdicts |= session.verdicts
        if session.lost_in is None:
            break
        not_begun = session.lost_in == NO_CELL and not session.cells
        if (job.broken or not_begun) and not job.stopped and breakdowns < MAX_BREAKDOWNS:
            breakdowns += 1  # nobody's fault in here: once more from the beginning
            continue
        if not_begun:
            raise SandboxError(f"the {kind} sandbox ended {breakdowns + 1} times before the first cell")
        note = _why(job.stopped, session)
        if isinstance(session.lost_in, str):
            ended[session.lost_in] = session.verdicts.get(
                session.lost_in, _nothing(session.lost_in, exercises)
            )
        else:
            stopped[session.lost_in] = _stopped_cell(session, note)
            cells = [(index, source) for index, source in cells if index != session.lost_in]
        graded.notes.append(note)
        if time.monotonic() - started > MAX_TIME * job.limits.seconds:
            break
    graded.cells |= stopped
    verdicts |= ended
    for grade_id, exercise in rules.exercises.items():
        if exercise.id in exercises:
            graded.entries[grade_id] = _entry(exercise, verdicts.get(exercise.id), rules.seeds[exercise.id])


def _cells_to_run(notebook: NotebookNode) -> list[tuple[int, str]]:
    """Code cells that are not for exploring only."""
    return [
        (index, cell.source)
        for index, cell in enumerate(notebook.cells)
        if cell.cell_type == "code" and "demo" not in cell.metadata.get("tags", ())
    ]


_REASONS = {
    "time": "it took longer than a notebook may",
    "memory": "it used more memory than a notebook may",
    "processes": "it started more processes than a notebook may",
    "": "its process ended or no longer answered",
}


def _why(stopped: str, session: Session) -> str:
    place = session.lost_in if isinstance(session.lost_in, str) else f"cell {session.lost_in}"
    return f"The run broke off in {place}: {_REASONS[stopped]}."


def _stopped_cell(session: Session, note: str) -> CellRun:
    error = {"output_type": "error", "ename": "Stopped", "evalue": note, "traceback": [note]}
    run = session.cells.get(int(session.lost_in or 0), CellRun())
    return replace(run, outputs=[*run.outputs, error])


def _nothing(id: str, exercises: Mapping[str, Exercise]) -> Verdict:
    exercise = exercises[id]
    return Verdict(id, exercise.number, exercise.name, 0.0, exercise.points, [])


def _entry(exercise: Exercise, verdict: Verdict | None, seed: int | None) -> dict[str, Any]:
    """An exercise in the ledger: all that is needed to tell, and to repeat, how its mark came about."""
    points = verdict.points if verdict else 0.0
    return {
        "exercise": exercise.id,
        "title": verdict.title if verdict else exercise.name,
        "points": min(max(float(points), 0.0), float(exercise.points)),
        "possible": float(exercise.points),
        "handed_in": verdict is not None,
        "answers": [asdict(answer) for answer in verdict.answers] if verdict else [],
        "needs": exercise.needs,
        "version": version_of(exercise.chapter, exercise.name),
        "seed": seed,
    }
