"""Pooling in NumPy: central differences, ties, negative images and known values."""

import numpy as np
import pytest
from gradcheck import assert_gradients

from dlcourse.numpy import pool

OPTIONS = [
    {"size": 2},
    {"size": 3, "stride": 2, "padding": 1},
    {"size": (1, 3), "stride": (2, 1)},
    {"size": 2, "stride": 3},
]


@pytest.mark.parametrize("name", ["max_pool2d", "avg_pool2d"])
@pytest.mark.parametrize("options", OPTIONS)
def test_backward_agrees_with_central_differences(name, options):
    x = np.random.default_rng(0).permutation(120).reshape(2, 2, 6, 5) / 10  # no two pixels closer than 0.1
    forward, backward = getattr(pool, name), getattr(pool, f"{name}_backward")
    options = dict(options)
    size = options.pop("size")
    assert_gradients(lambda x: forward(x, size, **options), backward, x)


def test_global_backward_agrees_with_central_differences():
    x = np.random.default_rng(0).standard_normal((2, 3, 4, 5))
    assert_gradients(pool.global_avg_pool2d, pool.global_avg_pool2d_backward, x)


def test_the_first_of_equal_maxima_gets_the_whole_gradient():
    x = np.zeros((1, 1, 2, 4))
    x[0, 0, 1, 2:] = 7
    _, cache = pool.max_pool2d(x, 2)
    dx = pool.max_pool2d_backward(np.array([[[[3.0, 5.0]]]]), cache)
    np.testing.assert_array_equal(dx[0, 0], [[3, 0, 0, 0], [0, 0, 5, 0]])


def test_negative_images_keep_their_maximum_at_the_border_too():
    x = -1 - np.random.default_rng(0).random((1, 2, 4, 4))
    out, _ = pool.max_pool2d(x, 3, stride=3, padding=1)
    assert out.max() < -1
    assert out[0, 0, 0, 0] == x[0, 0, :2, :2].max()


def test_overlapping_windows_add_up_their_gradients():
    x = np.zeros((1, 1, 1, 3))
    x[..., 1] = 1
    _, cache = pool.max_pool2d(x, (1, 2), stride=1)
    dx = pool.max_pool2d_backward(np.array([[[[2.0, 3.0]]]]), cache)
    np.testing.assert_array_equal(dx[0, 0], [[0, 5, 0]])


def test_padding_counts_in_the_mean():
    out, _ = pool.avg_pool2d(np.ones((1, 1, 2, 2)), 2, stride=2, padding=1)
    np.testing.assert_array_equal(out[0, 0], [[0.25, 0.25], [0.25, 0.25]])
