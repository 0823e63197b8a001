"""The explorers of chapter 6: right numbers, every state drawable, sentences without gaps."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse.chapters.backprop.explorers import _graphs, flow, step_size, stepper

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


@pytest.mark.parametrize(
    "expression", [*stepper.EXPRESSIONS, "-a * b", "a * b * a * b", "tanh(a) ** 3 - a", "2 * a - b / 2"]
)
@given(a=numbers, b=numbers.filter(lambda x: abs(x) > 0.1))
@settings(max_examples=20, deadline=None)
def test_a_finished_backward_pass_agrees_with_torch(expression, a, b):
    nodes = _graphs.build(expression, {"a": a, "b": b})
    _graphs.go_backward(nodes, 1 + len(_graphs.backward_order(nodes)), forget=False)
    value, gradients = by_torch(expression, a, b)
    assert nodes[-1].value == pytest.approx(value, abs=1e-12)
    for name, gradient in zip("ab", gradients, strict=True):
        grad = next((node.grad for node in nodes if node.label == name), 0.0)
        assert grad == pytest.approx(gradient.item(), abs=1e-9)


def test_forgetting_to_add_is_visible_in_every_formula_with_a_fork():
    for expression in stepper.EXPRESSIONS:
        right, wrong = (
            stepper.compute(expression, 1.5, -0.5, step, forget) for step, forget in [(20, False), (20, True)]
        )
        steps = right.steps
        right, wrong = (stepper.compute(expression, 1.5, -0.5, steps, forget) for forget in (False, True))
        differs = [n.grad for n in right.nodes] != [n.grad for n in wrong.nodes]
        forks = any(sum(node.parents.count(i) for node in right.nodes) > 1 for i in range(len(right.nodes)))
        assert differs == forks


def test_the_button_starts_anew_after_the_last_step():
    steps = stepper.compute("a * b + a", 1.0, 1.0, 0, False).steps
    assert stepper.compute("a * b + a", 1.0, 1.0, steps + 1, False).step == 0


@pytest.mark.parametrize(
    "expression",
    [
        "a +",
        "a + c",
        "__import__('os')",
        "a ** b",
        "a ** 0.5",
        "a // b",
        "a / (b - b)",
        "+".join("ab" * 9),
        "[a]",
        "tanh(a, b)",
    ],
)
def test_formulas_that_cannot_be_drawn_are_refused_in_words(expression):
    with pytest.raises(_graphs.GraphError, match="“"):
        _graphs.build(expression, {"a": 1.0, "b": 2.0})


def test_gradients_have_the_shape_of_what_they_belong_to():
    data = flow.compute(batch=5, width=8, hidden=2, activation="tanh")
    assert [layer.w for layer in data.layers] == [(64, 8), (8, 8), (8, 10)]
    assert [layer.x for layer in data.layers] == [(5, 64), (5, 8), (5, 8)]


def test_sigmoid_gradients_fall_from_layer_to_layer():
    data = flow.compute(batch=32, width=64, hidden=4, activation="sigmoid")
    sizes = [layer.dw for layer in data.layers]
    assert sizes[0] < sizes[-1] / 10


def test_the_v_curve():
    central, forward = (step_size.compute("sin", 1.0, -5.0, kind) for kind in (True, False))
    best = step_size.EXPONENTS[np.argmin(central.double)]
    assert -7 <= best <= -4
    assert central.double.min() < 1e-10 < forward.double.min() < 1e-6
    assert central.single.min() > 1e-7
    coarse, fine = (central.double[np.argmin(abs(step_size.EXPONENTS - e))] for e in (-1, -2))
    assert math.log10(coarse / fine) == pytest.approx(2, abs=0.1)
