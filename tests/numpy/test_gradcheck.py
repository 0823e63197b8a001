"""The judge of backward passes: it passes right gradients and refuses planted mistakes."""

import numpy as np
import pytest
from gradcheck import assert_gradients

from dlcourse.numpy.dense import linear, linear_backward

rng = np.random.default_rng(0)
arrays = rng.standard_normal((4, 3)), rng.standard_normal((3, 3)), rng.standard_normal(3)
MISTAKES = {
    "transposed weights": lambda dx, dw, db: (dx, dw.T, db),
    "one factor too many": lambda dx, dw, db: (2 * dx, dw, db),
    "wrong sign": lambda dx, dw, db: (dx, dw, -db),
    "averaged over the batch": lambda dx, dw, db: (dx, dw / 4, db),
    "slightly off": lambda dx, dw, db: (dx, dw * (1 + 1e-6), db),
    "kept axis": lambda dx, dw, db: (dx, dw, db[None]),
    "one missing": lambda dx, dw, db: (dx, dw),
}


def test_right_gradients_pass():
    assert_gradients(linear, linear_backward, *arrays)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_planted_mistakes_are_refused(mistake):
    def backward(dout, cache):
        return MISTAKES[mistake](*linear_backward(dout, cache))

    with pytest.raises(AssertionError):
        assert_gradients(linear, backward, *arrays)
