"""Activation functions: NumPy and PyTorch agree on values, gradients, dtypes and refusals."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_parity, assert_same_error, call, generators, layer, sizes

ELEMENTWISE = ["sigmoid", "tanh", "relu", "leaky_relu", "elu", "gelu", "silu", "softplus"]
OPTIONS = {
    "leaky_relu": st.fixed_dictionaries({}, optional={"slope": st.sampled_from([0.0, 0.2, 0.5])}),
    "elu": st.fixed_dictionaries({}, optional={"alpha": st.sampled_from([0.5, 2.0])}),
    "gelu": st.fixed_dictionaries({}, optional={"approximate": st.sampled_from(["none", "tanh"])}),
}


@st.composite
def elementwise_calls(draw, name):
    """Normal values of a drawn spread, with exact zeros among them: the kinks must agree too."""
    shape = draw(st.lists(sizes, min_size=0, max_size=4))
    x = draw(generators).normal(0, draw(st.sampled_from([0.1, 3, 30])), shape)
    x = np.where(draw(generators).random(shape) < 0.2, 0, x)
    x.flat[0] = 0.5  # where all units saturate, gradients are nothing but rounding
    return call(x, **draw(OPTIONS.get(name, st.just({}))))


@st.composite
def softmax_calls(draw):
    shape = draw(st.lists(sizes, min_size=1, max_size=4))
    x = draw(generators).normal(0, draw(st.sampled_from([0.1, 3, 100])), shape)
    return call(x, axis=draw(st.integers(-len(shape), len(shape) - 1)))


OPERATIONS = {
    **{f"activations.{name}": elementwise_calls(name) for name in ELEMENTWISE},
    "activations.softmax": softmax_calls(),
    "activations.log_softmax": softmax_calls(),
}
LAYERS = [
    *(layer(name, shape=(4, 5)) for name in ("ReLU", "LeakyReLU", "GELU", "Sigmoid", "Tanh")),
    layer("LeakyReLU", 0.2, shape=(4, 5)),
]


@pytest.mark.parametrize("path", OPERATIONS)
def test_values_and_gradients(path):
    assert_parity(path, OPERATIONS[path])


@pytest.mark.parametrize("name", [*ELEMENTWISE, "softmax", "log_softmax"])
@pytest.mark.parametrize("dtype", [np.int64, np.bool_])
def test_integers_and_booleans_are_refused(name, dtype):
    text = f"{name}: x must hold floating-point numbers, got {np.dtype(dtype)}"
    assert_same_error(f"activations.{name}", call(np.ones((2, 3), dtype)), TypeError, text)


@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
@pytest.mark.parametrize("axis", [2, -3])
def test_an_axis_that_does_not_exist_is_refused(name, axis):
    text = f"{name}: axis {axis} does not exist in shape (2, 3)"
    assert_same_error(f"activations.{name}", call(np.ones((2, 3)), axis=axis), ValueError, text)


def test_an_unknown_form_of_gelu_is_refused():
    text = "gelu: approximate must be 'none' or 'tanh', got 'sigmoid'"
    assert_same_error("activations.gelu", call(np.ones(3), approximate="sigmoid"), ValueError, text)
