"""Judges one call: does the outcome satisfy the case?"""

from dlcourse.checking.calling.arguments import fresh
from dlcourse.checking.calling.outcome import Outcome
from dlcourse.checking.case import Case
from dlcourse.checking.compare import Problem, compare


def judge(case: Case, got: Outcome, expected: Outcome) -> Problem | None:
    """Compare an outcome with the reference's, or with the case's property.

    Returns:
        None when the case is satisfied, else what is wrong.
    """
    if expected.kind == "raised":
        return _judge_exception(got, expected)
    if got.kind != "returned":
        return Problem(got.kind, {"error": got.error, "message": got.message})
    problem = _judge_value(case, got, expected)
    if problem is None and case.quiet and got.warned:
        return Problem("warned", {"message": got.warned[0]})
    return problem


def _judge_value(case: Case, got: Outcome, expected: Outcome) -> Problem | None:
    if case.prop is None:
        return compare(got.value, expected.value, case.tol)
    try:
        holds = bool(case.prop(got.value, *fresh(case.args), **fresh(dict(case.kwargs))))
    except Exception:  # the property could not even be evaluated on what came back: it has not the asked form
        holds = False
    if holds:
        return None
    return Problem("nothing" if got.value is None else "property", {"expected": "a value"})


def _judge_exception(got: Outcome, expected: Outcome) -> Problem | None:
    if got.kind == "raised" and got.error == expected.error:
        return None
    if got.kind == "returned":
        return Problem("should_raise", {"error": expected.error})
    return Problem(got.kind, {"error": got.error, "message": got.message})
