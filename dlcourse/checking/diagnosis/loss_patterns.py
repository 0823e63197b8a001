"""What gives a loss of logits away: a logarithm of 0, a clip before it, one number per sample.

Predicates for ``seen`` and ``Symptom`` that the chapters with losses share.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

import numpy as np

from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.compare import ANY_DTYPE, compare
from dlcourse.checking.diagnosis.evidence import Call, Evidence
from dlcourse.checking.diagnosis.number_patterns import LOG_OF_ZERO, MATH_LOG
from dlcourse.checking.edited_code import resembling
from dlcourse.checking.exercise import Symptom, Wrong

Shows = Callable[[Evidence], bool]
Sample = Callable[[float], tuple[Any, ...]]
"""``sample(m)``: arguments for which the model is wrong by a margin of m, so that the loss is about m."""


def on_moderate(mistakes: list[Wrong]) -> list[Symptom]:
    """Known by moderate logits alone: in the quiet cases, huge ones may go wrong in a way of their own."""
    return resembling(_is_like, mistakes)


def _is_like(example: Callable[..., Any], evidence: Evidence) -> bool:
    calls = [call for call in evidence.calls if not call.case.quiet]
    return any(call.problem for call in calls) and all(_does_as(example, call) for call in calls)


def _does_as(example: Callable[..., Any], call: Call) -> bool:
    wrong, got = LocalCaller(example).call(call.case.args, call.case.kwargs), call.got
    if got.kind != wrong.kind or got.kind != "returned":
        return (got.kind, got.error) == (wrong.kind, wrong.error)
    return compare(got.value, wrong.value, 2e-5, ANY_DTYPE) is None


def on_results(shows: Shows) -> Shows:
    """For symptoms that look at results: all that failed are a number, or as many results as asked."""

    @wraps(shows)
    def guarded(evidence: Evidence) -> bool:
        return bool(evidence.failed) and all(map(_is_complete, evidence.failed)) and shows(evidence)

    return guarded


def _is_complete(call: Call) -> bool:
    got, expected = call.got.value, call.expected.value
    if call.got.kind != "returned" or got is None or call.expected.kind != "returned":
        return False
    several = isinstance(expected, tuple)
    return isinstance(got, tuple | list) and len(got) == len(expected) if several else True


@on_results
def not_reduced(evidence: Evidence) -> bool:
    """Numbers for every sample where their sum or mean is asked for."""
    wrong = [(got, expected) for call in evidence.failed for got, expected in _wrong_items(call)]
    kept = all(np.ndim(expected) == 0 and np.ndim(got) for got, expected in wrong)
    right = all(np.isclose(expected, [np.mean(got), np.sum(got)], 1e-4).any() for got, expected in wrong)
    return kept and right and any(np.size(got) > 1 for got, _ in wrong)


def _wrong_items(call: Call) -> list[tuple[Any, Any]]:
    got, expected = call.got.value, call.expected.value
    if isinstance(expected, tuple):
        return [pair for pair in zip(got, expected, strict=True) if compare(*pair, call.case.tol)]
    return [(got, expected)]


def log_of_zero(evidence: Evidence) -> bool:
    """Right for moderate logits; the logarithm of a probability that became 0 for huge ones."""
    return bool(evidence.failed) and all(map(_took_log_of_zero, evidence.failed))


def _took_log_of_zero(call: Call) -> bool:
    if call.got.kind == "raised":
        return call.got.error == "ValueError" and MATH_LOG.search(call.got.message) is not None
    if (
        call.got.kind != "returned"
        or call.problem is None
        or call.problem.reason not in ("nan", "values", "warned")
    ):
        return False
    lost = call.problem.reason == "warned" or not np.all(np.isfinite(call.got.value))
    return lost and any(map(LOG_OF_ZERO.search, call.got.warned))


def levels_off(*samples: Sample) -> Shows:
    """Right for moderate logits; from some margin on the loss does not grow any more."""

    def level(evidence: Evidence, sample: Sample) -> bool:
        high, higher = number(evidence, *sample(100.0)), number(evidence, *sample(600.0))
        return 1 < high < 99 and abs(higher - high) < 1e-6 * high

    return lambda evidence: (
        _right_when_moderate(evidence, samples) and any(level(evidence, s) for s in samples)
    )


def infinities_hidden(*samples: Sample) -> Shows:
    """Right for moderate logits; for huge ones infinite terms were replaced by 0 or the largest number."""

    def hidden(evidence: Evidence, sample: Sample) -> bool:
        loss = number(evidence, *sample(1000.0))
        return loss == 0 or 1e300 < loss < np.inf

    return lambda evidence: (
        _right_when_moderate(evidence, samples) and any(hidden(evidence, s) for s in samples)
    )


def _right_when_moderate(evidence: Evidence, samples: tuple[Sample, ...]) -> bool:
    calls = [(number(evidence, *sample(2.0)), evidence.reference(*sample(2.0))) for sample in samples]
    return all(abs(got - right) < 1e-3 * right for got, right in calls)


def number(evidence: Evidence, *args: Any) -> float:
    """What the answer gives for these arguments as a number; NaN where it is none."""
    value = evidence.ask(*args).value
    is_number = np.ndim(value) == 0 and isinstance(value, int | float | np.number | np.ndarray)
    return float(value) if is_number else np.nan


def lost_apart(huge: tuple[Any, ...], apart: tuple[Any, ...]) -> Shows:
    """One maximum for all rows: right for huge logits, but not finite for rows that lie far apart.

    Args:
        huge: arguments with one row of logits, 1000 and 0, for which the loss is about 1000.
        apart: arguments with two rows, thousands apart.
    """

    def shows(evidence: Evidence) -> bool:
        moderate = all(call.problem is None for call in evidence.calls if not call.case.quiet)
        one, two = evidence.reference(*huge), number(evidence, *apart)
        return moderate and abs(number(evidence, *huge) - one) < 1e-3 and not np.isfinite(two)

    return shows
