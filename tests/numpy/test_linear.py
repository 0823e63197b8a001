"""The linear layer in NumPy: central differences for each tensor, and the order of flattening."""

import numpy as np
import pytest
from gradcheck import assert_gradients

from dlcourse.numpy.dense import flatten, linear, linear_backward


@pytest.mark.parametrize("leading", [(4,), (1,), (2, 3)])
def test_backward_agrees_with_central_differences(leading):
    rng = np.random.default_rng(0)
    x, w, b = rng.standard_normal((*leading, 3)), rng.standard_normal((3, 5)), rng.standard_normal(5)
    assert_gradients(linear, linear_backward, x, w, b)


def test_flattening_runs_through_columns_then_rows_then_channels():
    x = np.arange(2.0 * 3 * 4 * 5).reshape(2, 3, 4, 5)
    out, _ = flatten(x)
    np.testing.assert_array_equal(out[1], np.arange(60.0, 120.0))


def test_an_empty_batch_keeps_its_features():
    assert flatten(np.ones((0, 3, 2)))[0].shape == (0, 6)
