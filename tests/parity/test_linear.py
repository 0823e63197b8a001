"""The linear layer and flattening: NumPy and PyTorch agree on values, gradients, dtypes and refusals."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_parity, assert_same_error, call, generators, layer, sizes


@st.composite
def linear_calls(draw):
    leading, d, h, rng = (
        draw(st.lists(sizes, min_size=1, max_size=2)),
        draw(sizes),
        draw(sizes),
        draw(generators),
    )
    return call(rng.standard_normal((*leading, d)), rng.standard_normal((d, h)), rng.standard_normal(h))


@st.composite
def flatten_calls(draw):
    return call(draw(generators).standard_normal(draw(st.lists(sizes, min_size=1, max_size=4))))


OPERATIONS = {"dense.linear": linear_calls(), "dense.flatten": flatten_calls()}
LAYERS = [
    layer("Linear", 5, 3, shape=(4, 5)),
    layer("Linear", 5, 3, shape=(2, 4, 5)),
    layer("Flatten", shape=(3, 2, 4, 5)),
]


@pytest.mark.parametrize("path", OPERATIONS)
def test_values_and_gradients(path):
    assert_parity(path, OPERATIONS[path])


x, w, b = np.ones((5, 3)), np.ones((3, 2)), np.ones(2)
REFUSED = [
    ("linear", call(x, w.T, b), ValueError, "x has 3 features but w expects 2 (x (5, 3), w (2, 3))"),
    ("linear", call(x, w, b[:, None]), ValueError, "b must have shape (2,), got (2, 1)"),
    ("linear", call(x[0], w, b), ValueError, "x must have at least 2 axes, (N, D), got shape (3,)"),
    ("linear", call(x, w[0], b), ValueError, "w must have 2 axes, got shape (2,)"),
    ("linear", call(x.astype(int), w, b), TypeError, "x must hold floating-point numbers, got int64"),
    ("linear", call(x.astype(np.float32), w, b), TypeError, "got x float32, w float64, b float64"),
    ("flatten", call(x > 0), TypeError, "x must hold floating-point numbers, got bool"),
    ("flatten", call(np.array(1.0)), ValueError, "x must have a batch axis, got shape ()"),
]


@pytest.mark.parametrize(("name", "bad", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(name, bad, error, text):
    assert_same_error(f"dense.{name}", bad, error, f"{name}: {text}" if error is ValueError else text)
