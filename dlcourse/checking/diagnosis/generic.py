"""Mistakes that every kind of function can have; an exercise gets them without asking.

Their texts stand in the engine's own catalogue. An exercise may name one with an example of its own
(``changes_input(example, paraphrase)``), and the audit then proves that it is recognised there too.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from dlcourse.checking.arrays import dtype_name, is_array, to_numpy
from dlcourse.checking.compare import compare
from dlcourse.checking.diagnosis.evidence import Call, Evidence
from dlcourse.checking.diagnosis.structure import swallows_errors
from dlcourse.checking.diagnosis.techniques import Shows, batch_size, constant_factor
from dlcourse.checking.exercise import Symptom

# ---- effects: what the call did besides returning; they may stand beside any other mistake


def _changes_input(evidence: Evidence) -> bool:
    return any(call.got.changed for call in evidence.calls)


def _uses_global_random(evidence: Evidence) -> bool:
    return any(call.got.used_global_random for call in evidence.calls)


def _uses_hidden_state(evidence: Evidence) -> bool:
    return any(call.got.hidden_state for call in evidence.calls)


# ---- patterns: what the results look like; one of them is named, and only if no mistake of the exercise fits


def _all_none(evidence: Evidence) -> bool:
    return bool(evidence.returned) and all(call.got.value is None for call in evidence.returned)


def _prints_instead(evidence: Evidence) -> bool:
    return _all_none(evidence) and any(call.got.printed for call in evidence.returned)


def _returns_nothing(evidence: Evidence) -> bool:
    return _all_none(evidence) and not _prints_instead(evidence)


def _is_text_of_the_answer(evidence: Evidence) -> bool:
    texts = [call for call in evidence.returned if isinstance(call.got.value, str)]
    return bool(texts) and all(call.got.value == str(call.expected.value) for call in texts)


def _fails_by_dtype_only(evidence: Evidence) -> list[Call]:
    """The failing calls, if every one of them has right numbers of a wrong dtype; else none."""
    failed = evidence.failed
    return failed if all(call.problem and call.problem.reason == "dtype" for call in failed) else []


def _is_boolean(evidence: Evidence) -> bool:
    return any(dtype_name(call.got.value) == "bool" for call in _fails_by_dtype_only(evidence))


def _promotes_dtype(evidence: Evidence) -> bool:
    calls = _fails_by_dtype_only(evidence)
    return any(call.problem and call.problem.details["expected"] == "float32" for call in calls)


def _loses_precision(evidence: Evidence) -> bool:
    """float64 asked, every number rounded to float32 on the way."""
    return bool(evidence.failed) and all(map(_is_rounded_to_single, evidence.failed))


def _is_rounded_to_single(call: Call) -> bool:
    got, expected = call.got.value, call.expected.value
    if not (is_array(got) and is_array(expected)) or dtype_name(expected) != "float64":
        return False
    numbers = to_numpy(got)
    single = numbers.dtype.kind == "f" and np.array_equal(numbers.astype(np.float32), numbers)
    return single and compare(numbers.astype(np.float64), to_numpy(expected), 1e-5) is None


def _overflows(evidence: Evidence) -> bool:
    """Right wherever it is finite; NaN, infinity or a warning for large inputs."""
    return bool(evidence.failed) and all(map(_is_overflow, evidence.failed))


def _is_overflow(call: Call) -> bool:
    if call.problem and call.problem.reason == "warned":
        return True
    pair = _same_shape_floats(call)
    return pair is not None and bool(np.isfinite(pair[1]).all() and not np.isfinite(pair[0]).all())


def _same_shape_floats(call: Call) -> tuple[np.ndarray, np.ndarray] | None:
    value, expected = call.got.value, call.expected.value
    if not all(is_array(v) or isinstance(v, float) for v in (value, expected)):
        return None
    got, wanted = to_numpy(value), to_numpy(expected)
    return (got, wanted) if got.shape == wanted.shape and got.dtype.kind == "f" else None


def _array_pairs(evidence: Evidence) -> list[tuple[np.ndarray, np.ndarray]]:
    """What every failing call gave and should give, if all are arrays; else nothing."""
    pairs = [(call.got.value, call.expected.value) for call in evidence.failed]
    arrays = [(to_numpy(g), to_numpy(e)) for g, e in pairs if is_array(g) and is_array(e)]
    return arrays if len(arrays) == len(pairs) else []


def _outer_broadcast(evidence: Evidence) -> bool:
    """(N,) against (N, 1) gave (N, N)."""
    pairs = _array_pairs(evidence)
    return bool(pairs) and all(
        e.ndim >= 1 and g.shape == (e.shape[0], e.shape[0]) and g.shape != e.shape for g, e in pairs
    )


def _transposed(evidence: Evidence) -> bool:
    pairs = _array_pairs(evidence)
    return bool(pairs) and all(e.ndim == 2 and compare(g.T, e, 1e-5) is None for g, e in pairs)


def _axis_left_over(evidence: Evidence) -> bool:
    """The right numbers with an extra axis of length one, or with one missing."""
    pairs = _array_pairs(evidence)
    return bool(pairs) and all(
        g.shape != e.shape
        and g.size == e.size
        and np.squeeze(g).shape == np.squeeze(e).shape
        and compare(np.squeeze(g), np.squeeze(e), 1e-5) is None
        for g, e in pairs
    )


def _first_array(call: Call) -> np.ndarray | None:
    first = call.case.args[0] if call.case.args else None
    return to_numpy(first) if is_array(first) else None


def _fails_exactly_where(evidence: Evidence, special: Callable[[np.ndarray], bool]) -> bool:
    """Right for every input of a special kind, wrong for every other, and both kinds were tried."""
    inputs = [(_first_array(call), call.problem) for call in evidence.calls]
    if any(array is None or array.ndim < 2 for array, _ in inputs):
        return False
    kinds = {(special(array), problem is None) for array, problem in inputs if array is not None}
    return kinds == {(True, True), (False, False)}


def _only_batch_of_one(evidence: Evidence) -> bool:
    return _fails_exactly_where(evidence, lambda array: array.shape[0] == 1)


def _only_square(evidence: Evidence) -> bool:
    return _fails_exactly_where(evidence, lambda array: array.shape[-1] == array.shape[-2])


def _always_the_same(evidence: Evidence) -> bool:
    """One and the same result whatever the input."""
    calls = evidence.returned
    if len(calls) < 3 or calls[0].got.value is None or not evidence.failed:
        return False
    first = calls[0]
    same = all(compare(call.got.value, first.got.value) is None for call in calls[1:])
    return same and any(compare(call.expected.value, first.expected.value) for call in calls[1:])


def _only_the_examples(evidence: Evidence) -> bool:
    shown = [call.problem is None for call in evidence.calls if not call.hidden]
    drawn = [call.problem is None for call in evidence.calls if call.hidden]
    return len(shown) > 1 and len(drawn) > 1 and all(shown) and not any(drawn)


_EFFECTS: dict[str, Shows] = {
    "uses_global_random": _uses_global_random,
    "uses_hidden_state": _uses_hidden_state,
    "changes_input": _changes_input,
}

_PATTERNS: dict[str, Shows] = {
    "returns_nothing": _returns_nothing,
    "prints_instead": _prints_instead,
    "text_instead": _is_text_of_the_answer,
    "boolean_result": _is_boolean,
    "promotes_dtype": _promotes_dtype,
    "loses_precision": _loses_precision,
    "overflows": _overflows,
    "negated": constant_factor(-1),
    "not_averaged": constant_factor(batch_size),
    "outer_broadcast": _outer_broadcast,
    "transposed": _transposed,
    "axis_left_over": _axis_left_over,
    "only_batch_of_one": _only_batch_of_one,
    "only_square": _only_square,
    "always_the_same": _always_the_same,
    "only_the_examples": _only_the_examples,
    "swallows_errors": swallows_errors,
}


def effects(evidence: Evidence) -> list[str]:
    """Ids of the side effects that the calls show."""
    return [id for id, shows in _EFFECTS.items() if shows(evidence)]


def pattern(evidence: Evidence) -> list[str]:
    """Id of the first general pattern that the results show, if any."""
    if not evidence.failed:
        return []
    return [id for id, shows in _PATTERNS.items() if shows(evidence)][:1]


def _symptom(id: str, example: Callable[..., Any], paraphrase: Callable[..., Any]) -> Symptom:
    return Symptom(id, {**_EFFECTS, **_PATTERNS}[id], example, paraphrase)


uses_global_random = partial(_symptom, "uses_global_random")
uses_hidden_state = partial(_symptom, "uses_hidden_state")
changes_input = partial(_symptom, "changes_input")
returns_nothing = partial(_symptom, "returns_nothing")
prints_instead = partial(_symptom, "prints_instead")
text_instead = partial(_symptom, "text_instead")
boolean_result = partial(_symptom, "boolean_result")
promotes_dtype = partial(_symptom, "promotes_dtype")
loses_precision = partial(_symptom, "loses_precision")
overflows = partial(_symptom, "overflows")
negated = partial(_symptom, "negated")
not_averaged = partial(_symptom, "not_averaged")
outer_broadcast = partial(_symptom, "outer_broadcast")
transposed = partial(_symptom, "transposed")
axis_left_over = partial(_symptom, "axis_left_over")
only_batch_of_one = partial(_symptom, "only_batch_of_one")
only_square = partial(_symptom, "only_square")
always_the_same = partial(_symptom, "always_the_same")
only_the_examples = partial(_symptom, "only_the_examples")
swallows_errors_of_its_own = partial(_symptom, "swallows_errors")
