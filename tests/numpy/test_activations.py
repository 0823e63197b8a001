"""Activation functions in NumPy: central differences, extreme inputs, kinks and known values."""

import math

import numpy as np
import pytest
from gradcheck import assert_gradients
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from dlcourse.numpy import activations
from dlcourse.numpy._erf import erf

VARIANTS = [
    ("sigmoid", {}),
    ("tanh", {}),
    ("relu", {}),
    ("leaky_relu", {"slope": 0.3}),
    ("elu", {"alpha": 1.7}),
    ("gelu", {"approximate": "none"}),
    ("gelu", {"approximate": "tanh"}),
    ("silu", {}),
    ("softplus", {}),
    ("softmax", {"axis": 0}),
    ("softmax", {"axis": -1}),
    ("log_softmax", {"axis": 1}),
]
LIMITS = {  # at -1000 and at +1000
    "sigmoid": (0, 1),
    "tanh": (-1, 1),
    "relu": (0, 1000),
    "leaky_relu": (-10, 1000),
    "elu": (-1, 1000),
    "gelu": (0, 1000),
    "silu": (0, 1000),
    "softplus": (0, 1000),
    "softmax": (0, 1),
    "log_softmax": (-2000, 0),
}


def functions(name):
    return getattr(activations, name), getattr(activations, f"{name}_backward")


@pytest.mark.parametrize(("name", "options"), VARIANTS)
def test_backward_agrees_with_central_differences(name, options):
    x = np.random.default_rng(0).normal(0, 2, (3, 5))
    assert_gradients(*functions(name), x, **options)


@pytest.mark.parametrize("name", LIMITS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_extreme_inputs_give_the_limits_without_a_warning(name, dtype):
    forward, backward = functions(name)
    with np.errstate(all="raise"):
        out, cache = forward(np.array([-1000, 1000], dtype))
        gradient = backward(np.array([0.3, -0.7], dtype), cache)
    np.testing.assert_array_equal(out, LIMITS[name])
    assert np.isfinite(gradient).all()


@pytest.mark.parametrize(
    ("name", "slope"), [("relu", 0), ("leaky_relu", 0.01), ("elu", 1), ("gelu", 0.5), ("softplus", 0.5)]
)
def test_derivative_at_zero(name, slope):
    forward, backward = functions(name)
    _, cache = forward(np.zeros(1))
    assert backward(np.ones(1), cache) == slope


@pytest.mark.parametrize("name", LIMITS)
def test_not_a_number_stays_not_a_number(name):
    out, _ = functions(name)[0](np.array([np.nan]))
    assert np.isnan(out).all()


@given(arrays(np.float64, array_shapes(), elements=st.floats(-100, 100)), st.floats(-100, 100))
def test_softmax_rows_sum_to_one_and_ignore_a_common_shift(x, shift):
    p, _ = activations.softmax(x)
    np.testing.assert_allclose(p.sum(axis=-1), 1, rtol=1e-12)
    np.testing.assert_allclose(activations.softmax(x + shift)[0], p, rtol=1e-10, atol=1e-300)


@given(st.floats(allow_nan=False))
def test_erf_reaches_double_precision(x):
    expected = math.erf(x)
    assert abs(erf(np.array([x]))[0] - expected) <= 1e-14 * abs(expected)


def test_erf_in_single_precision():
    x = np.linspace(-5, 5, 10001, dtype=np.float32)
    expected = np.array([math.erf(value) for value in x])
    assert erf(x).dtype == np.float32
    np.testing.assert_allclose(erf(x), expected, rtol=3e-7)
