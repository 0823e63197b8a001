"""The restricted Boltzmann machine against the truth, by listing all states of one with 4 x 3 units."""

from itertools import product

import numpy as np
import pytest
from trainings import assert_holds, rbm_of_two_states

from dlcourse.numpy.rbm import cd_update, energy, free_energy, gibbs_step, p_h, p_v

V, H = 4, 3


@pytest.fixture
def machine():
    rng = np.random.default_rng(0)
    return rng.standard_normal((V, H)), rng.standard_normal(V), rng.standard_normal(H)


def all_states(units):
    return np.array(list(product([0.0, 1.0], repeat=units)))


def joint_probabilities(w, b_v, b_h):
    """Probability of every joint state: a table with 2^V rows and 2^H columns."""
    vs, hs = all_states(V), all_states(H)
    energies = np.array([energy(np.tile(v, (len(hs), 1)), hs, w, b_v, b_h) for v in vs])
    weights = np.exp(-energies)
    return weights / weights.sum()


def test_energy_is_the_sum_over_units_and_connections(machine):
    w, b_v, b_h = machine
    v, h = all_states(V)[[5, 11]], all_states(H)[[3, 6]]
    expected = [-(v[n] @ b_v) - h[n] @ b_h - v[n] @ w @ h[n] for n in range(2)]
    np.testing.assert_allclose(energy(v, h, w, b_v, b_h), expected)


def test_free_energy_gives_the_probability_of_every_visible_state(machine):
    w, b_v, b_h = machine
    weights = np.exp(-free_energy(all_states(V), w, b_v, b_h))
    p = weights / weights.sum()
    assert p.sum() == pytest.approx(1)
    np.testing.assert_allclose(p, joint_probabilities(w, b_v, b_h).sum(axis=1))


def test_conditional_probabilities_equal_those_of_the_joint_table(machine):
    w, b_v, b_h = machine
    joint, vs, hs = joint_probabilities(w, b_v, b_h), all_states(V), all_states(H)
    given_v = joint / joint.sum(axis=1, keepdims=True)
    given_h = joint / joint.sum(axis=0)
    np.testing.assert_allclose(p_h(vs, w, b_h), given_v @ hs)
    np.testing.assert_allclose(p_v(hs, w, b_v), given_h.T @ vs)


def test_large_weights_do_not_overflow():
    w, b_v, b_h = np.full((V, H), 1e4), np.zeros(V), np.zeros(H)
    with np.errstate(all="raise", under="ignore"):
        assert np.isfinite(free_energy(all_states(V), w, b_v, b_h)).all()
        assert np.isfinite(p_h(-all_states(V), w, b_h)).all()


def test_a_long_gibbs_chain_visits_states_as_often_as_they_are_probable(machine):
    w, b_v, b_h = machine
    rng = np.random.default_rng(1)
    v = np.zeros((20_000, V))
    for _ in range(30):
        v, h = gibbs_step(v, w, b_v, b_h, rng=rng)
    assert set(np.unique(v)) == set(np.unique(h)) == {0.0, 1.0}
    visited = np.bincount((v @ 2 ** np.arange(V)[::-1]).astype(int), minlength=2**V) / len(v)
    np.testing.assert_allclose(visited, joint_probabilities(w, b_v, b_h).sum(axis=1), atol=0.015)


def test_many_steps_of_contrastive_divergence_follow_the_gradient_of_the_likelihood(machine):
    """The gradient by enumeration: statistics of the data minus those of the model."""
    w, b_v, b_h = machine
    vs, hs = all_states(V), all_states(H)
    joint = joint_probabilities(w, b_v, b_h)
    data = vs[[3, 3, 9, 14]]
    hidden = p_h(data, w, b_h)
    exact_w = data.T @ hidden / 4 - vs.T @ joint @ hs
    exact_v = data.mean(axis=0) - joint.sum(axis=1) @ vs
    exact_h = hidden.mean(axis=0) - joint.sum(axis=0) @ hs
    many = np.tile(data, (5000, 1))
    dw, db_v, db_h = cd_update(many, w, b_v, b_h, k=30, rng=np.random.default_rng(2))
    np.testing.assert_allclose(db_v, exact_v, atol=0.02)
    for estimate, exact in ((dw, exact_w), (db_h, exact_h)):  # a little off: v_k are probabilities
        cosine = (estimate * exact).sum() / np.linalg.norm(estimate) / np.linalg.norm(exact)
        assert cosine > 0.95
        clear = np.abs(exact) > 0.03
        np.testing.assert_array_equal(np.sign(estimate[clear]), np.sign(exact[clear]))


def test_training_makes_the_data_probable():
    assert_holds(rbm_of_two_states, seed=3)


def test_a_longer_chain_starts_from_the_samples_of_the_shorter_one(machine):
    w, b_v, b_h = machine
    rng = np.random.default_rng(4)
    data = all_states(V)
    pairs = [(rng.random((16, H)), rng.random((16, V))) for _ in range(2)]
    sampled, _ = gibbs_step(data, w, b_v, b_h, uniforms=pairs[0])
    once, _, _ = cd_update(sampled, w, b_v, b_h, uniforms=pairs[1:])
    twice, _, _ = cd_update(data, w, b_v, b_h, k=2, uniforms=pairs)
    positive = (data.T @ p_h(data, w, b_h) - sampled.T @ p_h(sampled, w, b_h)) / 16
    np.testing.assert_allclose(twice, once + positive)


def test_the_update_is_a_mean_over_the_batch(machine):
    rng = np.random.default_rng(5)
    uniforms = [(rng.random((16, H)), rng.random((16, V)))]
    doubled = [tuple(np.tile(u, (2, 1)) for u in uniforms[0])]
    one = cd_update(all_states(V), *machine, uniforms=uniforms)
    two = cd_update(np.tile(all_states(V), (2, 1)), *machine, uniforms=doubled)
    for a, b in zip(one, two, strict=True):
        np.testing.assert_allclose(a, b, atol=1e-15)


def test_float32_stays_float32(machine):
    rng = np.random.default_rng(6)
    single = [array.astype(np.float32) for array in (all_states(V), *machine)]
    for array in (*gibbs_step(*single, rng=rng), *cd_update(*single, k=2, rng=rng)):
        assert array.dtype == np.float32
