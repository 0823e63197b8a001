"""Names the mistakes in an answer, or says honestly that no known pattern fits."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.calling.outcome import Outcome
from dlcourse.checking.case import Case
from dlcourse.checking.compare import ANY_DTYPE, compare
from dlcourse.checking.diagnosis.evidence import Call, Evidence
from dlcourse.checking.diagnosis.generic import effects, pattern, source_pattern
from dlcourse.checking.diagnosis.techniques import wrong_items
from dlcourse.checking.exercise import Function, Mistake, Symptom, Wrong
from dlcourse.checking.judge import judge

_LOG = logging.getLogger(__name__)

_ALIKE = 2e-5
"""Relative error within which an answer counts as behaving like a wrong implementation."""
_APART = 10 * _ALIKE
"""Relative error from which on a wrong implementation can be told from the reference."""
_SECONDS = 1.0
"""Time limit of a wrong implementation."""


class _Remembered:
    """Outcomes of wrong implementations by mistake and case."""

    def __init__(self) -> None:
        self.wanted = False
        self.outcomes: dict[tuple[int, int], tuple[Mistake, Case, Outcome]] = {}


_remembered = _Remembered()


def diagnose(function: Function, evidence: Evidence) -> list[str]:
    """Return the ids of the mistakes that the calls show; empty when no known pattern fits.

    What the results look like is explained by one mistake of the exercise, or by two of them that each
    explain their own items of the result, or else by a general pattern. Side effects stand beside it.
    """
    if any(call.got.kind == "timeout" for call in evidence.calls):
        return source_pattern(evidence)  # asking more would only take longer
    found = _one_mistake(function.mistakes, evidence) if evidence.failed else []
    found = found or _one_mistake_per_item(function.mistakes, evidence) or pattern(evidence)
    return [*found, *(id for id in effects(evidence) if id not in found)]


def _one_mistake(mistakes: Sequence[Mistake], evidence: Evidence) -> list[str]:
    for mistake in mistakes:
        if _is_shown(mistake, evidence):
            return [mistake.id]
    return []


def _is_shown(mistake: Mistake, evidence: Evidence) -> bool:
    """A symptom that trips over a result it did not expect is not shown; the others are still looked for."""
    try:
        return mistake.shows(evidence) if isinstance(mistake, Symptom) else _behaves_like(mistake, evidence)
    except Exception:
        _LOG.debug("the mistake %r could not be looked for", mistake.id, exc_info=True)
        return False


def _behaves_like(mistake: Mistake, evidence: Evidence) -> bool:
    """Whether the wrong implementation does what the answer does, right and wrong alike.

    Failing calls that stand for a second fault (an error, NaN, a dtype) may stay unexplained as long as
    there are no more of them than of those that the mistake explains. Errors of one class alone prove
    nothing where the wrong implementation gives values and the answer none: many slips end in such an error.
    """
    explained = unexplained = 0
    by_value = missed_value = False
    for call in evidence.calls:
        outcome = _outcome_of(mistake, call)
        alike = _alike(call.got, outcome)
        if call.problem is None:
            if not alike:
                return False
        elif alike:  # where both are wrong by next to nothing, it proves nothing
            mistaken = _is_mistaken(outcome, call, evidence)
            explained += mistaken
            by_value |= mistaken and outcome.kind == "returned"
        elif not _is_second_fault(call):
            return False
        else:
            unexplained += 1
            missed_value |= outcome.kind == "returned"
    return explained > unexplained and (by_value or not missed_value)


def _is_mistaken(outcome: Outcome, call: Call, evidence: Evidence) -> bool:
    """The wrong implementation itself gets this call wrong, and by far more than rounding."""
    if judge(call.case, outcome, call.expected, evidence.form) is None:
        return False
    if call.case.prop or outcome.kind != "returned" or call.expected.kind != "returned":
        return True
    problem = compare(outcome.value, call.expected.value, max(_APART, 2 * (call.case.tol or 0)))
    return problem is not None


def _is_second_fault(call: Call) -> bool:
    return call.problem is not None and call.problem.reason in ("raised", "nan", "dtype", "warned")


def _one_mistake_per_item(mistakes: Sequence[Mistake], evidence: Evidence) -> list[str]:
    """Several results, each wrong one explained by a mistake of its own."""
    failed = evidence.failed
    if not failed or not all(isinstance(call.expected.value, tuple) and wrong_items(call) for call in failed):
        return []
    items = set().union(*(wrong_items(call) for call in failed))
    names = [_explains_item(mistakes, evidence, item) for item in sorted(items)]
    return list(dict.fromkeys(name for name in names if name)) if all(names) else []


def _explains_item(mistakes: Sequence[Mistake], evidence: Evidence, item: int) -> str | None:
    failed = [call for call in evidence.failed if item in wrong_items(call)]
    for mistake in mistakes:
        if isinstance(mistake, Wrong) and all(_same_item(mistake, call, item) for call in failed):
            return mistake.id
    return None


def _same_item(mistake: Wrong, call: Call, item: int) -> bool:
    """The mistake gives this item as the answer does, and gives it wrong."""
    value = _outcome_of(mistake, call).value
    if not isinstance(value, tuple | list) or len(value) <= item:
        return False
    alike = compare(call.got.value[item], value[item], _ALIKE, ANY_DTYPE) is None
    return alike and compare(value[item], call.expected.value[item], _APART) is not None


def _outcome_of(mistake: Mistake, call: Call) -> Outcome:
    """What the wrong implementation gives; asked once for each case while outcomes are remembered."""
    case = call.case
    key = (id(mistake), id(case))
    if key in _remembered.outcomes:
        return _remembered.outcomes[key][-1]
    outcome = LocalCaller(mistake.example, _SECONDS).call(case.args, case.kwargs, case.play)
    if _remembered.wanted:
        _remembered.outcomes[key] = mistake, case, outcome  # both are held, so that no id is used again
    return outcome


@contextmanager
def remembered_outcomes() -> Iterator[None]:
    """Inside the block, wrong implementations are asked each case once: for judging many answers to it."""
    _remembered.wanted = True
    try:
        yield
    finally:
        _remembered.wanted = False
        _remembered.outcomes.clear()


def _alike(got: Outcome, wrong: Outcome) -> bool:
    """Values equal but for rounding and form, or exceptions of one class."""
    if got.kind != wrong.kind:
        return False
    if got.kind != "returned":
        return got.error == wrong.error
    return compare(got.value, wrong.value, _ALIKE, ANY_DTYPE) is None
