"""Names the mistakes in an answer, or says honestly that no known pattern fits."""

from collections.abc import Sequence

from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.calling.outcome import Outcome
from dlcourse.checking.compare import compare
from dlcourse.checking.diagnosis.evidence import Call, Evidence
from dlcourse.checking.diagnosis.generic import effects, pattern
from dlcourse.checking.diagnosis.techniques import wrong_items
from dlcourse.checking.exercise import Function, Mistake, Symptom, Wrong
from dlcourse.checking.judge import judge

_MATCH_TOLERANCE = 2e-5
"""Relative error within which an answer counts as behaving like a wrong implementation."""


def diagnose(function: Function, evidence: Evidence) -> list[str]:
    """Return the ids of the mistakes that the calls show; empty when no known pattern fits.

    What the results look like is explained by one mistake of the exercise, or by two of them that each
    explain their own items of the result, or else by a general pattern. Side effects stand beside it.
    """
    if any(call.got.kind == "timeout" for call in evidence.calls):
        return []  # asking more would only take longer
    found = _one_mistake(function.mistakes, evidence) if evidence.failed else []
    found = found or _one_mistake_per_item(function.mistakes, evidence) or pattern(evidence)
    return [*found, *(id for id in effects(evidence) if id not in found)]


def _one_mistake(mistakes: Sequence[Mistake], evidence: Evidence) -> list[str]:
    for mistake in mistakes:
        if _is_shown(mistake, evidence):
            return [mistake.id]
    return []


def _is_shown(mistake: Mistake, evidence: Evidence) -> bool:
    return mistake.shows(evidence) if isinstance(mistake, Symptom) else _behaves_like(mistake, evidence)


def _behaves_like(mistake: Wrong, evidence: Evidence) -> bool:
    """Equal to the wrong implementation on every case, at least one of which it gets wrong."""
    gets_one_wrong = False
    for call in evidence.calls:
        outcome = _outcome_of(mistake, call)
        if not _alike(call.got, outcome):
            return False
        gets_one_wrong |= judge(call.case, outcome, call.expected) is not None
    return gets_one_wrong


def _one_mistake_per_item(mistakes: Sequence[Mistake], evidence: Evidence) -> list[str]:
    """Two faults at once: each wrong item of the result equals that of one wrong implementation."""
    items = set().union(*(wrong_items(call) for call in evidence.failed))
    if not items or not all(wrong_items(call) for call in evidence.failed):
        return []
    names = [_explains_item(mistakes, evidence, item) for item in sorted(items)]
    return list(dict.fromkeys(name for name in names if name)) if all(names) else []


def _explains_item(mistakes: Sequence[Mistake], evidence: Evidence, item: int) -> str | None:
    failed = [call for call in evidence.failed if item in wrong_items(call)]
    for mistake in mistakes:
        if isinstance(mistake, Wrong) and all(_same_item(mistake, call, item) for call in failed):
            return mistake.id
    return None


def _same_item(mistake: Wrong, call: Call, item: int) -> bool:
    outcome = _outcome_of(mistake, call)
    if (
        outcome.kind != "returned"
        or not isinstance(outcome.value, tuple | list)
        or len(outcome.value) <= item
    ):
        return False
    return compare(call.got.value[item], outcome.value[item], _MATCH_TOLERANCE) is None


def _outcome_of(mistake: Wrong, call: Call) -> Outcome:
    return LocalCaller(mistake.example).call(call.case.args, call.case.kwargs, call.case.play)


def _alike(got: Outcome, wrong: Outcome) -> bool:
    """Values equal but for rounding and dtype, or exceptions of one class."""
    if got.kind != wrong.kind:
        return False
    if got.kind != "returned":
        return got.error == wrong.error
    problem = compare(got.value, wrong.value, _MATCH_TOLERANCE)
    return problem is None or problem.reason == "dtype"
