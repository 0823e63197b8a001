"""Losses: NumPy and PyTorch agree on values, gradients, dtypes and refusals."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_close, assert_parity, assert_same_error, call, generators, run, sizes

shapes = st.lists(sizes, min_size=0, max_size=3)


@st.composite
def regression_calls(draw):
    """Predictions and targets, some of them equal: the kink of the absolute error must agree too."""
    shape, rng = draw(shapes), draw(generators)
    targets = rng.standard_normal(shape)
    error = rng.standard_normal(shape) * (rng.random(shape) < 0.8)
    return call(np.asarray(targets + error), np.asarray(targets))


@st.composite
def probability_calls(draw):
    shape, rng = draw(shapes), draw(generators)
    return call(rng.uniform(0.01, 0.99, shape), draw(binary_targets(shape)))


@st.composite
def logit_calls(draw):
    """One prediction is wrong for sure: where all are right, gradients are nothing but rounding."""
    shape, rng = draw(shapes), draw(generators)
    logits = np.asarray(rng.normal(0, draw(st.sampled_from([0.1, 3, 30])), shape))
    targets = draw(binary_targets(shape))
    logits.flat[0], targets.flat[0] = 0.7, 0
    return call(logits, targets)


@st.composite
def binary_targets(draw, shape):
    rng = draw(generators)
    return np.asarray(draw(st.sampled_from([rng.random(shape), rng.integers(0, 2, shape).astype(float)])))


@st.composite
def class_calls(draw):
    """One row is wrong for sure: where all are right, gradients are nothing but rounding."""
    n, k, rng = draw(sizes), draw(st.integers(2, 5)), draw(generators)
    targets = rng.integers(0, k, n, dtype=draw(st.sampled_from([np.int64, np.int32])))
    logits = rng.normal(0, draw(st.sampled_from([1, 10])), (n, k))
    targets[0] = np.argmin(logits[0])
    return call(logits, targets, label_smoothing=draw(st.sampled_from([0.0, 0.1, 0.5])))


@st.composite
def divergence_calls(draw):
    """Targets with exact zeros in them, and mostly of class 0, which the model holds unlikely."""
    n, k, rng = draw(sizes), draw(st.integers(2, 5)), draw(generators)
    p = rng.random((n, k)) * (rng.random((n, k)) < 0.7) + 2 * np.eye(k)[0]
    q = rng.random((n, k)) + 2 * np.eye(k)[1]
    return call(np.log(q / q.sum(1, keepdims=True)), p / p.sum(1, keepdims=True))


OPERATIONS = {
    "losses.mse": regression_calls(),
    "losses.mae": regression_calls(),
    "losses.bce": probability_calls(),
    "losses.bce_with_logits": logit_calls(),
    "losses.cross_entropy": class_calls(),
    "losses.kl_divergence": divergence_calls(),
}


@pytest.mark.parametrize("path", OPERATIONS)
def test_loss(path):
    assert_parity(path, OPERATIONS[path])


def test_bce_at_certainty():
    """In float32 only: the 1e-12 under PyTorch's gradient is a float32 constant, even for float64."""
    certain = call(np.array([0.0, 1.0, 0.0, 1.0]), np.array([0.0, 1.0, 1.0, 0.0]))
    got, expected = (run(backend, "losses.bce", certain, "float32") for backend in ("numpy", "torch"))
    assert_close(got.out, expected.out, 1e-6, "loss")
    assert_close(got.gradients, expected.gradients, 1e-6, "gradient")


@pytest.mark.parametrize(
    ("name", "first"),
    [("mse", "predictions"), ("mae", "predictions"), ("bce", "probabilities"), ("bce_with_logits", "logits")],
)
def test_a_column_against_a_vector_is_refused_instead_of_broadcast(name, first):
    text = f"{name}: shapes must be equal, got {first} (4, 1), targets (4,)"
    assert_same_error(f"losses.{name}", call(np.full((4, 1), 0.5), np.full(4, 0.5)), ValueError, text)


ones = np.ones((3, 4))
REFUSED = [
    ("mse", call(ones, ones.astype(int)), TypeError, "targets must hold floating-point numbers, got int64"),
    ("mae", call(ones, ones.astype(np.float32)), TypeError, "got predictions float64, targets float32"),
    ("mse", call(ones[:0], ones[:0]), ValueError, "predictions is empty, shape (0, 4)"),
    ("bce", call(2 * ones, ones), ValueError, "probabilities must lie in [0, 1], got values from 2.0 to 2.0"),
    ("bce", call(ones * np.nan, ones), ValueError, "probabilities must lie in [0, 1], got values from nan"),
    ("bce_with_logits", call(ones, -ones), ValueError, "targets must lie in [0, 1], got values from -1.0"),
    ("cross_entropy", call(ones, np.zeros(3)), TypeError, "targets must hold integers, got float64"),
    (
        "cross_entropy",
        call(ones, np.array([0, 1, 4])),
        ValueError,
        "must lie in [0, 3], got values from 0 to 4",
    ),
    ("cross_entropy", call(ones, np.array([0, -1, 3])), ValueError, "must lie in [0, 3], got values from -1"),
    ("cross_entropy", call(ones, np.zeros((3, 1), int)), ValueError, "must have shape (3,), got (3, 1)"),
    ("cross_entropy", call(ones[0], np.zeros(4, int)), ValueError, "logits must have 2 axes, got shape (4,)"),
    ("cross_entropy", call(ones, np.zeros(3, int), label_smoothing=1.5), ValueError, "got 1.5"),
    ("kl_divergence", call(-ones, ones), ValueError, "rows of p must sum to 1, got sums from 4.0 to 4.0"),
    ("kl_divergence", call(-ones[0], ones[0] / 4), ValueError, "log_q must have 2 axes, got shape (4,)"),
]


@pytest.mark.parametrize(("name", "bad", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(name, bad, error, text):
    assert_same_error(f"losses.{name}", bad, error, text)
