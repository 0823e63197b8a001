"""What a diagnosis looks at: the calls made so far, and the chance to make more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dlcourse.checking.calling.caller import Caller
from dlcourse.checking.calling.outcome import Outcome
from dlcourse.checking.calling.reference import expected_outcome
from dlcourse.checking.case import Case
from dlcourse.checking.compare import EXACT, Form, Problem
from dlcourse.checking.judge import judge


@dataclass(frozen=True)
class Call:
    """One case with what came out, what the reference gives, and what is wrong (None: nothing)."""

    case: Case
    got: Outcome
    expected: Outcome
    problem: Problem | None
    hidden: bool = False


class Evidence:
    """The calls of one answer; ``ask`` and ``attempt`` make further calls."""

    def __init__(
        self, calls: Sequence[Call], caller: Caller, reference: Callable[..., Any], form: Form = EXACT
    ):
        self.calls = calls
        self.reference = reference
        self.form = form
        self._caller = caller

    @property
    def returned(self) -> list[Call]:
        """The calls that came back with a value."""
        return [call for call in self.calls if call.got.kind == "returned"]

    @property
    def failed(self) -> list[Call]:
        """The calls that something is wrong with."""
        return [call for call in self.calls if call.problem]

    @cached_property
    def source(self) -> str:
        """The answer's source code; empty where it cannot be had."""
        return self._caller.source()

    def ask(self, *args: Any, **kwargs: Any) -> Outcome:
        """Call the student's function once more."""
        return self._caller.call(args, kwargs)

    def attempt(self, case: Case) -> Call:
        """Try the student's function on a further case."""
        got = self._caller.call(case.args, case.kwargs, case.play)
        expected = expected_outcome(self.reference, case)
        return Call(case, got, expected, judge(case, got, expected, self.form))

    def right(self, *args: Any, **kwargs: Any) -> bool:
        """Whether the student's function gives what the reference gives for these arguments."""
        return self.attempt(Case("", args, kwargs)).problem is None
