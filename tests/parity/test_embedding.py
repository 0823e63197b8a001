"""The embedding: NumPy and PyTorch agree on values, gradients, dtypes and refusals."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_parity, assert_same_error, call, generators, sizes


@st.composite
def embedding_calls(draw):
    """Short tables and many indices, so that rows are looked up several times."""
    v, d, rng = draw(st.integers(1, 4)), draw(sizes), draw(generators)
    shape = draw(st.lists(sizes, min_size=0, max_size=3))
    kind = draw(st.sampled_from([np.int64, np.int32, np.uint8]))
    return call(np.asarray(rng.integers(0, v, shape), kind), rng.standard_normal((v, d)))


OPERATIONS = {"lookup.embedding": embedding_calls()}


def test_embedding():
    assert_parity("lookup.embedding", OPERATIONS["lookup.embedding"])


table = np.ones((4, 2))
REFUSED = [
    (call(np.array([0.0, 1.0]), table), TypeError, "indices must hold integers, got float64"),
    (call(np.array([True]), table), TypeError, "indices must hold integers, got bool"),
    (call(np.array([0]), table.astype(int)), TypeError, "w must hold floating-point numbers, got int64"),
    (call(np.array([0, 4]), table), ValueError, "indices must lie in [0, 3], got values from 0 to 4"),
    (call(np.array([-1, 2]), table), ValueError, "indices must lie in [0, 3], got values from -1 to 2"),
    (call(np.zeros((0, 3), int), table), ValueError, "indices is empty, shape (0, 3)"),
    (call(np.array([0]), table[0]), ValueError, "w must have 2 axes, got shape (2,)"),
]


@pytest.mark.parametrize(("bad", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(bad, error, text):
    assert_same_error("lookup.embedding", bad, error, f"embedding: {text}")
