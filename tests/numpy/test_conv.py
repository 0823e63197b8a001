"""Convolutions in NumPy: central differences for each tensor, known results and identities."""

import doctest

import numpy as np
import pytest
from gradcheck import assert_gradients
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.numpy import _unfold, conv
from dlcourse.shapes import output_size

rng = np.random.default_rng(0)


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"stride": 2, "padding": 1},
        {"stride": (3, 1), "padding": (0, 2), "dilation": (1, 2)},
        {"groups": 2, "padding": 1},
    ],
)
def test_conv2d_backward_agrees_with_central_differences(options):
    groups = options.get("groups", 1)
    x, w, b = (rng.standard_normal(s) for s in [(2, 4, 6, 5), (6, 4 // groups, 3, 2), (6,)])
    assert_gradients(conv.conv2d, conv.conv2d_backward, x, w, b, **options)


def test_conv1d_backward_agrees_with_central_differences():
    x, w, b = (rng.standard_normal(s) for s in [(2, 3, 9), (4, 3, 3), (4,)])
    assert_gradients(conv.conv1d, conv.conv1d_backward, x, w, b, stride=2, padding=1, dilation=2)


@pytest.mark.parametrize(
    "options", [{}, {"stride": 2, "padding": 1, "output_padding": 1}, {"stride": (1, 3)}]
)
def test_conv_transpose2d_backward_agrees_with_central_differences(options):
    x, w, b = (rng.standard_normal(s) for s in [(2, 3, 3, 4), (3, 2, 3, 2), (2,)])
    assert_gradients(conv.conv_transpose2d, conv.conv_transpose2d_backward, x, w, b, **options)


def test_an_asymmetric_kernel_is_not_flipped():
    x = np.arange(9.0).reshape(1, 1, 3, 3)
    w = np.array([[[[1.0, 2.0], [3.0, 4.0]]]])
    out, _ = conv.conv2d(x, w, np.array([100.0]))
    np.testing.assert_array_equal(out[0, 0], [[127, 137], [157, 167]])


def test_moving_the_image_moves_the_result():
    x, w = rng.standard_normal((1, 2, 9, 9)), rng.standard_normal((3, 2, 3, 3))
    moved = np.roll(x, (1, 2), axis=(2, 3))
    out, moved_out = (conv.conv2d(image, w, np.zeros(3))[0] for image in (x, moved))
    np.testing.assert_allclose(moved_out[:, :, 1:, 2:], out[:, :, :-1, :-2], rtol=1e-12)


def test_transposed_convolution_is_the_transpose():
    """<conv(x), y> = <x, conv_transpose(y)> for all x and y, which is what a transposed map means."""
    x, w = rng.standard_normal((2, 3, 8, 7)), rng.standard_normal((4, 3, 3, 3))
    out, _ = conv.conv2d(x, w, np.zeros(4), stride=2, padding=1)
    y = rng.standard_normal(out.shape)
    back, _ = conv.conv_transpose2d(y, w, np.zeros(3), stride=2, padding=1, output_padding=(1, 0))
    assert back.shape == x.shape
    assert np.sum(out * y) == pytest.approx(np.sum(x * back), rel=1e-12)


def test_columns_times_kernels_are_the_convolution():
    x, w = rng.standard_normal((2, 3, 6, 5)), rng.standard_normal((4, 3, 2, 3))
    columns = conv.im2col(x, (2, 3), stride=2, padding=1)
    out, _ = conv.conv2d(x, w, np.zeros(4), stride=2, padding=1)
    np.testing.assert_allclose((w.reshape(4, -1) @ columns).reshape(out.shape), out, rtol=1e-12)


def test_the_loops_of_the_docstring_are_the_convolution():
    names = {"np": np, "conv2d": conv.conv2d, "im2col": conv.im2col}
    failed, attempted = doctest.testmod(_unfold, globs=names)
    assert attempted > 5
    assert failed == 0


def test_folding_unfolded_ones_counts_the_windows_over_each_pixel():
    ones = np.ones((1, 1, 4, 4))
    counts = conv.col2im(conv.im2col(ones, 3), (4, 4), 3)
    np.testing.assert_array_equal(counts[0, 0], np.outer([1, 2, 2, 1], [1, 2, 2, 1]))


@given(*(st.integers(1, n) for n in (12, 4, 4, 4)), st.integers(0, 3))
def test_output_size_counts_the_positions_of_the_window(length, size, stride, dilation, padding):
    extent = dilation * (size - 1) + 1
    starts = [s for s in range(0, length + 2 * padding, stride) if s + extent <= length + 2 * padding]
    counted = output_size(length, size, stride=stride, padding=padding, dilation=dilation)
    assert max(counted, 0) == len(starts)
