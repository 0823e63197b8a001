"""Runs an exercise: every case of every answer, then points and diagnosis."""

import logging
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from dlcourse.checking.calling.caller import Caller
from dlcourse.checking.calling.outcome import Outcome
from dlcourse.checking.compare import EXACT, Form, departures
from dlcourse.checking.diagnosis.diagnose import diagnose
from dlcourse.checking.diagnosis.evidence import Call, Evidence
from dlcourse.checking.diagnosis.shrink import shrink
from dlcourse.checking.diagnosis.structure import stub_left
from dlcourse.checking.differing import first_difference
from dlcourse.checking.exercise import Answer, Exercise, Function, Quiz
from dlcourse.checking.judge import judge
from dlcourse.checking.points import earned
from dlcourse.checking.quiz import check_quiz
from dlcourse.checking.showing import show_call, show_form, show_outcome, show_value, size_of
from dlcourse.checking.texts import Texts
from dlcourse.checking.trials import Trial, draw
from dlcourse.checking.verdict import AnswerVerdict, CaseResult, Failure, Verdict


class Steps(Protocol):
    """Whoever wants to know how far a check is."""

    def expect(self, steps: int) -> None:
        """More calls are to come."""

    def advance(self) -> None:
        """One call has been made."""


_LOG = logging.getLogger(__name__)
T = TypeVar("T")

SIDE_EFFECT_COST = 0.2
"""Part of an answer's points that a side effect costs (an input changed, global random numbers drawn)."""


def run(
    exercise: Exercise,
    callers: Sequence[Caller],
    seed: int | None = None,
    progress: Steps | None = None,
) -> Verdict:
    """Check the answers of one exercise.

    Args:
        exercise: what was asked.
        callers: one per answer, in the exercise's order.
        seed: of the drawn cases; default: a fixed one that follows from the exercise's id.
        progress: told about every call made.

    Returns:
        Points (rounded to hundredths), one row per case, and the named mistakes.
    """
    return conclude(exercise, callers, collect(exercise, callers, draw(exercise, seed), progress))


Collected = list[Call] | Any
"""What one answer gave: the calls of a function, or the value of a quiz or prediction."""


def collect(
    exercise: Exercise,
    callers: Sequence[Caller],
    drawn: Sequence[Sequence[Trial]],
    progress: Steps | None = None,
) -> list[Collected]:
    """Make every call that the points depend on. How many they are says nothing about what is right.

    Args:
        exercise: what was asked.
        callers: one per answer, in the exercise's order.
        drawn: the trials of each answer, see ``draw``.
        progress: told about every call made.
    """
    return [
        call_all(asked, caller, progress, answer.form) if isinstance(answer, Function) else caller.read()
        for answer, caller, asked in zip(exercise.answers, callers, drawn, strict=True)
    ]


def conclude(exercise: Exercise, callers: Sequence[Caller], collected: Sequence[Collected]) -> Verdict:
    """Points, rows and named mistakes from what was collected; a failure is looked into by further calls."""
    texts = Texts(exercise)
    answers = [
        _conclude_answer(answer, caller, found, texts)
        for answer, caller, found in zip(exercise.answers, callers, collected, strict=True)
    ]
    total = sum(answer.weight for answer in exercise.answers)
    weighted = [a.weight * v.earned for a, v in zip(exercise.answers, answers, strict=True)]
    points = exercise.points * sum(weighted) / total if total else 0.0
    return Verdict(
        exercise.id, exercise.number, texts.title, round(float(points), 2), exercise.points, answers
    )


def _conclude_answer(answer: Answer, caller: Caller, found: Collected, texts: Texts) -> AnswerVerdict:
    if isinstance(answer, Quiz):
        return check_quiz(answer, found, texts)
    return _conclude_function(answer, caller, found, texts)


def check_function(function: Function, caller: Caller, asked: Sequence[Trial], texts: Texts) -> AnswerVerdict:
    """Check one answer that is a function.

    Args:
        function: what was asked.
        caller: of the answer.
        asked: its trials, see ``trials``.
        texts: of the exercise.
    """
    return _conclude_function(function, caller, call_all(asked, caller, form=function.form), texts)


