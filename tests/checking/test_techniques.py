"""Techniques of diagnosis and the general mistakes: each is recognised, and only where it is there."""

import numpy as np
import pytest
import torch

from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.diagnosis.structure import calls_function, has_loop, swallows_errors
from dlcourse.checking.diagnosis.techniques import (
    all_of,
    batch_size,
    breaks,
    constant_factor,
    ends_at,
    fault_in,
    never_moves,
    none_of,
    only_item,
)
from dlcourse.checking.run import run


def names(function, answer):
    exercise = Exercise("1.1", 1.0, [function], chapter="start", name="x")
    return run(exercise, [LocalCaller(answer, 1.0)]).answers[0].mistakes


def rows(rng, *shapes):
    return [Case(str(shape), (rng.normal(size=shape),)) for shape in shapes]


def on_arrays(reference, *shapes, **more):
    shapes = shapes or ((4, 3), (5, 2))
    visible = rows(np.random.default_rng(0), *shapes)
    return Function("f", reference, visible=visible, cases=lambda rng: rows(rng, *shapes), **more)


def known_by(shows, reference, *shapes):
    return on_arrays(reference, *shapes, mistakes=[Symptom("known", shows, reference, reference)])


def column_mean(x):
    return x.mean(axis=0)


def far_exp(x):
    """Ten times less precise in float32 than allowed, by the sum alone: exp differs between processors."""
    return np.exp(x + 40)


@pytest.mark.parametrize(
    ("name", "reference", "answer"),
    [
        ("negated", column_mean, lambda x: -x.mean(axis=0)),
        ("not_averaged", column_mean, lambda x: x.sum(axis=0)),
        ("transposed", lambda x: x * 2, lambda x: (x * 2).T),
        ("axis_left_over", column_mean, lambda x: x.mean(axis=0, keepdims=True)),
        ("axis_left_over", lambda x: x.mean(axis=1, keepdims=True), lambda x: x.mean(axis=1)),
        ("loses_precision", np.exp, lambda x: np.exp(x).astype(np.float32)),
        ("loses_precision", far_exp, lambda x: far_exp(x.astype(np.float32)).astype(np.float64)),
        ("boolean_result", lambda x: (x > 0).astype(x.dtype), lambda x: x > 0),
        ("always_the_same", lambda x: x.mean(), lambda x: 0.25),
        ("returns_nothing", column_mean, lambda x: None),
        ("text_instead", lambda x: float(x.sum()), lambda x: str(float(x.sum()))),
        ("outer_broadcast", lambda x: x[:, 0] - x[:, 1], lambda x: x[:, :1] - x[:, 1]),
    ],
)
def test_general_mistakes(name, reference, answer):
    assert names(on_arrays(reference), answer) == [name]


def test_only_batch_of_one():
    function = on_arrays(lambda x: x - x.mean(axis=1, keepdims=True), (1, 5), (3, 4), (2, 2))
    assert names(function, lambda x: x - x.mean()) == ["only_batch_of_one"]


def test_only_square():
    function = on_arrays(lambda x: x.sum() / x.shape[1], (2, 2), (3, 3), (2, 5))
    assert names(function, lambda x: x.sum() / x.shape[0]) == ["only_square"]


def test_only_the_examples():
    function = Function(
        "f",
        np.cumsum,
        visible=rows(np.random.default_rng(0), (3,), (3,)),
        cases=lambda rng: rows(rng, (5,), (7,)),
    )
    answer = lambda x: np.array([x[0], x[0] + x[1], x[0] + x[1] + x[2]])  # noqa: E731
    assert names(function, answer) == ["only_the_examples"]


def test_swallowed_errors():
    def hides(x):
        try:
            return x @ np.ones(17)
        except Exception:
            return x[0] * 1.234

    assert names(on_arrays(column_mean), hides) == ["swallows_errors"]


def test_batch_size_without_arrays_is_one():
    assert batch_size() == batch_size(3.0) == batch_size(np.float64(2)) == 1.0


def linear(x, w, b):
    return x @ w + b, (x**2).sum(axis=0)


def linear_cases(rng):
    return [
        Case(f"{n}, {d}, {h}", (rng.normal(size=(n, d)), rng.normal(size=(d, h)), rng.normal(size=h)))
        for n, d, h in [(3, 2, 4), (1, 5, 2), (4, 4, 4)]
    ]


LINEAR = [
    Wrong(
        "bias_forgotten", lambda x, w, b: (x @ w, (x**2).sum(0)), lambda x, w, b: (x.dot(w), (x * x).sum(0))
    ),
    Wrong(
        "root",
        lambda x, w, b: (x @ w + b, (x**2).sum(0) ** 0.5),
        lambda x, w, b: (x @ w + b, np.linalg.norm(x, axis=0)),
    ),
]


def test_two_faults_in_two_items_are_both_named():
    function = Function("f", linear, mistakes=LINEAR, visible=linear_cases(np.random.default_rng(1)))
    assert names(function, lambda x, w, b: (x @ w, np.linalg.norm(x, axis=0))) == ["bias_forgotten", "root"]


def test_two_faults_of_which_one_is_unknown_get_no_name():
    function = Function("f", linear, mistakes=LINEAR, visible=linear_cases(np.random.default_rng(1)))
    assert names(function, lambda x, w, b: (x @ w, np.abs(x).sum(0) + 0.3)) == []


