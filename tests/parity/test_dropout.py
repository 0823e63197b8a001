"""Dropout: NumPy and PyTorch agree on values, gradients, dtypes and refusals for the same mask."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_parity, assert_same_error, call, generators, sizes


@st.composite
def dropout_calls(draw):
    shape, rng, p = draw(st.lists(sizes, min_size=1, max_size=3)), draw(generators), draw(st.floats(0, 0.9))
    mask = rng.random(shape) >= p
    return call(rng.standard_normal(shape), p=p, training=draw(st.booleans()), mask=mask)


OPERATIONS = {"regularization.dropout": dropout_calls()}


def test_dropout():
    assert_parity("regularization.dropout", OPERATIONS["regularization.dropout"])


x, keep = np.ones((2, 3)), np.ones((2, 3), bool)
REFUSED = [
    (
        call(x, p=1.0, training=True, mask=keep),
        ValueError,
        "p, the share that is dropped, must lie in [0, 1)",
    ),
    (call(x, p=-0.1, training=False), ValueError, "got -0.1"),
    (call(x, p=0.5, training=True), ValueError, "training needs either rng or mask, got neither"),
    (call(x, p=0.5, training=True, mask=keep, rng=object()), ValueError, "either rng or mask, got both"),
    (call(x, p=0.5, training=True, mask=keep[0]), ValueError, "mask must have shape (2, 3), got (3,)"),
    (call(x, p=0.5, training=True, mask=keep.astype(int)), TypeError, "mask must hold booleans"),
    (call(keep, p=0.5, training=False), TypeError, "x must hold floating-point numbers, got bool"),
]


@pytest.mark.parametrize(("bad", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(bad, error, text):
    assert_same_error("regularization.dropout", bad, error, text)
