"""Normalisation in NumPy: central differences, the statistics that come out, and running statistics."""

import numpy as np
import pytest
from gradcheck import assert_gradients

from dlcourse.numpy.norm import (
    batchnorm,
    batchnorm_backward,
    layernorm,
    layernorm_backward,
    rmsnorm,
    rmsnorm_backward,
)

rng = np.random.default_rng(0)


@pytest.mark.parametrize("shape", [(5, 3), (2, 3, 2, 4), (1, 3, 2, 2)])
@pytest.mark.parametrize("training", [True, False])
def test_batchnorm_backward_agrees_with_central_differences(shape, training):
    x, gamma, beta = rng.normal(1, 2, shape), rng.standard_normal(3), rng.standard_normal(3)
    running = rng.standard_normal(3), rng.uniform(0.5, 2, 3)
    assert_gradients(batchnorm, batchnorm_backward, x, gamma, beta, training=training, running=running)


@pytest.mark.parametrize("shape", [(3, 4), (2, 3, 5), (6,)])
def test_layernorm_backward_agrees_with_central_differences(shape):
    x = rng.normal(1, 2, shape)
    gamma, beta = rng.standard_normal(shape[-1]), rng.standard_normal(shape[-1])
    assert_gradients(layernorm, layernorm_backward, x, gamma, beta)


@pytest.mark.parametrize("shape", [(3, 4), (2, 3, 5), (6,)])
def test_rmsnorm_backward_agrees_with_central_differences(shape):
    x, gamma = rng.normal(1, 2, shape), rng.standard_normal(shape[-1])
    assert_gradients(rmsnorm, rmsnorm_backward, x, gamma, eps=0.1)


def test_rmsnorm_gives_each_example_the_root_mean_square_1_and_keeps_its_direction():
    x = rng.normal(5, 3, (4, 2, 50))
    out, _ = rmsnorm(x, np.ones(50))
    np.testing.assert_allclose(np.mean(out**2, axis=-1), 1, rtol=1e-5)
    np.testing.assert_allclose(out / out[..., :1], x / x[..., :1])
    np.testing.assert_allclose(rmsnorm(100 * x, np.ones(50))[0], out, rtol=1e-5)


def test_rmsnorm_is_layernorm_where_the_mean_is_zero():
    x, gamma = rng.standard_normal((4, 6)), rng.standard_normal(6)
    x -= x.mean(axis=-1, keepdims=True)
    np.testing.assert_allclose(rmsnorm(x, gamma)[0], layernorm(x, gamma, np.zeros(6))[0])


def test_each_channel_gets_mean_beta_and_deviation_gamma():
    """Statistics run over batch and pixels for each channel, not over all of C, H and W for each pixel."""
    x = rng.normal(5, 3, (8, 3, 4, 4)) * np.array([1, 10, 100])[:, None, None]
    gamma, beta = np.array([1.0, 2.0, 3.0]), np.array([0.0, -1.0, 5.0])
    out, _ = batchnorm(x, gamma, beta, training=True)
    np.testing.assert_allclose(out.mean(axis=(0, 2, 3)), beta, atol=1e-12)
    np.testing.assert_allclose(out.std(axis=(0, 2, 3)), gamma, rtol=1e-5)


def test_each_example_gets_mean_0_and_deviation_1():
    out, _ = layernorm(rng.normal(5, 3, (4, 2, 50)), np.ones(50), np.zeros(50))
    np.testing.assert_allclose(out.mean(axis=-1), 0, atol=1e-12)
    np.testing.assert_allclose(out.std(axis=-1), 1, rtol=1e-5)


def test_running_statistics_move_by_the_momentum_towards_mean_and_unbiased_variance():
    x = rng.standard_normal((6, 2))
    old = np.array([10.0, -10.0]), np.array([4.0, 9.0])
    _, cache = batchnorm(x, np.ones(2), np.zeros(2), training=True, running=old, momentum=0.1)
    np.testing.assert_allclose(cache.running[0], 0.9 * old[0] + 0.1 * x.mean(axis=0))
    np.testing.assert_allclose(cache.running[1], 0.9 * old[1] + 0.1 * x.var(axis=0, ddof=1))
    np.testing.assert_array_equal(old, [[10, -10], [4, 9]])


def test_running_statistics_become_those_of_the_data():
    running = None
    for _ in range(200):
        x = rng.normal([3, -1], [2, 0.5], (64, 2))
        _, cache = batchnorm(x, np.ones(2), np.zeros(2), training=True, running=running)
        running = cache.running
    np.testing.assert_allclose(running[0], [3, -1], atol=0.2)
    np.testing.assert_allclose(np.sqrt(running[1]), [2, 0.5], rtol=0.1)


def test_evaluation_treats_each_example_alone_and_keeps_the_statistics():
    x, gamma, beta = rng.standard_normal((5, 2)), rng.standard_normal(2), rng.standard_normal(2)
    running = np.array([1.0, 2.0]), np.array([3.0, 4.0])
    together, cache = batchnorm(x, gamma, beta, training=False, running=running)
    alone = [batchnorm(row[None], gamma, beta, training=False, running=running)[0][0] for row in x]
    np.testing.assert_array_equal(together, alone)
    np.testing.assert_array_equal(cache.running, running)


def test_a_large_mean_does_not_spoil_the_variance_in_single_precision():
    x = (1000 + rng.standard_normal((256, 1))).astype(np.float32)
    out, _ = batchnorm(x, np.ones(1, np.float32), np.zeros(1, np.float32), training=True)
    assert out.std() == pytest.approx(1, rel=1e-3)
