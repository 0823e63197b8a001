"""Exercise 8.3 tells vectorised code from loops over pixels, on any computer."""

import time

import numpy as np
import pytest

from dlcourse.chapters.cnn_layers.exercises import im2col

IMAGE = np.arange(140.0 * 140, dtype=np.float32).reshape(1, 1, 140, 140)


def by_comprehension(x, kh, kw):
    """One line that hides its loop."""
    rows, columns = x.shape[2] - kh + 1, x.shape[3] - kw + 1
    windows = [x[:, :, i : i + kh, j : j + kw].ravel() for i in range(rows) for j in range(columns)]
    return np.stack(windows, axis=1)[None]


@pytest.mark.parametrize("answer", [im2col.im2col, im2col.by_taps, im2col.by_windows, im2col.by_rows])
def test_vectorised_code_is_far_within_the_limit(answer):
    assert im2col.right_and_fast(answer, IMAGE)
    assert im2col.right_and_fast(lambda *args: [answer(*args) for _ in range(5)][-1], IMAGE)


@pytest.mark.parametrize("answer", [im2col.by_positions, im2col.by_positions_in_place, by_comprehension])
def test_loops_over_pixels_are_far_beyond_it(answer):
    assert not im2col.right_and_fast(answer, IMAGE)


@pytest.mark.parametrize("result", [None, IMAGE, IMAGE.reshape(1, -1, 1), np.zeros((1, 2, 139 * 140))])
def test_what_is_fast_but_wrong_earns_nothing(result):
    assert not im2col.right_and_fast(lambda *args: result, IMAGE)


def test_what_every_call_takes_does_not_count():
    """A figure that a student draws inside, say."""

    def drawing(*args):
        time.sleep(0.2)
        return im2col.im2col(*args)

    assert im2col.right_and_fast(drawing, IMAGE)
