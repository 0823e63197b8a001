"""Functions that the oracle hands in: they end with their call, and none is the answer to something asked."""

import resource

import numpy as np
import pytest
from submissions import all_but, grade, lying, nothing, possible, solved, with_cell, with_function

from autograder.oracle.pickling import travels_by_name
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.calling.outcome import Outcome
from dlcourse.checking.case import Case
from dlcourse.checking.exercise import Function
from dlcourse.checking.judge import judge
from dlcourse.checking.registry import exercises
from dlcourse.curriculum import chapters

SPY = """
kept = []

def spy(x, weights, f, df, dout):
    kept.extend([f, df])
    return np.zeros(len(weights))

check("activations.gradient_norms", lambda *args: None, spy)
"""


def test_a_function_that_was_kept_answers_nothing_later(attack):
    notebook = with_cell(lying(), SPY)
    for name in ("sigmoid", "tanh", "relu", "leaky_relu", "gelu"):
        with_function(notebook, name, f"def {name}(x):\n    return kept[0](x)")
    assert attack(notebook).marks == nothing()


def test_whoever_calls_it_later_gets_an_error_and_loses_nothing_else(attack):
    late = SPY + "\nlater = kept[0]\n"
    body = (
        "def dead_fraction(acts):\n    try:\n        return later(acts)\n    except RuntimeError as error:\n"
    )
    notebook = with_function(with_cell(solved(), late), "dead_fraction", body + "        return 0.0")
    marks = attack(notebook).marks
    assert marks.pop("dead_fraction") < possible()["dead_fraction"]
    assert marks == {name: points for name, points in possible().items() if name != "dead_fraction"}


REPLAY = """
asked, found = [], {}

def note(x):
    asked.append(np.array(x))
    return x

check("activations.forward", note, note, note, note, note)

def evaluate(x, weights, f, df, dout):
    for each in asked:
        found[each.tobytes()] = f(each)
    return np.zeros(len(weights))

check("activations.gradient_norms", lambda *args: None, evaluate)

def replay(x):
    return found.get(np.asarray(x).tobytes(), x)
"""


def test_what_was_evaluated_within_the_call_answers_no_other_exercise(attack):
    notebook = with_cell(lying(), REPLAY)
    for name in ("sigmoid", "tanh", "relu", "leaky_relu", "gelu"):
        with_function(notebook, name, f"def {name}(x):\n    return replay(x)")
    assert attack(notebook).marks["forward"] <= possible()["forward"] / 10


def test_the_step_that_is_handed_in_is_no_answer_to_the_step():
    name = "10_rnn_lstm"
    spy = """
kept = []

def spy(step, x, h0, wx, wh, b):
    kept.append(step)
    return x

check("rnn_lstm.forward", lambda *args: None, spy)
"""
    notebook = with_cell(lying(name), spy)
    with_function(notebook, "rnn_step", "def rnn_step(*args):\n    return kept[0](*args)")
    assert grade(notebook, name).marks == nothing(name)


def handed_in(answer: Function, case: Case) -> list:
    """Every function of ours that reaches the answer in a case."""
    met: list = []

    def spy(*args, **kwargs):
        met.extend(_functions([args, kwargs]))
        return answer.reference(*args, **kwargs)

    met.extend(_functions([case.args, case.kwargs]))
    if case.play and not isinstance(answer.reference, type):
        LocalCaller(spy).call(case.args, case.kwargs, case.play)
    return met


def _functions(value):
    if isinstance(value, list | tuple):
        for item in value:
            yield from _functions(item)
    elif isinstance(value, dict):
        yield from _functions(list(value.values()))
    elif callable(value) and not travels_by_name(value):
        yield value


def answers_it(function, asked: Function) -> bool:
    """Whether the function gives what is asked for on every visible case."""
    cases = [case for case in asked.visible if not case.play and not case.prop]
    reference, stolen = LocalCaller(asked.reference), LocalCaller(function)
    return bool(cases) and all(
        (expected := _asked(reference, case)).kind == "returned"
        and judge(case, _asked(stolen, case), expected) is None
        for case in cases
    )


def _asked(caller: LocalCaller, case: Case) -> Outcome:
    return caller.call(case.args, case.kwargs)


@pytest.mark.parametrize("chapter", [c for c in chapters() if any(e.needs == "numpy" for e in exercises(c))])
def test_what_is_handed_in_answers_at_most_what_was_asked_for_before(chapter):
    """The engine sees to it that an attempt at something before it comes too late, see ``Session.late``."""
    graded = [e for e in exercises(chapter) if e.needs == "numpy"]
    asked = [(e, a) for e in graded for a in e.answers if isinstance(a, Function)]
    for place, (exercise, answer) in enumerate(asked):
        for case in (*answer.visible, *answer.cases(np.random.default_rng(0))):
            for function in handed_in(answer, case):
                found = [f"{e.id}, {a.name}" for e, a in asked[place:] if answers_it(function, a)]
                given = f"{exercise.id}, {case.name} hands in {function.__name__}"
                assert not found, f"{given}, which answers {found}"


def test_what_a_function_of_ours_would_take_too_much_memory_for_is_refused():
    name = "01_concepts"
    greedy = """
def learning_curve(fit, x, y, *rest):
    many = np.zeros((60_000, x.shape[1]))
    return fit(many, np.zeros(60_000))(many)
"""
    graded = grade(with_function(solved(name), "learning_curve", greedy), name)
    assert graded.marks == all_but("learning_curve", name=name)
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY
