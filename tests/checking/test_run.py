"""run(): points, partial credit, side effects and diagnosis of whole exercises."""

import numpy as np
import pytest

from dlcourse.checking import Case, Exercise, Function, Quiz, Seed, Symptom, Wrong, generic
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.registry import exercise as find
from dlcourse.checking.run import SIDE_EFFECT_COST, run


def double(x):
    return x * 2


DOUBLE = Function(
    "double",
    reference=double,
    alternatives=[lambda x: x + x],
    mistakes=[
        Wrong("squares", lambda x: x**2, lambda x: x * x),
        Symptom(
            "constant",
            lambda e: np.array_equal(e.ask(np.ones(2)).value, np.zeros(2)),
            np.zeros_like,
            lambda x: x * 0,
        ),
        generic.changes_input(lambda x: np.multiply(x, 2, out=x), lambda x: x.__imul__(2)),
    ],
    visible=[Case("integers", (np.array([0.0, 1.0, 3.0]),))],
    cases=lambda rng: [Case(f"random {i}", (rng.normal(size=i),)) for i in (1, 4, 9)],
)
EXERCISE = Exercise("1.1", 10.0, [DOUBLE], chapter="start", name="double")


def verdict(*answers, exercise=EXERCISE, **kwargs):
    return run(exercise, [LocalCaller(answer, 1.0) for answer in answers], **kwargs)


def test_right_answers_get_full_points_and_no_name():
    for answer in (double, lambda x: x + x):
        result = verdict(answer)
        assert (result.points, result.full, result.answers[0].mistakes) == (10.0, True, [])


def test_points_are_a_plain_float():
    assert type(verdict(double).points) is float
    assert type(verdict(lambda x: np.float64(0)).points) is float


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (lambda x: x * x, "squares"),
        (lambda x: np.zeros(x.shape), "constant"),
        (lambda x: x.__imul__(2), "changes_input"),
        (lambda x: None, "returns_nothing"),
        (lambda x: print(2 * x), "prints_instead"),
    ],
)
def test_mistakes_are_named(answer, name):
    result = verdict(answer)
    assert result.points < 10
    assert result.answers[0].mistakes == [name]


@pytest.mark.parametrize("answer", [lambda x: x + 17.25, lambda x: x[::-1], np.sin, lambda x: x.sum()])
def test_unknown_mistakes_get_no_name_but_the_smallest_failing_input(answer):
    found = verdict(answer).answers[0]
    assert found.mistakes == [] and found.state == "wrong"
    assert found.failure.called.startswith("double(np.array([") and found.failure.expected


def test_partial_credit_is_the_share_of_passed_cases():
    result = verdict(lambda x: x if len(x) == 9 else x * 2)
    assert result.points == pytest.approx(10 * 2 / 3, abs=0.005)


def test_visible_cases_count_as_far_as_hidden_ones_pass():
    assert verdict(lambda x: x * 2 if len(x) == 3 else x).points == 0
    only_hidden = verdict(lambda x: x if len(x) == 3 else x * 2)
    assert only_hidden.points == 10 * 3 / 4


def test_case_weights_count():
    weighted = Function("f", lambda x: x, visible=[Case("a", (1.0,), weight=3), Case("b", (2.0,), weight=1)])
    exercise = Exercise("1.1", 8.0, [weighted], chapter="start", name="x")
    assert verdict(lambda x: 1.0, exercise=exercise).points == 6.0


def test_a_side_effect_costs_its_part_and_nothing_more():
    assert verdict(lambda x: np.multiply(x, 2, out=x)).points == pytest.approx(10 * (1 - SIDE_EFFECT_COST))


def test_answers_share_the_points_by_weight():
    quiz = Quiz("choice", {"q1": "b", "q2": "c", "q3": "a", "q4": "d"}, weight=3)
    exercise = Exercise("4.6", 8.0, [DOUBLE, quiz], chapter="activations", name="choose")
    assert verdict(double, {"q1": "b", "q2": "c"}, exercise=exercise).points == 8 * (1 / 4 + 3 / 4 * 2 / 4)


def stub(*args):
    raise NotImplementedError


def test_an_untouched_exercise_is_missing_and_earns_nothing():
    result = verdict(stub)
    assert (result.points, result.answers[0].state, result.answers[0].mistakes) == (0.0, "missing", [])


def test_after_a_time_out_no_more_calls_are_made():
    calls = []

    def slow(x):
        calls.append(1)
        while True:
            pass

    result = run(EXERCISE, [LocalCaller(slow, 0.2)])
    assert len(calls) == 1 and result.points == 0.0


def test_the_same_seed_gives_the_same_verdict_and_another_seed_other_cases():
    seen = []
    answer = lambda x: seen.append(x.tolist()) or 2 * x  # noqa: E731
    assert verdict(answer, seed=1) == verdict(answer, seed=1)
    assert seen[:4] == seen[4:]
    verdict(answer, seed=2)
    assert seen[8:] != seen[:4]


def test_an_expected_exception_counts_as_right():
    def positive(x):
        if x < 0:
            raise ValueError("negative")
        return x

    function = Function("positive", positive, visible=[Case("minus one", (-1,))])
    exercise = Exercise("1.1", 1.0, [function], chapter="start", name="x")
    assert verdict(positive, exercise=exercise).full
    assert not verdict(lambda x: x, exercise=exercise).full
    assert not verdict(lambda x: {}[x], exercise=exercise).full


def test_a_property_is_judged_instead_of_a_value_and_survives_nonsense():
    def is_shuffled(result, items, rng):
        return sorted(result) == sorted(items)

    function = Function(
        "shuffle",
        lambda items, rng: rng.permutation(items),
        visible=[Case("five", ([1, 2, 3, 4, 5], Seed(0)), prop=is_shuffled)],
    )
    exercise = Exercise("1.1", 1.0, [function], chapter="start", name="x")
    assert verdict(lambda items, rng: items[::-1], exercise=exercise).full
    for nonsense in (lambda items, rng: 3, lambda items, rng: None, lambda items, rng: items[:2]):
        assert verdict(nonsense, exercise=exercise).points == 0


@pytest.mark.parametrize("answer", [None, "b", ["b"], 7, {"q9": "a"}, {"q1": 3}, {}])
def test_a_quiz_survives_any_answer(answer):
    result = run(find("activations.choose"), [LocalCaller(answer)])
    assert result.points == 0.0


def test_quiz_letters_are_read_kindly_and_unanswered_questions_cost_only_themselves():
    result = run(find("activations.choose"), [LocalCaller({"q1": " B ", "q2": "c"})])
    assert result.points == 3.0
