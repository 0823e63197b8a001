"""General mistakes seen by what kind of thing came back: nothing, text, an error, other keys."""

from collections.abc import Sequence
from difflib import get_close_matches
from itertools import permutations

from dlcourse.checking.compare import NUMBERS_ONLY, compare
from dlcourse.checking.diagnosis.evidence import Call, Evidence

_MOST_ITEMS = 5


def returns_nothing(evidence: Evidence) -> bool:
    """None came back every time, and nothing was printed."""
    return _all_none(evidence) and not prints_instead(evidence)


def prints_instead(evidence: Evidence) -> bool:
    """None came back every time, and something was printed."""
    return _all_none(evidence) and any(call.got.printed for call in evidence.returned)


def _all_none(evidence: Evidence) -> bool:
    return bool(evidence.returned) and all(call.got.value is None for call in evidence.returned)


def text_instead(evidence: Evidence) -> bool:
    """Numbers written as text."""
    texts = [call for call in evidence.failed if isinstance(call.got.value, str)]
    numbers = [call for call in texts if not isinstance(call.expected.value, str)]
    return bool(texts) and texts == numbers and all(c.got.value == str(c.expected.value) for c in numbers)


def missing_error(evidence: Evidence) -> bool:
    """Right wherever a value is asked for; a value also where an error is."""
    reasons = {call.problem.reason for call in evidence.failed if call.problem}
    return reasons == {"should_raise"}


def wrong_error(evidence: Evidence) -> bool:
    """Right wherever a value is asked for; an error of another class where one is asked for."""
    errors = [call.expected.kind == "raised" and call.got.kind == "raised" for call in evidence.failed]
    return bool(errors) and all(errors)


def misspelt_key(evidence: Evidence) -> bool:
    """Keys of a dictionary that are nearly those asked for."""
    return bool(evidence.failed) and all(map(_has_misspelt_key, evidence.failed))


def _has_misspelt_key(call: Call) -> bool:
    got, expected = call.got.value, call.expected.value
    if not (isinstance(got, dict) and isinstance(expected, dict)) or len(got) != len(expected):
        return False
    missing, extra = [str(k) for k in expected if k not in got], [str(k) for k in got if k not in expected]
    return bool(missing) and all(get_close_matches(key, extra, 1, 0.5) for key in missing)


def result_missing(evidence: Evidence) -> bool:
    """Fewer results than asked for."""
    return bool(evidence.failed) and all(map(_is_short, evidence.failed))


def _is_short(call: Call) -> bool:
    got, expected = call.got.value, call.expected.value
    if call.got.kind != "returned" or not isinstance(expected, tuple):
        return False
    return isinstance(got, tuple | list) and len(got) < len(expected)


def wrong_order(evidence: Evidence) -> bool:
    """All results are there, in another order."""
    return bool(evidence.failed) and all(map(_is_permuted, evidence.failed))


def _is_permuted(call: Call) -> bool:
    got, expected = call.got.value, call.expected.value
    if not isinstance(expected, tuple) or not isinstance(got, tuple | list) or len(got) != len(expected):
        return False
    if not 2 <= len(expected) <= _MOST_ITEMS:
        return False
    return any(_agree(order, expected) for order in permutations(got))


def _agree(got: Sequence[object], expected: Sequence[object]) -> bool:
    return compare(tuple(got), tuple(expected), 1e-5, NUMBERS_ONLY) is None
