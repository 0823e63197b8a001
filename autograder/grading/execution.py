"""Runs a repaired notebook in the sandboxes that it needs, and has the oracle judge what it hands in."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from itertools import islice

from nbformat import NotebookNode

from autograder.grading.broken_cells import why_broken
from autograder.grading.ledger import ExerciseEntry
from autograder.grading.outline import SandboxKey
from autograder.grading.remarks import remarks
from autograder.grading.repair import MOST_NOTES
from autograder.grading.rules import Rules
from autograder.oracle.overheard import Overheard
from autograder.oracle.session import NO_CELL, CellRun, Session
from autograder.sandbox.sandbox import Cell, Job, SandboxError
from autograder.wire.protocol import ANSWER, CHECK, GIVEN, OWN
from dlcourse.checking.exercise import Exercise
from dlcourse.checking.texts import Texts
from dlcourse.checking.verdict import Verdict
from dlcourse.notebook_format import DEMO

MAX_RUNS = 8
"""How often a notebook is started again without the part that ended it."""

MAX_TIME = 2
"""After so many times the limit of one run there is no further run."""

MAX_BREAKDOWNS = 3
"""How often a run is repeated because the sandbox itself broke down."""

MAX_REPEATS = 2
"""How often a run is repeated because something ran out of time while there was no processor for it."""

STARVED = 0.2
"""Share of a run's time without a processor from which on its time limits say nothing."""
STARVED_SECONDS = 1.0
"""So many seconds are enough: one call has five."""

OpenJob = Callable[[SandboxKey, Sequence[Cell]], AbstractContextManager[Job]]
"""``open_job(sandbox, cells)`` runs cells somewhere and gives the line to them."""


@dataclass
class Graded:
    """What grading a notebook gave.

    Attributes:
        cells: execution count and outputs, by the cell's index.
        exercises: their entries in the ledger, by the check cell's grade id.
        notes: what went wrong on the way, one sentence each.
        student_seconds: time spent waiting for the sandbox, that is, for the student's code.
    """

    cells: dict[int, CellRun] = field(default_factory=dict)
    exercises: dict[str, ExerciseEntry] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    student_seconds: float = 0.0


def grade_notebook(
    notebook: NotebookNode, given: Sequence[str], rules: Rules, open_job: OpenJob, *, output: int
) -> Graded:
    """Run a repaired notebook once per kind of exercise and judge what it hands in.

    Args:
        notebook: see ``repair``.
        given: cells that were handed out to be run, such as the imports; they come first, whatever became
            of them in the notebook.
        rules: what it is graded by.
        open_job: where its cells run.
        output: bytes of output to keep per cell.
    """
    graded = Graded()
    cells = [*((NO_CELL, source, GIVEN) for source in given), *_cells_to_run(notebook)]
    heard: list[Overheard] = []
    for sandbox in rules.sandboxes:
        execution = Execution(cells, sandbox, rules, open_job, output=output)
        execution.run()
        heard.append(execution.heard)
        graded.cells |= execution.cells
        graded.notes += execution.notes
        graded.student_seconds += execution.student_seconds
        for grade_id, exercise in rules.exercises.items():
            if exercise.id in execution.exercises:
                verdict, seed = execution.verdicts.get(exercise.id), rules.seeds[exercise.id]
                graded.exercises[grade_id] = ExerciseEntry.of(
                    exercise,
                    verdict,
                    seed,
                    bonus=rules.is_bonus(grade_id),
                    broken=why_broken(exercise.name, notebook, execution.cells),
                )
    titles = {e.id: f"{e.number} {Texts(e).title}" for e in rules.exercises.values()}
    graded.notes += islice(remarks(heard, notebook, titles), MOST_NOTES)
    return graded