def test_a_mistake_and_a_side_effect_are_both_named():
    function = Function("f", linear, mistakes=LINEAR, visible=linear_cases(np.random.default_rng(1)))

    def both(x, w, b):
        x *= 1.0
        x += 0.5
        x -= 0.5
        b += 1
        return (x @ w, (x**2).sum(0))

    assert names(function, both) == ["bias_forgotten", "changes_input"]


def test_isolation_finds_the_argument_that_is_used_wrongly():
    cases = linear_cases(np.random.default_rng(1))
    fault_in_bias = Symptom("bias", fault_in("b"), linear, linear)
    function = Function("f", linear, mistakes=[fault_in_bias], visible=cases)
    assert names(function, lambda x, w, b: (x @ w - 3 * b, (x**2).sum(0))) == ["bias"]
    assert names(function, lambda x, w, b: (x @ w + b + 1, (x**2).sum(0))) != ["bias"]


def test_only_item():
    function = Function(
        "f",
        linear,
        mistakes=[Symptom("second", only_item(1), linear, linear)],
        visible=linear_cases(np.random.default_rng(1)),
    )
    assert names(function, lambda x, w, b: (x @ w + b, x.sum(0))) == ["second"]
    assert names(function, lambda x, w, b: (x @ w, x.sum(0))) != ["second"]


def test_constant_factor():
    function = known_by(constant_factor(0.5), column_mean)
    assert names(function, lambda x: x.mean(axis=0) / 2) == ["known"]
    assert names(function, lambda x: x.mean(axis=0) / 2.1) == []


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def rows_sum_to_one(ask, x):
    return np.allclose(ask(x).sum(-1), 1)


def test_invariants():
    function = known_by(breaks(rows_sum_to_one), softmax)
    assert names(function, lambda x: 1 / (1 + np.exp(-x))) == ["known"]
    assert names(function, lambda x: softmax(2 * x)) == []
    assert names(function, lambda x: {}["no value"]) == ["known"]


def by_loop(x):
    return np.array([sum(column) / len(column) + 1 for column in x.T])


def by_convolution(x):
    return np.convolve(x[:, 0], [1.0], "valid")


def test_structure():
    assert names(known_by(has_loop, column_mean), by_loop) == ["known"]
    assert names(known_by(calls_function("np.convolve"), column_mean), by_convolution) == ["known"]
    assert names(known_by(all_of(has_loop, none_of(swallows_errors)), column_mean), by_loop) == ["known"]
    assert names(known_by(has_loop, column_mean), by_convolution) == []


def test_source_that_cannot_be_had_shows_nothing():
    assert names(known_by(has_loop, np.exp), np.sin) == []


def test_training_curves():
    def curve(x):
        return np.linspace(2.3, 0.1, 10) + 0 * x.sum()

    stuck = known_by(all_of(never_moves, none_of(ends_at(1.4612))), curve)
    assert names(stuck, lambda x: np.full(10, 2.3) + 0 * x.sum()) == ["known"]
    floor = known_by(ends_at(1.4612), curve)
    assert names(floor, lambda x: list(np.linspace(2.3, 1.462, 10))) == ["known"]
    assert names(floor, lambda x: np.linspace(2.3, 1.2, 10) + 0 * x.sum()) != ["known"]


class Standardizer:
    def fit(self, x):
        self.mean, self.std = x.mean(0), x.std(0)
        return self

    def transform(self, x):
        return (x - self.mean) / self.std


class WithSampleDeviation(Standardizer):
    def fit(self, x):
        self.mean, self.std = x.mean(0), x.std(0, ddof=1)
        return self


class FitsAgain(Standardizer):
    def transform(self, x):
        return (x - x.mean(0)) / x.std(0)


def fit_and_transform(make, train, test):
    scaler = make()
    scaler.fit(train)
    return scaler.transform(test)


def script_cases(rng):
    return [
        Case(
            "fit, then transform", (rng.normal(2, 3, (5, 2)), rng.normal(size=(3, 2))), play=fit_and_transform
        )
    ]


def test_classes_are_checked_by_scripts_of_calls():
    function = Function(
        "Standardizer",
        Standardizer,
        mistakes=[
            Wrong("sample", WithSampleDeviation, WithSampleDeviation),
            Wrong("own", FitsAgain, FitsAgain),
        ],
        visible=script_cases(np.random.default_rng(0)),
        cases=script_cases,
    )
    assert names(function, Standardizer) == []
    assert names(function, FitsAgain) == ["own"]
    assert names(function, WithSampleDeviation) == ["sample"]
    assert names(function, object) == []


def trained_weights(step, x):
    layer = torch.nn.Linear(3, 1, bias=False)
    torch.nn.init.ones_(layer.weight)
    step(layer, torch.tensor(x))
    return layer


def sgd_step(layer, x):
    layer(x).mean().backward()
    with torch.no_grad():
        layer.weight -= 0.1 * layer.weight.grad


def test_torch_modules_are_compared_by_their_weights():
    cases = [Case("one step", (np.ones((2, 3), np.float32),), play=trained_weights)]
    function = Function("step", sgd_step, visible=cases)
    exercise = Exercise("1.1", 1.0, [function], needs="torch", chapter="start", name="x")
    assert run(exercise, [LocalCaller(sgd_step)]).full
    assert not run(exercise, [LocalCaller(lambda layer, x: None)]).full
