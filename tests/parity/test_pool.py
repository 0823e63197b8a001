"""Pooling: NumPy and PyTorch agree on values, gradients, dtypes and refusals."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_parity, assert_same_error, call, generators, layer, sizes

small = st.integers(1, 3)
pairs = st.one_of(small, st.tuples(small, small))


@st.composite
def pool_calls(draw):
    """Overlapping and apart, with padding; rounded and cut off at 0, so that many maxima are tied."""
    size = draw(pairs)
    least = size if isinstance(size, int) else min(size)
    options = {"stride": draw(st.none() | pairs), "padding": draw(st.integers(0, least // 2))}
    shape = draw(small), draw(small), draw(st.integers(3, 8)), draw(st.integers(3, 8))
    x = draw(generators).standard_normal(shape).round(draw(st.sampled_from([0, 1, 8])))
    return call(np.maximum(x, draw(st.sampled_from([-np.inf, 0]))), size, **options)


@st.composite
def global_calls(draw):
    return call(draw(generators).standard_normal([draw(sizes) for _ in range(4)]))


OPERATIONS = {
    "pool.max_pool2d": pool_calls(),
    "pool.avg_pool2d": pool_calls(),
    "pool.global_avg_pool2d": global_calls(),
}
LAYERS = [
    layer("MaxPool2d", 2, shape=(2, 3, 6, 5)),
    layer("MaxPool2d", 3, stride=2, padding=1, shape=(2, 3, 6, 5)),
    layer("AvgPool2d", 2, shape=(2, 3, 6, 5)),
    layer("AvgPool2d", 3, stride=2, padding=1, shape=(2, 3, 6, 5)),
    layer("GlobalAvgPool2d", shape=(2, 3, 6, 5)),
]


@pytest.mark.parametrize("path", OPERATIONS)
def test_pool(path):
    assert_parity(path, OPERATIONS[path], examples=40)


x = np.ones((2, 3, 5, 4))
REFUSED = [
    (call(x[0], 2), ValueError, "x must have 4 axes, got shape (3, 5, 4)"),
    (
        call(x, 5),
        ValueError,
        "the window does not fit the image: image (5, 4), kernel_size (5, 5), stride (5, 5)",
    ),
    (
        call(x, 2, padding=2),
        ValueError,
        "padding must be at most half of the window, got padding (2, 2), kernel_size (2, 2)",
    ),
    (call(x, 0), ValueError, "kernel_size must be an integer of at least 1, or 2 of them, got 0"),
    (
        call(x, 2, stride=(1, 0)),
        ValueError,
        "stride must be an integer of at least 1, or 2 of them, got (1, 0)",
    ),
    (call(x[:, :, :0], 2), ValueError, "x has no pixels, shape (2, 3, 0, 4)"),
    (call(x.astype(int), 2), TypeError, "x must hold floating-point numbers, got int64"),
]


@pytest.mark.parametrize("name", ["max_pool2d", "avg_pool2d"])
@pytest.mark.parametrize(("bad", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(name, bad, error, text):
    assert_same_error(f"pool.{name}", bad, error, f"{name}: {text}")


def test_global_pooling_of_no_pixels_is_refused():
    text = "global_avg_pool2d: x has no pixels, shape (2, 3, 0, 4)"
    assert_same_error("pool.global_avg_pool2d", call(x[:, :, :0]), ValueError, text)
