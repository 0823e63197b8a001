"""Dropout in NumPy: central differences, the mean, evaluation, and what the random generator decides."""

import numpy as np
import pytest
from gradcheck import assert_gradients

from dlcourse.numpy.regularization import dropout, dropout_backward


@pytest.mark.parametrize("training", [True, False])
def test_backward_agrees_with_central_differences(training):
    rng = np.random.default_rng(0)
    x, mask = rng.standard_normal((3, 4)), rng.random((3, 4)) >= 0.4
    assert_gradients(dropout, dropout_backward, x, p=0.4, training=training, mask=mask)


@pytest.mark.parametrize("p", [0.0, 0.2, 0.8])
def test_the_mean_is_kept_and_the_share_p_is_dropped(p):
    out, _ = dropout(np.ones(100_000), p=p, training=True, rng=np.random.default_rng(1))
    assert out.mean() == pytest.approx(1, abs=0.02)
    assert np.mean(out == 0) == pytest.approx(p, abs=0.01)


def test_evaluation_is_the_identity_and_draws_nothing():
    rng, x = np.random.default_rng(2), np.arange(6.0)
    before = rng.bit_generator.state
    out, _ = dropout(x, p=0.5, training=False, rng=rng)
    np.testing.assert_array_equal(out, x)
    assert rng.bit_generator.state == before


def test_each_call_draws_a_new_mask_and_a_seed_fixes_them():
    x = np.ones(1000)
    rng = np.random.default_rng(3)
    first, second = (dropout(x, p=0.5, training=True, rng=rng)[0] for _ in range(2))
    again, _ = dropout(x, p=0.5, training=True, rng=np.random.default_rng(3))
    assert not np.array_equal(first, second)
    np.testing.assert_array_equal(first, again)


def test_the_global_generator_is_left_alone():
    before = np.random.get_state()[1].copy()
    dropout(np.ones(10), p=0.5, training=True, rng=np.random.default_rng(4))
    np.testing.assert_array_equal(np.random.get_state()[1], before)
