"""Names the mistake in an answer, or says honestly that no known pattern fits."""

from dlcourse.checking.caller import LocalCaller
from dlcourse.checking.compare import compare
from dlcourse.checking.evidence import Evidence
from dlcourse.checking.exercise import Function, Mistake, Wrong
from dlcourse.checking.generic import generic_mistakes
from dlcourse.checking.judge import judge
from dlcourse.checking.outcome import Outcome

_MATCH_TOLERANCE = 2e-5
"""Relative error within which an answer counts as behaving like a wrong implementation."""


def diagnose(function: Function, evidence: Evidence) -> list[str]:
    """Return the ids of the mistakes that the calls show; empty when no known pattern fits.

    The exercise's own mistakes come first and only one of them is named: they are proven to be told
    apart. Generic ones (an input changed in place, a promoted dtype ...) may stand beside it.
    """
    if any(call.got.kind == "timeout" for call in evidence.calls):
        return []  # asking more would only take longer
    own = next((m.id for m in function.mistakes if _is_shown(m, function, evidence)), None)
    generic = generic_mistakes(evidence)
    return [own, *(id for id in generic if id != own)] if own else generic


def _is_shown(mistake: Mistake, function: Function, evidence: Evidence) -> bool:
    if isinstance(mistake, Wrong):
        return _behaves_like(mistake, evidence)
    return mistake.shows(evidence)


def _behaves_like(mistake: Wrong, evidence: Evidence) -> bool:
    """Equal to the wrong implementation on every case, at least one of which it gets wrong."""
    wrong = LocalCaller(mistake.example)
    gets_one_wrong = False
    for call in evidence.calls:
        outcome = wrong.call(call.case.args, call.case.kwargs)
        if not _alike(call.got, outcome):
            return False
        gets_one_wrong |= judge(call.case, outcome, call.expected) is not None
    return gets_one_wrong


def _alike(got: Outcome, wrong: Outcome) -> bool:
    """Values equal but for rounding and dtype, or exceptions of one class."""
    if got.kind != wrong.kind:
        return False
    if got.kind != "returned":
        return got.error == wrong.error
    problem = compare(got.value, wrong.value, _MATCH_TOLERANCE)
    return problem is None or problem.reason == "dtype"
