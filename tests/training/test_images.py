"""Convolutional networks learn in the time that a student will wait. Times: one core, one thread."""

import time

import numpy as np
import pytest
from sklearn.datasets import load_digits

from dlcourse.data import load
from dlcourse.numpy.models import lenet, plain20, resnet20
from dlcourse.numpy.optim import Adam
from dlcourse.numpy.training import evaluate, fit

pytestmark = pytest.mark.slow


def test_lenet_reads_handwritten_digits():
    """Five epochs on 8,000 digits and two with a smaller rate take 9 seconds and end at 98 %."""
    data = load("mnist_10k")
    x, x_test = ((images / np.float32(255)).reshape(-1, 1, 28, 28) for images in (data.x_train, data.x_test))
    rng = np.random.default_rng(0)
    model = lenet(rng=rng)
    optimizer = Adam(model.parameters(), lr=2e-3)
    options = {"loss": "cross_entropy", "optimizer": optimizer, "batch_size": 64, "rng": rng}
    started = time.perf_counter()
    fit(model, x, data.y_train, epochs=5, **options)
    optimizer.lr /= 10
    fit(model, x, data.y_train, epochs=2, **options)
    assert time.perf_counter() - started < 90
    assert evaluate(model, x_test, data.y_test, loss="cross_entropy").accuracy >= 0.97


def train_deep(build, seed):
    """Train a narrow network of 20 layers on 1,400 digits of 8x8 pixels."""
    images, labels = load_digits(return_X_y=True)
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(images))
    x, y = (images[order] / 16).astype(np.float32).reshape(-1, 1, 8, 8), labels[order]
    model = build(rng=rng, in_channels=1, width=4)
    return fit(
        model,
        x[:1400],
        y[:1400],
        loss="cross_entropy",
        optimizer=Adam(model.parameters(), lr=1e-2),
        epochs=5,
        batch_size=50,
        rng=rng,
        validation=(x[1400:], y[1400:]),
    )


def test_twenty_layers_train_with_shortcuts_and_struggle_without():
    """Six trainings take 12 seconds.

    With shortcuts the training loss ends between 0.10 and 0.15, the validation accuracy between 92 and 96 %;
    without them at 0.37 to 0.57 and about 83 %.
    """
    seeds = range(3)
    residual = [train_deep(resnet20, seed) for seed in seeds]
    plain = [train_deep(plain20, seed) for seed in seeds]
    for with_shortcuts, without in zip(residual, plain, strict=True):
        assert with_shortcuts.loss[-1] < without.loss[-1] / 2
        assert with_shortcuts.validation_accuracy[-1] > without.validation_accuracy[-1]
        assert with_shortcuts.validation_accuracy[-1] >= 0.9
