"""Conditional probabilities as exercises hand them in: for the machines of one case alone."""

import numpy as np

from dlcourse.numpy import rbm


def lent(weights):
    """``p_h`` and ``p_v`` for these weight matrices: kept for later, they answer no other exercise."""

    def known(w):
        return any(np.array_equal(w, each) for each in weights)

    def p_h(v, w, b_h):
        if not known(w):
            raise ValueError(f"p_h got other weights than those of this call, of shape {np.shape(w)}")
        return rbm.p_h(v, w, b_h)

    def p_v(h, w, b_v):
        if not known(w):
            raise ValueError(f"p_v got other weights than those of this call, of shape {np.shape(w)}")
        return rbm.p_v(h, w, b_v)

    return p_h, p_v