def _conclude_function(
    function: Function, caller: Caller, calls: Sequence[Call], texts: Texts
) -> AnswerVerdict:
    evidence = Evidence(calls, caller, function.reference, function.form)
    if any(call.got.kind == "missing" for call in calls):
        begun = _guarded(lambda: stub_left(evidence), False)
        if begun:
            return AnswerVerdict(function.name, 0.0, "wrong", mistakes=["stub_left"])
        return AnswerVerdict(function.name, 0.0, "missing")
    side_effects = _side_effects(calls, texts)
    wrong = bool(evidence.failed or side_effects)
    mistakes = _guarded(lambda: diagnose(function, evidence), None) if wrong else []
    return AnswerVerdict(
        name=function.name,
        earned=earned(calls) * (1 - SIDE_EFFECT_COST if side_effects else 1),
        state="wrong" if wrong else "right",
        cases=[_row(call, texts) for call in calls],
        mistakes=mistakes or [],
        failure=_guarded(lambda: _smallest_failure(function, evidence, texts), None),
        side_effects=side_effects,
        printed=next((call.got.printed for call in calls if call.got.printed), ""),
        remarks=[] if wrong else _guarded(lambda: _remarks(calls, texts), []),
        looked_into=mistakes is not None,
    )


def _guarded(work: Callable[[], T], instead: T) -> T:
    """What stands in a verdict besides the points; a fault of ours there never stops a verdict."""
    try:
        return work()
    except Exception:
        _LOG.exception("a fault in the diagnosis or the report; the points stand")
        return instead


def _remarks(calls: Sequence[Call], texts: Texts) -> list[str]:
    """Each kind of departure from the reference's form once."""
    found = {
        problem.reason: texts.remark(problem)
        for call in calls
        if call.case.prop is None and call.expected.kind == call.got.kind == "returned"
        for problem in departures(call.got.value, call.expected.value)
    }
    return list(found.values())


def call_all(
    asked: Sequence[Trial], caller: Caller, progress: Steps | None = None, form: Form = EXACT
) -> list[Call]:
    """Make the call of every trial; after a time-out no more calls are made."""
    if progress:
        progress.expect(len(asked))
    calls: list[Call] = []
    for trial in asked:
        case, expected = trial.case, trial.expected
        given_up = any(call.got.kind in ("timeout", "missing") for call in calls)
        got = Outcome("skipped") if given_up else caller.call(case.args, case.kwargs, case.play)
        calls.append(Call(case, got, expected, judge(case, got, expected, form), hidden=trial.hidden))
        if progress:
            progress.advance()
    return calls


def _row(call: Call, texts: Texts) -> CaseResult:
    note = texts.problem(call.problem) if call.problem else ""
    return CaseResult(texts.case(call.case.name), call.problem is None, note, call.hidden)


def _side_effects(calls: Sequence[Call], texts: Texts) -> list[str]:
    changed = sorted({name for call in calls for name in call.got.changed})
    sentences = [texts.side_effect("changed", names=", ".join(changed))] if changed else []
    if any(call.got.used_global_random for call in calls):
        sentences.append(texts.side_effect("random"))
    hidden = sorted({name for call in calls for name in call.got.hidden_state})
    if hidden:
        sentences.append(texts.side_effect("hidden_state", names=", ".join(hidden)))
    return sentences


def _smallest_failure(function: Function, evidence: Evidence, texts: Texts) -> Failure | None:
    failed = [call for call in evidence.failed if call.got.kind != "skipped"]
    if not failed:
        return None
    smallest = min(failed, key=lambda call: (call.hidden, size_of(call.case)))
    call = _guarded(lambda: shrink(smallest, evidence), smallest)
    place, got, expected = _shown(call, function, texts)
    return Failure(
        called=show_call(function.name, call.case),
        got=got,
        expected=expected,
        what=texts.problem(call.problem) if call.problem else "",
        returned=call.got.kind == "returned",
        hidden=smallest.hidden,
        place=place,
    )


def _shown(call: Call, function: Function, texts: Texts) -> tuple[str, str, str]:
    """Place and the two values there, in words; dtype and shape only where they differ."""
    if call.case.prop:
        return "", show_outcome(call.got, texts), texts.property(call.case.name)
    if call.got.kind != "returned" or call.expected.kind != "returned":
        return "", show_outcome(call.got, texts), show_outcome(call.expected, texts)
    part = first_difference(call.got.value, call.expected.value, call.case.tol, function.form)
    forms = [show_form(part.got), show_form(part.expected)]
    added = ["", ""] if forms[0] == forms[1] else [f"  ({form})" if form else "" for form in forms]
    return part.place, show_value(part.got) + added[0], show_value(part.expected) + added[1]
