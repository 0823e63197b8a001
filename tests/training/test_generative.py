"""Generative models learn what they promise. Times: one core, one thread."""

import numpy as np
import pytest
from sklearn.datasets import load_digits

from dlcourse.numpy.models import gan, mlp, train_stack, train_step_d, train_step_g
from dlcourse.numpy.optim import Adam
from dlcourse.numpy.rbm import p_h
from dlcourse.numpy.training import evaluate, fit

pytestmark = pytest.mark.slow

ANGLES = 2 * np.pi * np.arange(8) / 8
CENTRES = 2 * np.column_stack([np.cos(ANGLES), np.sin(ANGLES)])
SPREAD = 0.1


def eight_gaussians(n, rng):
    noise = SPREAD * rng.standard_normal((n, 2))
    return (CENTRES[rng.integers(0, 8, n)] + noise).astype(np.float32)


def covered_modes(samples):
    """How many of the eight have at least 2 % of the samples within four standard deviations."""
    distances = np.linalg.norm(samples[:, None] - CENTRES, axis=2)
    near = distances.min(axis=1) < 4 * SPREAD
    counts = np.bincount(distances.argmin(axis=1)[near], minlength=8)
    return int((counts >= 0.02 * len(samples)).sum())


@pytest.mark.parametrize("seed", range(3))
def test_a_gan_finds_the_eight_gaussians(seed):
    """2,000 steps of each player take 3 seconds and reach all eight."""
    rng = np.random.default_rng(seed)
    generator, discriminator = gan(rng=rng)
    g_optimizer, d_optimizer = (
        Adam(player.parameters(), lr=1e-3, beta1=0.5) for player in (generator, discriminator)
    )

    def noise(n):
        return rng.standard_normal((n, 2), dtype=np.float32)

    for _ in range(2000):
        real = eight_gaussians(128, rng)
        train_step_d(generator, discriminator, real, noise(128), optimizer=d_optimizer)
        train_step_g(generator, discriminator, noise(128), optimizer=g_optimizer)
    assert covered_modes(generator.forward(noise(1000))) >= 6


def accuracy_of_logistic_regression(features, labels, seed, *, labelled, held_out):
    rng = np.random.default_rng(seed)
    model = mlp((features.shape[1], 10), rng=rng)
    fit(
        model,
        features[labelled],
        labels[labelled],
        loss="cross_entropy",
        optimizer=Adam(model.parameters(), lr=1e-2),
        epochs=300,
        batch_size=50,
        rng=rng,
    )
    return evaluate(model, features[held_out], labels[held_out], loss="cross_entropy").accuracy


def test_a_deep_belief_network_helps_when_labels_are_few():
    """1,300 digits without labels, 50 with: 88 instead of 82 % on average over four draws, in 5 seconds."""
    images, labels = load_digits(return_X_y=True)
    gains = []
    for seed in range(4):
        rng = np.random.default_rng(seed)
        order = rng.permutation(len(images))
        x, y = (images[order] / 16).astype(np.float32), labels[order]
        stack = train_stack(x[:1300], (128, 64), epochs=40, batch_size=20, lr=0.1, rng=rng)
        features = x
        for machine in stack:
            features = p_h(features, machine.w, machine.b_h)
        split = {"labelled": slice(50), "held_out": slice(1300, None)}
        raw, learned = (accuracy_of_logistic_regression(each, y, seed, **split) for each in (x, features))
        gains.append(learned - raw)
    assert np.mean(gains) >= 0.03
    assert min(gains) > -0.02
