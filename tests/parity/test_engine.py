"""The parity engine itself: whatever it is meant to notice, it notices."""

import numpy as np
import pytest
import torch
from hypothesis import strategies as st
from parity import assert_parity, assert_same_error, assert_twins, call, relative_error, rounding

import dlcourse.numpy.activations as activations
import dlcourse.torch.activations as torch_activations
from dlcourse.numpy.activations import relu, relu_backward
from dlcourse.torch._differentiable import differentiable

calls = st.just(call(np.array([[-1.0, 2.0, 3.0], [0.5, 0.0, -4.0]])))


def in_place(x):
    x[x < 0] = 0
    return x, x > 0


def changes_the_upstream_gradient(dout, cache):
    dout *= cache
    return dout


def changes_the_cache(dout, cache):
    dx = dout * cache
    cache[:] = False
    return dx


WRONG = [
    ("relu", lambda x: (np.abs(x), x > 0), AssertionError, "out in float32"),
    ("relu", lambda x: (np.maximum(x, 0)[:1], x[:1] > 0), AssertionError, "shape"),
    ("relu", lambda x: (np.maximum(x, 0).astype(np.float64), x > 0), AssertionError, "float64 from float32"),
    ("relu", lambda x: (np.maximum(x, 0) * (1 + 1e-8), x > 0), AssertionError, "out in float64"),
    ("relu", lambda x: (np.maximum(x, 0), x.ravel("K") > 0), ValueError, "broadcast"),
    ("relu", in_place, ValueError, "read-only"),
    ("relu_backward", lambda dout, cache: cache * 1.0, AssertionError, "float64 from float32"),
    ("relu_backward", lambda dout, cache: cache.astype(dout.dtype), AssertionError, "gradients in float32"),
    ("relu_backward", lambda dout, cache: (dout * cache,), AssertionError, "gradients"),
    ("relu_backward", changes_the_upstream_gradient, ValueError, "read-only"),
    ("relu_backward", changes_the_cache, AssertionError, "second backward"),
]


@pytest.mark.parametrize(("name", "wrong", "error", "text"), WRONG)
def test_a_wrong_function_is_noticed(name, wrong, error, text, monkeypatch):
    monkeypatch.setattr(activations, name, wrong)
    with pytest.raises(error, match=text):
        assert_parity("activations.relu", calls)


def test_a_tensor_on_another_device_is_noticed(monkeypatch):
    @differentiable
    def relu_on_the_default_device(x):
        return torch.maximum(x, torch.zeros(x.shape, dtype=x.dtype))

    monkeypatch.setattr(torch_activations, "relu", relu_on_the_default_device)
    with pytest.raises((RuntimeError, NotImplementedError), match="meta"):
        assert_parity("activations.relu", calls)


def test_the_right_function_passes(monkeypatch):
    monkeypatch.setattr(activations, "relu", lambda x: relu(x.copy()))
    monkeypatch.setattr(activations, "relu_backward", lambda dout, cache: relu_backward(dout.copy(), cache))
    assert_parity("activations.relu", calls)


def test_another_signature_is_noticed(monkeypatch):
    def leaky_relu(x, *, slope=0.02):
        return x, slope

    monkeypatch.setattr(leaky_relu, "__module__", activations.__name__, raising=False)
    monkeypatch.setattr(activations, "leaky_relu", leaky_relu)
    with pytest.raises(AssertionError):
        assert_twins("activations")


def test_another_message_is_noticed(monkeypatch):
    def refuse(x):
        raise TypeError("relu: x must hold floating-point numbers, please")

    monkeypatch.setattr(activations, "relu", refuse)
    with pytest.raises(AssertionError):
        assert_same_error("activations.relu", call(np.ones(3, int)), TypeError, "floating-point numbers")


def test_the_order_of_a_sum_is_no_difference_though_its_terms_cancel():
    rng = np.random.default_rng(0)
    for length in (10, 100, 1000):
        for _ in range(100):
            terms = rng.normal(0, 3, length).astype(np.float32)
            terms[-1] -= terms.sum()
            one, other = (np.array([np.add.accumulate(order)[-1]]) for order in (terms, terms[::-1]))
            assert relative_error(one, other, rounding("float32", terms)) == 0


def test_more_than_rounding_is_noticed():
    a, b = np.array([1e-3]), np.array([1.2e-3])
    assert relative_error(a, b, rounding("float64", np.full(100, 5.0))) == pytest.approx(1 / 6)
    assert not relative_error(np.array([np.nan]), b, 1.0) <= 1


def test_the_rounding_follows_floating_point_numbers_only():
    found = rounding("float32", (np.array([np.inf, 2.0]), torch.ones(3)), {"labels": np.array([700])}, None)
    assert found == pytest.approx(6 * np.finfo("float32").eps)
