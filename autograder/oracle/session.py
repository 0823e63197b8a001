"""One run of a notebook in a sandbox, as the oracle sees it: outputs come, answers are handed in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.oracle.caller import RemoteCaller
from autograder.oracle.handles import Handles
from autograder.oracle.line import Line, LostError
from autograder.oracle.overheard import Overheard
from autograder.sandbox.sandbox import Job
from autograder.wire.errors import WireError
from dlcourse.checking.diagnosis.evidence import Call
from dlcourse.checking.exercise import Exercise, Function
from dlcourse.checking.run import Collected, collect, conclude
from dlcourse.checking.trials import Trial
from dlcourse.checking.verdict import Verdict
from dlcourse.curriculum import current_id

MAX_ATTEMPTS = 20
"""How often an exercise can be handed in; the last complete attempt counts."""

_MAX_CELLS = 10_000
NO_CELL = -1
"""The index that stands for no cell: nothing has been run yet."""

_MAX_OUTPUTS = 500
_FULL_CELLS = 100
"""How many cells' worth of output is kept of a whole notebook."""

_GRACE = 5.0
"""Seconds beyond a cell's own limit after which a silent run is given up."""


Draw = Callable[[Exercise], Sequence[Sequence[Trial]]]


@dataclass
class CellRun:
    """What running a cell gave."""

    count: int | None = None
    outputs: list[dict[str, Any]] = field(default_factory=list)
    size: int = 0


@dataclass
class Attempt:
    """Answers handed in, with everything that the points depend on."""

    exercise: Exercise
    callers: Sequence[RemoteCaller]
    collected: Sequence[Collected]
    number: int = 1
    """How many attempts at the exercise there have been, with this one."""
    is_late: bool = False
    """Whether student code had been lent functions by then that may be the answer."""

    def conclude(self) -> Verdict:
        """Points and diagnosis; the latter asks further questions while the sandbox still answers.

        The test for a mistake may trip over a result that nobody thought of: then there are points only.
        """
        try:
            return conclude(self.exercise, self.callers, self.collected)
        except Exception:  # whatever the tests of an exercise raise
            answers = [
                replace(a, mistakes=()) if isinstance(a, Function) else a for a in self.exercise.answers
            ]
            return conclude(replace(self.exercise, answers=answers), self.callers, self.collected)