class Execution:
    """A notebook in one kind of sandbox, run again without what ended it until it comes to its end.

    Args:
        cells: what is to run.
        sandbox: where.
        rules: what it is graded by.
        open_job: runs its cells.
        output: bytes of output to keep per cell.
    """

    def __init__(
        self, cells: Sequence[Cell], sandbox: SandboxKey, rules: Rules, open_job: OpenJob, *, output: int
    ):
        self._sandbox, self._draw, self._open_job, self._output = sandbox, rules.draw, open_job, output
        self._kind = sandbox[0]
        self._to_run = list(cells)
        self._breakdowns = self._repeats = 0
        self._stopped: dict[int, CellRun] = {}
        """Cells that ended a run; they are left out of the next one."""
        self._ended: dict[str, Verdict] = {}
        """Exercises whose check ended a run; they are left out of the next one."""
        self._late: dict[str, int] = {}
        """Attempts that student code could have answered with what other exercises had lent it."""
        self.exercises = rules.of_kind(self._kind)
        """Those that are graded here, by id."""
        self.cells: dict[int, CellRun] = {}
        self.verdicts: dict[str, Verdict] = {}
        self.notes: list[str] = []
        self.heard = Overheard()
        self.student_seconds = 0.0
        self._seconds = 0.0

    def run(self) -> None:
        """Run the notebook to its end, or as often as that is worth trying.

        Raises:
            SandboxError: the sandbox ended again and again before the first cell.
        """
        started = time.monotonic()
        for _ in range(MAX_RUNS):
            session, job = self._run_once()
            if self._was_starved(session, job):
                continue
            if session.lost_in is None:
                break
            if self._is_to_be_repeated(session, job):
                continue
            self._leave_out(session, _why(job.stopped, session))
            if time.monotonic() - started > MAX_TIME * (job.limits.seconds + job.limits.own):
                break
        self._ask_again()
        self.cells |= self._stopped
        self.verdicts |= self._ended

    def _ask_again(self) -> None:
        """Take late attempts from another run, which asks about nothing else and so lends nothing before.

        Of those that lend functions themselves the first is in time there, hence there are fewer each time.
        """
        while self._late:
            asked, self._late = self._late, {}
            session, job = self._serve(asked)
            while self._was_starved(session, job):
                session, job = self._serve(asked)
            self.verdicts |= session.in_time
            self._late = session.late if len(session.late) < len(asked) and not job.stopped else {}

    def _run_once(self) -> tuple[Session, Job]:
        session, job = self._serve()
        self.cells |= session.cells
        self.verdicts |= session.in_time
        self.heard = session.heard
        self._late = {id: n for id, n in self._late.items() if id not in session.attempts} | session.late
        return session, job

    def _serve(self, only: Mapping[str, int] | None = None) -> tuple[Session, Job]:
        remaining = {id: exercise for id, exercise in self.exercises.items() if id not in self._ended}
        near, output = self._kind == "torch", self._output
        started = time.monotonic()
        with self._open_job(self._sandbox, self._to_run) as job:
            session = Session(remaining, self._draw, job, near=near, output=output, only=only)
            session.serve()
        self._seconds = time.monotonic() - started
        self.student_seconds += job.channel.waited
        return session, job

    def _was_starved(self, session: Session, job: Job) -> bool:
        """Whether something ran out of time while others had the processors: then it gets another run."""
        too_slow = job.stopped == "time" or session.ran_out_of_time
        enough = min(STARVED * self._seconds, STARVED_SECONDS)
        if not too_slow or self._repeats >= MAX_REPEATS or job.starved < enough:
            return False
        self._repeats += 1
        return True

    def _is_to_be_repeated(self, session: Session, job: Job) -> bool:
        """Whether the sandbox broke down by itself: then nothing of the notebook is left out."""
        not_begun = session.lost_in == NO_CELL and not session.cells
        if (job.broken or not_begun) and not job.stopped and self._breakdowns < MAX_BREAKDOWNS:
            self._breakdowns += 1
            return True
        if not_begun:
            times = self._breakdowns + 1
            raise SandboxError(f"the {self._kind} sandbox ended {times} times before the first cell")
        return False

    def _leave_out(self, session: Session, note: str) -> None:
        """Take the exercise or the cell that ended a run out of the next one."""
        place = session.lost_in
        if isinstance(place, str):
            self._ended[place] = session.in_time.get(place, _nothing(self.exercises[place]))
        else:
            self._stopped[place or 0] = _stopped_cell(session, note)
            self._to_run = [cell for cell in self._to_run if cell[0] != place]
        self.notes.append(note)


def _cells_to_run(notebook: NotebookNode) -> list[Cell]:
    """Code cells that are not for exploring only."""
    return [
        (index, cell.source, _kind(cell))
        for index, cell in enumerate(notebook.cells)
        if cell.cell_type == "code" and DEMO not in cell.metadata.get("tags", ())
    ]


def _kind(cell: NotebookNode) -> str:
    graded = cell.metadata.get("nbgrader")
    return OWN if graded is None else ANSWER if graded.get("solution") else CHECK


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


def _nothing(exercise: Exercise) -> Verdict:
    return Verdict(exercise.id, exercise.number, Texts(exercise).title, 0.0, exercise.points, [])
