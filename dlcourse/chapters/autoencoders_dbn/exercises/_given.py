"""The conditional probabilities that answers are given: they take states of any dtype, as a student's do."""

import numpy as np

from dlcourse.numpy import rbm


def p_h(v, w, b_h):
    return rbm.p_h(np.asarray(v, float), w, b_h)


def p_v(h, w, b_v):
    return rbm.p_v(np.asarray(h, float), w, b_v)
