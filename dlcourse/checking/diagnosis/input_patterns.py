"""General mistakes seen by which inputs fail: several samples, oblong arrays, everything but the examples."""

from collections.abc import Callable

import numpy as np

from dlcourse.checking.arrays import is_array, to_numpy
from dlcourse.checking.compare import compare
from dlcourse.checking.diagnosis.evidence import Call, Evidence


def only_batch_of_one(evidence: Evidence) -> bool:
    """Right for a single sample only."""
    return _fails_exactly_where(evidence, lambda array: array.shape[0] == 1)


def only_square(evidence: Evidence) -> bool:
    """Right for square arrays only."""
    return _fails_exactly_where(evidence, lambda array: array.shape[-1] == array.shape[-2])


def _fails_exactly_where(evidence: Evidence, special: Callable[[np.ndarray], bool]) -> bool:
    """Right for every input of a special kind, wrong for every other, and both kinds were tried twice."""
    inputs = [(_first_array(call), call.problem) for call in evidence.calls]
    if any(array is None or array.ndim < 2 for array, _ in inputs):
        return False
    kinds = [(special(array), problem is None) for array, problem in inputs if array is not None]
    return set(kinds) == {(True, True), (False, False)}


def _first_array(call: Call) -> np.ndarray | None:
    first = call.case.args[0] if call.case.args else None
    return to_numpy(first) if is_array(first) else None


def always_the_same(evidence: Evidence) -> bool:
    """One and the same result whatever the input."""
    calls = evidence.returned
    if len(calls) < 3 or calls[0].got.value is None or not evidence.failed:
        return False
    first = calls[0]
    same = all(compare(call.got.value, first.got.value) is None for call in calls[1:])
    return same and any(compare(call.expected.value, first.expected.value) for call in calls[1:])


def only_the_examples(evidence: Evidence) -> bool:
    """Right for different examples; elsewhere it stops, has their shape, or gives their results."""
    shown = [call for call in evidence.calls if not call.hidden]
    drawn = [call for call in evidence.calls if call.hidden]
    if len(shown) < 2 or len(drawn) < 2 or any(call.problem for call in shown):
        return False
    return all(call.problem is not None and _is_fitted(call, shown) for call in drawn)


def _is_fitted(call: Call, shown: list[Call]) -> bool:
    if call.got.kind == "raised":
        return True
    if call.problem is not None and call.problem.reason in ("shape", "length"):
        return True
    results = [example.got.value for example in shown if example.got.kind == "returned"]
    return call.got.kind == "returned" and any(compare(call.got.value, value) is None for value in results)
