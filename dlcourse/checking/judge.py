"""Judges one call: does the outcome satisfy the case?"""

from dlcourse.checking.arrays import type_name
from dlcourse.checking.calling.arguments import fresh
from dlcourse.checking.calling.outcome import Outcome
from dlcourse.checking.case import Case
from dlcourse.checking.compare import EXACT, Form, Problem, compare


def judge(case: Case, got: Outcome, expected: Outcome, form: Form = EXACT) -> Problem | None:
    """Compare an outcome with the reference's, or with the case's property.

    Args:
        case: what was called.
        got: what the answer gave.
        expected: what the reference gave.
        form: what the statement asks besides the numbers.

    Returns:
        None when the case is satisfied, else what is wrong.
    """
    if expected.kind == "raised":
        return _judge_exception(got, expected)
    if got.kind != "returned":
        return Problem(got.kind, {"error": got.error, "message": got.message})
    problem = _judge_property(case, got) if case.prop else _judge_value(case, got, expected, form)
    if problem is None and case.quiet and got.warned:
        return Problem("warned", {"message": got.warned[0]})
    return problem


def _judge_value(case: Case, got: Outcome, expected: Outcome, form: Form) -> Problem | None:
    try:
        return compare(got.value, expected.value, case.tol, form)
    except Exception:  # a value that can be compared with nothing
        return Problem("type", {"got": type_name(got.value), "expected": type_name(expected.value)})


def _judge_property(case: Case, got: Outcome) -> Problem | None:
    """A property is true or false, or says in a sentence which part of it does not hold."""
    try:
        found = case.prop(got.value, *fresh(case.args), **fresh(dict(case.kwargs))) if case.prop else True
        holds = found == "" if isinstance(found, str) else bool(found)
    except Exception:  # it could not even be evaluated on what came back, which has not the asked form
        found, holds = False, False
    if holds:
        return None
    if isinstance(found, str):
        return Problem("property_part", {"part": found})
    return Problem("nothing" if got.value is None else "property", {"expected": "a value"})


def _judge_exception(got: Outcome, expected: Outcome) -> Problem | None:
    """What ``except`` with the expected class would catch is right."""
    if got.kind == "raised" and expected.error in (got.error, *got.lineage):
        return None
    if got.kind == "returned":
        return Problem("should_raise", {"error": expected.error})
    return Problem(got.kind, {"error": got.error, "message": got.message})
