"""Adversarial losses and divergences in NumPy: known values, slopes and limits."""

import numpy as np
import pytest
from gradcheck import assert_gradients
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.numpy.gan import d_loss, d_loss_backward, g_loss, g_loss_backward, js_divergence, optimal_d

rng = np.random.default_rng(0)


def test_gradients_agree_with_central_differences():
    assert_gradients(d_loss, d_loss_backward, rng.standard_normal((5, 1)), rng.standard_normal((3, 1)))
    for saturating in (False, True):
        assert_gradients(g_loss, g_loss_backward, rng.standard_normal(4), saturating=saturating)


def test_a_discriminator_that_cannot_tell_pays_two_log_two():
    undecided = np.zeros(4)
    assert d_loss(undecided, undecided)[0] == pytest.approx(2 * np.log(2))
    assert g_loss(undecided)[0] == pytest.approx(np.log(2))
    assert g_loss(undecided, saturating=True)[0] == pytest.approx(-np.log(2))


def test_the_better_the_discriminator_the_lower_its_loss_and_the_worse_for_the_generator():
    sure, unsure = np.full(3, 4.0), np.full(3, 1.0)
    assert d_loss(sure, -sure)[0] < d_loss(unsure, -unsure)[0]
    for saturating in (False, True):
        better, worse = (g_loss(-logits, saturating=saturating)[0] for logits in (unsure, sure))
        assert better < worse


def test_the_saturating_loss_hardly_moves_a_generator_that_is_seen_through():
    logit = np.log([0.01 / 0.99])  # D(G(z)) = 0.01
    slopes = [g_loss_backward(1.0, g_loss(logit, saturating=s)[1])[0] for s in (True, False)]
    np.testing.assert_allclose(slopes, [-0.01, -0.99])


def test_extreme_logits_stay_finite():
    extreme = np.array([-1e4, 1e4])
    with np.errstate(all="raise", under="ignore"):
        loss, cache = d_loss(extreme, extreme)
        assert loss == pytest.approx(1e4)
        np.testing.assert_allclose(d_loss_backward(1.0, cache), [[-0.5, 0], [0, 0.5]])


densities = st.lists(st.floats(0.0625, 1), min_size=6, max_size=6).map(lambda p: np.array(p) / sum(p))


@given(densities, densities)
def test_divergence_is_symmetric_and_between_0_and_log_2(p, q):
    divergence = js_divergence(p, q)
    assert -1e-12 <= divergence <= np.log(2)
    assert divergence == pytest.approx(js_divergence(q, p))


@given(densities)
def test_equal_densities_have_no_divergence_and_leave_the_discriminator_undecided(p):
    assert js_divergence(p, p) == pytest.approx(0, abs=1e-12)
    np.testing.assert_allclose(optimal_d(p, p), 0.5)


def test_disjoint_densities_are_told_apart_for_certain():
    p, q = np.array([0.5, 0.5, 0.0, 0.0]), np.array([0.0, 0.0, 1.0, 0.0])
    with np.errstate(all="raise"):
        assert js_divergence(p, q) == pytest.approx(np.log(2))
        np.testing.assert_allclose(optimal_d(p, q), [1, 1, 0, 0.5])


@given(densities, densities)
def test_the_best_discriminator_pays_two_log_two_minus_twice_the_divergence(p, q):
    d = optimal_d(p, q)
    loss = -(p * np.log(d)).sum() - (q * np.log(1 - d)).sum()
    assert loss == pytest.approx(2 * np.log(2) - 2 * js_divergence(p, q))


def test_a_finer_grid_gives_the_same_divergence():
    values = []
    for cells in (200, 800):
        x, dx = np.linspace(-8, 8, cells, retstep=True)
        p, q = (np.exp(-((x - mean) ** 2) / 2) / np.sqrt(2 * np.pi) for mean in (-1, 1))
        values.append(js_divergence(p, q, dx=dx))
    assert values[0] == pytest.approx(values[1], rel=1e-6)
