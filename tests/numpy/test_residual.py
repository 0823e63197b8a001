"""The residual block in NumPy: central differences for each tensor, and a dead main path."""

import numpy as np
import pytest
from gradcheck import assert_gradients

from dlcourse.numpy.residual import residual_block, residual_block_backward

rng = np.random.default_rng(0)


def parameters(channels, filters, project):
    shapes = [
        (filters, channels, 3, 3),
        (filters,),
        (filters,),
        (filters, filters, 3, 3),
        (filters,),
        (filters,),
    ]
    return [rng.standard_normal(s) for s in shapes + [(filters, channels, 1, 1)] * project]


@pytest.mark.parametrize(("filters", "stride", "project"), [(2, 1, False), (3, 2, True)])
@pytest.mark.parametrize("training", [True, False])
def test_backward_agrees_with_central_differences(filters, stride, project, training):
    x = rng.standard_normal((2, 2, 4, 5))
    running = tuple((rng.standard_normal(filters), rng.uniform(0.5, 2, filters)) for _ in range(2))
    arrays = parameters(2, filters, project)
    options = {"training": training, "running": running, "stride": stride}
    assert_gradients(residual_block, residual_block_backward, x, *arrays, **options, tolerance=1e-6)


def test_zero_weights_leave_the_rectified_input_and_its_gradient():
    x, dout = rng.standard_normal((2, 3, 4, 4)), rng.standard_normal((2, 3, 4, 4))
    w, one, zero = np.zeros((3, 3, 3, 3)), np.ones(3), np.zeros(3)
    out, cache = residual_block(x, w, one, zero, w, one, zero, training=True)
    np.testing.assert_array_equal(out, np.maximum(x, 0))
    np.testing.assert_array_equal(residual_block_backward(dout, cache)[0], dout * (x > 0))


def test_a_stride_of_two_halves_the_image():
    out, _ = residual_block(
        rng.standard_normal((2, 2, 7, 8)), *parameters(2, 4, True), training=True, stride=2
    )
    assert out.shape == (2, 4, 4, 4)
