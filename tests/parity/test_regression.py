"""Linear models and the perceptron: NumPy and PyTorch agree on values, dtypes and refusals."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_parity, assert_same_error, call, generators, sizes


@st.composite
def data(draw, *, kind, weights=False, options=None):
    """Inputs and targets (kind "numbers", or a pair of labels), perhaps weights, and drawn options."""
    d, rng = draw(st.integers(1, 4)), draw(generators)
    n = d + 3 + draw(sizes)
    x = rng.standard_normal((n, d)) + 0.5
    y = rng.standard_normal(n) if kind == "numbers" else rng.choice(kind, n)
    arguments = (x, y, rng.standard_normal(d), 0.25) if weights else (x, y)
    return call(*arguments, **{name: draw(values) for name, values in (options or {}).items()})


descent = {"lr": st.floats(0.01, 0.2), "steps": st.integers(0, 12), "ridge": st.sampled_from([0.0, 0.3])}


@st.composite
def whole_numbers(draw):
    """Data without rounding, so that both sides see the same mistakes."""
    n, d, rng = draw(sizes), draw(sizes), draw(generators)
    return call(
        rng.integers(-4, 5, (n, d)).astype(float), rng.choice([-1, 1], n), max_epochs=draw(st.integers(1, 20))
    )


@st.composite
def predictions(draw):
    n, d, rng = draw(sizes), draw(sizes), draw(generators)
    return call(rng.integers(-4, 5, (n, d)).astype(float), rng.integers(-2, 3, d).astype(float), 1.0)


OPERATIONS = {
    "regression.mse_and_grad": data(kind="numbers", weights=True),
    "regression.bce_and_grad": data(kind=[0, 1], weights=True),
    "regression.fit_normal": data(kind="numbers", options={"ridge": st.sampled_from([0.0, 0.3])}),
    "regression.fit_gd": data(kind="numbers", options=descent),
    "regression.fit_logistic": data(kind=[0, 1], options=descent),
    "perceptron.perceptron_fit": whole_numbers(),
    "perceptron.perceptron_predict": predictions(),
}


@pytest.mark.parametrize("path", OPERATIONS)
def test_values(path):
    assert_parity(path, OPERATIONS[path])


x, y, w = np.ones((4, 2)), np.array([0.0, 1.0, 1.0, 0.0]), np.ones(2)
COLUMN = "y must have 1 axes, got shape (4, 1)"
REFUSED = [
    ("regression.mse_and_grad", call(x, y[:, None], w, 0.0), ValueError, f"mse_and_grad: {COLUMN}"),
    (
        "regression.mse_and_grad",
        call(x, y[:3], w, 0.0),
        ValueError,
        "the same number of rows, at least 1, got x (4, 2)",
    ),
    (
        "regression.mse_and_grad",
        call(x, y, x[:, 0], 0.0),
        ValueError,
        "one weight per column of x, got x (4, 2), w (4,)",
    ),
    (
        "regression.mse_and_grad",
        call(x, y > 0, w, 0.0),
        TypeError,
        "y must hold floating-point numbers, got bool",
    ),
    ("regression.mse_and_grad", call(x, y, w.astype(np.float32), 0.0), TypeError, "got x float64, w float32"),
    ("regression.bce_and_grad", call(x, 2 * y, w, 0.0), ValueError, "labels must be 0 or 1, got also 2"),
    (
        "regression.fit_normal",
        call(x[:0], y[:0]),
        ValueError,
        "fit_normal: x and y must have the same number of rows",
    ),
    (
        "regression.fit_normal",
        call(x, y, ridge=-1.0),
        ValueError,
        "fit_normal: ridge must not be negative, got -1.0",
    ),
    (
        "regression.fit_gd",
        call(x, y, lr=0.0, steps=3),
        ValueError,
        "fit_gd: lr must be positive and steps not negative",
    ),
    ("regression.fit_gd", call(x, y[:, None], lr=0.1, steps=3), ValueError, f"fit_gd: {COLUMN}"),
    (
        "regression.fit_logistic",
        call(x, y - 0.5, lr=0.1, steps=3),
        ValueError,
        "labels must be 0 or 1, got also -0.5, 0.5",
    ),
    (
        "perceptron.perceptron_fit",
        call(x, y),
        ValueError,
        "perceptron_fit: labels must be -1 or 1, got also 0",
    ),
    (
        "perceptron.perceptron_fit",
        call(x, 2 * y - 1, max_epochs=0),
        ValueError,
        "max_epochs must be at least 1, got 0",
    ),
    (
        "perceptron.perceptron_predict",
        call(x, w[:1], 0.0),
        ValueError,
        "w must have one weight per column of x",
    ),
]


@pytest.mark.parametrize(("path", "bad", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(path, bad, error, text):
    assert_same_error(path, bad, error, text)
