"""The explorers of chapter 6: right numbers, every state drawable, sentences without gaps."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse.chapters.backprop.explorers import _graphs, _passes, flow, step_size, stepper
from dlcourse.exploring import InputError, State, Texts
from dlcourse.numpy.autograd import Value

numbers = st.floats(-2, 2).map(lambda x: round(x, 2))


def by_torch(expression, a, b):
    leaves = {
        name: torch.tensor(value, dtype=torch.float64, requires_grad=True)
        for name, value in {"a": a, "b": b}.items()
    }
    out = eval(expression, {"tanh": torch.tanh, **leaves})
    return out.item(), torch.autograd.grad(
        out, list(leaves.values()), allow_unused=True, materialize_grads=True
    )


def finished(expression, a, b, forget=False):
    nodes = _graphs.parse(expression)
    return _passes.run(nodes, {"a": a, "b": b}, _passes.last_step(nodes), forget)


FORMULAS = [*stepper.EXPRESSIONS, "-a * b", "a * b * a * b", "tanh(a) ** 3 - a", "2 * a - b / 2"]


@pytest.mark.parametrize("expression", FORMULAS)
@given(a=numbers, b=numbers.filter(lambda x: abs(x) > 0.1))
@settings(max_examples=20)
def test_a_finished_backward_pass_agrees_with_torch_and_with_an_engine(expression, a, b):
    stage = finished(expression, a, b)
    value, gradients = by_torch(expression, a, b)
    assert stage.values[-1] == pytest.approx(value, abs=1e-12)
    engine = _passes.by_engine(stage.nodes, {"a": a, "b": b}, Value)
    for name, gradient in zip("ab", gradients, strict=True):
        assert stage.letters.get(name, 0.0) == pytest.approx(gradient.item(), abs=1e-9)
        assert engine.get(name, 0.0) == pytest.approx(gradient.item(), abs=1e-9)
        assert stage.measured.get(name, 0.0) == pytest.approx(gradient.item(), abs=1e-4)
    assert stage.wrong(stage.letters) == []


def test_forgetting_to_add_is_visible_in_every_formula_with_a_fork():
    for expression in stepper.EXPRESSIONS:
        right, wrong = (finished(expression, 1.5, -0.5, forget) for forget in (False, True))
        assert (right.grads != wrong.grads) == bool(_passes.forks(right.nodes))


def test_values_come_one_by_one_and_then_gradients():
    nodes = _graphs.parse("a * b + a")
    stages = [_passes.run(nodes, {"a": 1.5, "b": -0.5}, step, False) for step in range(6)]
    assert [sum(map(stage.is_reached, range(4))) for stage in stages] == [2, 3, 4, 4, 4, 4]
    names = [stage.nodes[stage.current].name if stage.current is not None else "" for stage in stages]
    assert names == ["", "c", "L", "L", "L", "c"]
    assert [stage.letters for stage in stages][3:] == [{}, {"a": 1.0}, {"a": 0.5, "b": 1.5}]


@pytest.mark.parametrize(
    "expression, key",
    [
        ("a +", "incomplete"),
        ("", "incomplete"),
        ("2a", "incomplete"),
        ("a + c", "unknown"),
        ("__import__('os')", "unknown"),
        ("a ** b", "exponent"),
        ("a ** 0.5", "exponent"),
        ("9 ** 9 ** 9", "exponent"),
        ("a // b", "unknown"),
        ("True", "unknown"),
        ("+".join("ab" * 9), "too_large"),
        ("[a]", "unknown"),
        ("tanh(a, b)", "unknown"),
    ],
)
def test_formulas_that_cannot_be_drawn_are_refused_in_words(expression, key):
    with pytest.raises(InputError) as refusal:
        _graphs.parse(expression)
    assert refusal.value.key == key
    assert "“" in Texts.of("backprop.stepper").errors[key].format(**refusal.value.values)


@pytest.mark.parametrize("expression", ["a / (b - b)", "a / b", "(a * 999) ** 99 * (a * 999) ** 99"])
def test_a_formula_without_a_value_is_drawn_and_said_to_have_none(expression):
    changed = {"expression": expression, "a": 2.0, "b": 0.0}
    state = stepper.explorer.settle(stepper.explorer.initial_state(), changed)
    data = stepper.compute(**state)
    assert not data.has_values
    assert "no value" in stepper.describe(State(**state), data, Texts.of("backprop.stepper").words())


def test_letters_typed_on_paper_are_read_as_well():
    assert _graphs.parse("a·b − a²") == _graphs.parse("a * b - a ** 2")


class Overwriting:
    """An engine with the most frequent mistake."""

    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes, self.grad = data, parents, slopes, 0.0

    def __add__(self, other):
        return Overwriting(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        return Overwriting(self.data * other.data, (self, other), (other.data, self.data))

    def backward(self):
        self.grad, waiting = 1.0, [self]
        while waiting:
            value = waiting.pop(0)
            for parent, slope in zip(value.parents, value.slopes, strict=True):
                parent.grad = value.grad * slope
                waiting.append(parent)


def test_a_students_engine_is_compared_with_measured_slopes():
    found = stepper.compute("a * b + a", "a * b + a", 1.5, -0.5, 5, False, Overwriting)
    assert found.yours == {"a": -0.5, "b": 1.5}
    assert found.wrong(found.yours) == ["a"]
    failing = stepper.compute("a * b + a", "a * b + a", 1.0, 1.0, 5, False, lambda number: object())
    assert failing.yours.startswith("TypeError")


def test_gradients_have_the_shape_of_what_they_belong_to():
    data = flow.compute(batch=5, width=8, hidden=2, activation="tanh")
    assert [layer.w for layer in data.layers] == [(64, 8), (8, 8), (8, 10)]
    assert [layer.x for layer in data.layers] == [(5, 64), (5, 8), (5, 8)]


def test_sigmoid_gradients_fall_from_layer_to_layer():
    data = flow.compute(batch=32, width=64, hidden=4, activation="sigmoid")
    sizes = [layer.dw for layer in data.layers]
    assert sizes[0] < sizes[-1] / 10


def test_the_v_curve():
    central, forward = (step_size.compute(-5.0, "float64", "sin", 1.0, kind) for kind in (True, False))
    best = step_size.EXPONENTS[np.argmin(central.double)]
    assert -7 <= best <= -4
    assert central.double.min() < 1e-10 < forward.double.min() < 1e-6
    assert central.single.min() > 1e-7
    coarse, fine = (central.double[np.argmin(abs(step_size.EXPONENTS - e))] for e in (-1, -2))
    assert math.log10(coarse / fine) == pytest.approx(2, abs=0.1)


def test_near_x_float32_is_a_staircase_and_float64_a_line():
    stairs, line = (step_size.compute(-7.0, name, "sin", 1.0, True).near for name in ("float32", "float64"))
    assert len(np.unique(stairs)) < 10 < len(np.unique(line))
    np.testing.assert_allclose(line, step_size._NEAR, atol=1e-6)


def test_a_students_check_draws_the_same_curve():
    def grad_check(f, x, grad, eps):
        slope = (f(x + eps) - f(x - eps)) / (2 * eps)
        return np.abs(slope - grad).max() / np.abs(slope)

    data = step_size.compute(-5.0, "float64", "exp", 1.0, True, grad_check)
    np.testing.assert_allclose(np.log10(data.yours), np.log10(data.double), atol=0.7)