class Session:
    """Serves one run.

    Args:
        exercises: those to be graded, by id.
        draw: gives the trials of an exercise.
        job: the run.
        near: see ``Handles``.
        output: bytes of output to keep per cell.
        only: the number of the one attempt to ask about, for the only exercises that are asked about.
    """

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        draw: Draw,
        job: Job,
        *,
        near: bool,
        output: int,
        only: Mapping[str, int] | None = None,
    ):
        self.cells: dict[int, CellRun] = {}
        self.attempts: dict[str, Attempt] = {}
        self.verdicts: dict[str, Verdict] = {}
        self.heard = Overheard()
        self.finished = False
        self.lost_in: int | str | None = None
        """Where the run broke off: index of the cell, or id of the exercise that was being checked."""
        self._exercises, self._draw, self._output = exercises, draw, output
        self._room = output * _FULL_CELLS
        self._channel = job.channel
        self._silence = job.limits.cell + _GRACE
        self._line = Line(job.channel)
        self._handles = Handles(self._line, near)
        self._handed_in: dict[str, int] = {}
        self._only = only
        self._lent_up_to = (-1, 0)
        """Of the answers that have been lent functions the last one: its exercise's place, and its own."""
        self._current = NO_CELL

    @property
    def late(self) -> dict[str, int]:
        """By exercise, the attempts that came when a function that may be the answer had been handed in."""
        return {id: attempt.number for id, attempt in self.attempts.items() if attempt.is_late}

    @property
    def in_time(self) -> dict[str, Verdict]:
        """The verdicts on all other attempts."""
        return {id: verdict for id, verdict in self.verdicts.items() if id not in self.late}

    @property
    def ran_out_of_time(self) -> bool:
        """Whether a call or a cell was broken off because of the time it took."""
        parts = [part for attempt in self.attempts.values() for part in attempt.collected]
        calls = [call for part in parts if isinstance(part, list) for call in part if isinstance(call, Call)]
        errors = [output.get("ename") for cell in self.cells.values() for output in cell.outputs]
        return any(call.got.kind == "timeout" for call in calls) or "TimeLimitError" in errors

    def serve(self) -> None:
        """Follow the run to its end, then conclude every attempt."""
        try:
            while not self.finished and not self._line.lost:
                self._take(self._channel.receive(self._silence))
        except (WireError, LostError):
            self.lost_in = self._current
        self.verdicts = {id: attempt.conclude() for id, attempt in self.attempts.items()}
        if self.finished and not self._line.lost:
            self._line.close_questions()

    def _take(self, message: Mapping[str, Any]) -> None:
        match message.get("op"):
            case "cell":
                index = message.get("index")
                self._current = index if type(index) is int and 0 <= index < _MAX_CELLS else NO_CELL
                self.cells[self._current] = CellRun()
            case "output":
                self._keep(message.get("output"))
            case "ran":
                count = message.get("count")
                self._cell().count = count if type(count) is int and 0 < count < 10**6 else None
            case "check":
                self._check(message)
            case "end":
                self.finished = True
            case _:
                self.heard.take(message, self._current)

    def _cell(self) -> CellRun:
        return self.cells.setdefault(self._current, CellRun())

    def _keep(self, output: Any) -> None:
        cell = self._cell()
        size = len(repr(output))
        if not isinstance(output, dict) or len(cell.outputs) >= _MAX_OUTPUTS:
            return
        if cell.size + size <= min(self._output, self._room):
            _append(cell.outputs, output)
            self._room -= size
        elif cell.size <= self._output:
            text = f"[more output than the {self._output:,} characters that are kept]\n"
            cell.outputs.append({"output_type": "stream", "name": "stdout", "text": text})
        cell.size += size

    def _check(self, message: Mapping[str, Any]) -> None:
        """Take answers that are handed in; whatever is wrong with the message, there is no attempt then."""
        id = message.get("id")
        exercise = self._exercises.get(current_id(id)) if type(id) is str else None
        answers = self._handles.decode(message.get("answers"))
        asked = exercise.handed_in(len(answers)) if exercise and isinstance(answers, list) else None
        if asked:
            number = self._handed_in[asked.id] = self._handed_in.get(asked.id, 0) + 1
            if number <= MAX_ATTEMPTS and (self._only is None or self._only.get(asked.id) == number):
                self._collect(asked, answers, number)
        if self._line.lost:
            self.lost_in = exercise.id if exercise else self._current
        else:
            self._line.close_questions()
            self.lost_in = self._current if self._line.lost else None

    def _collect(self, exercise: Exercise, answers: Sequence[Any], number: int) -> None:
        place = list(self._exercises).index(exercise.id)
        is_late = (place, 0) < self._lent_up_to
        callers = [RemoteCaller(answer, self._handles, exercise.seconds) for answer in answers]
        collected = collect(exercise, callers, self._draw(exercise))
        for calls in collected:
            self.heard.listen_to(exercise.id, calls if isinstance(calls, list) else [])
        if not self._line.lost or exercise.id not in self.attempts:
            self.attempts[exercise.id] = Attempt(exercise, callers, collected, number, is_late)
        lent = [(place, index) for index, caller in enumerate(callers) if caller.has_been_lent]
        self._lent_up_to = max([self._lent_up_to, *lent])


def _append(outputs: list[dict[str, Any]], output: dict[str, Any]) -> None:
    """Add an output; text goes on where the last text on the same stream ended, as in a notebook."""
    last = outputs[-1] if outputs else {}
    same = all(o.get("output_type") == "stream" and type(o.get("text")) is str for o in (last, output))
    if same and last.get("name") == output.get("name"):
        outputs[-1] = {**last, "text": last["text"] + output["text"]}
    else:
        outputs.append(output)
