"""What a diagnosis looks at: the calls made so far, and the chance to make more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dlcourse.checking.caller import Caller, LocalCaller
from dlcourse.checking.compare import Problem, compare
from dlcourse.checking.exercise import Case
from dlcourse.checking.outcome import Outcome


@dataclass(frozen=True)
class Call:
    """One case with what came out, what the reference gives, and what is wrong (None: nothing)."""

    case: Case
    got: Outcome
    expected: Outcome
    problem: Problem | None
    hidden: bool = False


class Evidence:
    """The calls of one answer; ``ask`` makes further calls of the student's function."""

    def __init__(self, calls: Sequence[Call], caller: Caller, reference: Callable[..., Any]):
        self.calls = calls
        self._caller = caller
        self._reference = LocalCaller(reference)

    @property
    def returned(self) -> list[Call]:
        """The calls that came back with a value."""
        return [call for call in self.calls if call.got.kind == "returned"]

    @property
    def failed(self) -> list[Call]:
        """The calls that something is wrong with."""
        return [call for call in self.calls if call.problem]

    def ask(self, *args: Any, **kwargs: Any) -> Outcome:
        """Call the student's function once more."""
        return self._caller.call(args, kwargs)

    def right(self, *args: Any, **kwargs: Any) -> bool:
        """Whether the student's function gives what the reference gives for these arguments."""
        got, expected = self.ask(*args, **kwargs), self._reference.call(args, kwargs)
        return same_outcome(got, expected)


def same_outcome(got: Outcome, expected: Outcome, tol: float | None = None) -> bool:
    """Whether two calls ended alike: equal values, or exceptions of one class."""
    if got.kind != expected.kind:
        return False
    if got.kind == "raised":
        return got.error == expected.error
    return compare(got.value, expected.value, tol) is None
