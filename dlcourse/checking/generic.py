"""Mistakes that every kind of function can have; an exercise gets them without asking.

Their texts stand in the engine's own catalogue. An exercise may name one with an example of its own
(``changes_input(example, paraphrase)``), and the audit then proves that it is recognised there too.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from dlcourse.checking.compare import dtype_name, is_array, to_numpy
from dlcourse.checking.evidence import Call, Evidence
from dlcourse.checking.exercise import Symptom


def _is_side_effect_only(evidence: Evidence) -> bool:
    return not evidence.failed


def _changes_input(evidence: Evidence) -> bool:
    return _is_side_effect_only(evidence) and any(call.got.changed for call in evidence.calls)


def _uses_global_random(evidence: Evidence) -> bool:
    return any(call.got.used_global_random for call in evidence.calls)


def _uses_hidden_state(evidence: Evidence) -> bool:
    return any(call.got.hidden_state for call in evidence.calls)


def _returns_nothing(evidence: Evidence) -> bool:
    nothing = [call.got.value is None for call in evidence.returned]
    return bool(nothing) and all(nothing) and not any(call.got.printed for call in evidence.returned)


def _prints_instead(evidence: Evidence) -> bool:
    nothing = [call.got.value is None for call in evidence.returned]
    return bool(nothing) and all(nothing) and any(call.got.printed for call in evidence.returned)


def _is_text_of_the_answer(evidence: Evidence) -> bool:
    texts = [call for call in evidence.returned if isinstance(call.got.value, str)]
    return bool(texts) and all(call.got.value == str(call.expected.value) for call in texts)


def _has_other_dtype(evidence: Evidence, expected: str) -> bool:
    failed = [call.problem for call in evidence.failed if call.problem]
    only_dtype = bool(failed) and all(problem.reason == "dtype" for problem in failed)
    return only_dtype and any(problem.details["expected"] == expected for problem in failed)


def _is_boolean(evidence: Evidence) -> bool:
    return any(
        is_array(call.got.value) and dtype_name(call.got.value) == "bool" for call in evidence.failed
    ) and (_has_other_dtype(evidence, "float64"))


def _promotes_dtype(evidence: Evidence) -> bool:
    return _has_other_dtype(evidence, "float32")


def _overflows(evidence: Evidence) -> bool:
    """Right wherever it is finite; NaN, infinity or a warning for large inputs."""
    return bool(evidence.failed) and all(map(_is_overflow, evidence.failed))


def _is_overflow(call: Call) -> bool:
    if call.problem and call.problem.reason == "warned":
        return True
    value, expected = call.got.value, call.expected.value
    if not (is_array(value) or isinstance(value, float)) or not (
        is_array(expected) or isinstance(expected, float)
    ):
        return False
    got, wanted = to_numpy(value), to_numpy(expected)
    if got.shape != wanted.shape or got.dtype.kind != "f":
        return False
    return bool(np.isfinite(wanted).all() and not np.isfinite(got).all())


_TESTS: dict[str, Callable[[Evidence], bool]] = {
    "returns_nothing": _returns_nothing,
    "prints_instead": _prints_instead,
    "text_instead": _is_text_of_the_answer,
    "uses_global_random": _uses_global_random,
    "uses_hidden_state": _uses_hidden_state,
    "changes_input": _changes_input,
    "boolean_result": _is_boolean,
    "promotes_dtype": _promotes_dtype,
    "overflows": _overflows,
}


def generic_mistakes(evidence: Evidence) -> list[str]:
    """Ids of the generic mistakes that the calls show."""
    return [id for id, shows in _TESTS.items() if shows(evidence)]


def _symptom(id: str, example: Callable[..., Any], paraphrase: Callable[..., Any]) -> Symptom:
    return Symptom(id, _TESTS[id], example, paraphrase)


returns_nothing = partial(_symptom, "returns_nothing")
prints_instead = partial(_symptom, "prints_instead")
text_instead = partial(_symptom, "text_instead")
uses_global_random = partial(_symptom, "uses_global_random")
uses_hidden_state = partial(_symptom, "uses_hidden_state")
changes_input = partial(_symptom, "changes_input")
boolean_result = partial(_symptom, "boolean_result")
promotes_dtype = partial(_symptom, "promotes_dtype")
overflows = partial(_symptom, "overflows")
