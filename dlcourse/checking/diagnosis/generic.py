"""Mistakes that every kind of function can have; an exercise gets them without asking.

Effects are what a call did besides returning and may stand beside any other mistake. Patterns are what the
results look like: one of them is named, and only if no mistake of the exercise fits. They look at the wrong
parts of a result alone, so that one item of a tuple shows them as well. Their texts stand in the engine's own
catalogue. An exercise may name one with an example of its own, ``changes_input(example, paraphrase)``; the
audit then proves that it is recognised there too.
"""

import logging
from collections.abc import Callable
from functools import partial

from dlcourse.checking.diagnosis import (
    error_patterns,
    form_patterns,
    input_patterns,
    number_patterns,
    result_patterns,
)
from dlcourse.checking.diagnosis.evidence import Evidence
from dlcourse.checking.diagnosis.structure import (
    argument_ignored,
    returns_in_loop,
    stub_left,
    swallows_errors,
)
from dlcourse.checking.diagnosis.techniques import Shows
from dlcourse.checking.exercise import Symptom

_LOG = logging.getLogger(__name__)


def _changes_input(evidence: Evidence) -> bool:
    return any(call.got.changed for call in evidence.calls)


def draws_globally(evidence: Evidence) -> bool:
    """Some call drew from a global generator."""
    return any(call.got.used_global_random for call in evidence.calls)


def _uses_hidden_state(evidence: Evidence) -> bool:
    return any(call.got.hidden_state for call in evidence.calls)


_EFFECTS: dict[str, Shows] = {
    "uses_global_random": draws_globally,
    "uses_hidden_state": _uses_hidden_state,
    "changes_input": _changes_input,
}

_PATTERNS: dict[str, Shows] = {
    "stub_left": stub_left,
    "returns_nothing": result_patterns.returns_nothing,
    "prints_instead": result_patterns.prints_instead,
    "text_instead": result_patterns.text_instead,
    "missing_error": result_patterns.missing_error,
    "wrong_error": result_patterns.wrong_error,
    "misspelt_key": result_patterns.misspelt_key,
    "result_missing": result_patterns.result_missing,
    "wrong_order": result_patterns.wrong_order,
    "one_number_only": error_patterns.one_number_only,
    "in_place_on_integers": error_patterns.in_place_on_integers,
    "wrong_axis": error_patterns.wrong_axis,
    "never_set": error_patterns.never_set,
    "no_such_function": error_patterns.no_such_function,
    "boolean_result": form_patterns.boolean_result,
    "list_instead": form_patterns.list_instead,
    "promotes_dtype": form_patterns.promotes_dtype,
    "loses_precision": number_patterns.loses_precision,
    "cut_to_integers": number_patterns.cut_to_integers,
    "overflows": number_patterns.overflows,
    "nan_for_edge": number_patterns.nan_for_edge,
    "negated": number_patterns.negated,
    "not_averaged": number_patterns.not_averaged,
    "outer_broadcast": form_patterns.outer_broadcast,
    "transposed": form_patterns.transposed,
    "axis_left_over": form_patterns.axis_left_over,
    "scalar_instead": form_patterns.scalar_instead,
    "only_batch_of_one": input_patterns.only_batch_of_one,
    "only_square": input_patterns.only_square,
    "always_the_same": input_patterns.always_the_same,
    "only_the_examples": input_patterns.only_the_examples,
    "returns_in_loop": returns_in_loop,
    "argument_ignored": argument_ignored,
    "swallows_errors": swallows_errors,
}


def effects(evidence: Evidence) -> list[str]:
    """Ids of the side effects that the calls show."""
    return [id for id, shows in _EFFECTS.items() if _is_shown(id, shows, evidence)]


def pattern(evidence: Evidence) -> list[str]:
    """Id of the first general pattern that the results show, if any."""
    if not evidence.failed:
        return []
    return next(([id] for id, shows in _PATTERNS.items() if _is_shown(id, shows, evidence)), [])


def source_pattern(evidence: Evidence) -> list[str]:
    """What the source alone says about an answer that did not come to an end."""
    return ["argument_ignored"] if _is_shown("argument_ignored", argument_ignored, evidence) else []


def _is_shown(id: str, shows: Shows, evidence: Evidence) -> bool:
    """A pattern that trips over a result of another kind is not shown; the others are still looked for."""
    try:
        return bool(shows(evidence))
    except Exception:
        _LOG.debug("the general mistake %r could not be looked for", id, exc_info=True)
        return False


def generic(id: str, example: Callable[..., object], paraphrase: Callable[..., object]) -> Symptom:
    """A general mistake with an example of an exercise's own.

    Args:
        id: one of the general mistakes.
        example: a wrong implementation that shows it.
        paraphrase: the same in another hand.
    """
    return Symptom(id, {**_EFFECTS, **_PATTERNS}[id], example, paraphrase)


uses_global_random = partial(generic, "uses_global_random")
uses_hidden_state = partial(generic, "uses_hidden_state")
changes_input = partial(generic, "changes_input")
returns_nothing = partial(generic, "returns_nothing")
prints_instead = partial(generic, "prints_instead")
text_instead = partial(generic, "text_instead")
boolean_result = partial(generic, "boolean_result")
promotes_dtype = partial(generic, "promotes_dtype")
loses_precision = partial(generic, "loses_precision")
overflows = partial(generic, "overflows")
negated = partial(generic, "negated")
not_averaged = partial(generic, "not_averaged")
outer_broadcast = partial(generic, "outer_broadcast")
transposed = partial(generic, "transposed")
axis_left_over = partial(generic, "axis_left_over")
only_batch_of_one = partial(generic, "only_batch_of_one")
only_square = partial(generic, "only_square")
always_the_same = partial(generic, "always_the_same")
only_the_examples = partial(generic, "only_the_examples")
swallows_errors_of_its_own = partial(generic, "swallows_errors")
