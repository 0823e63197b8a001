"""Trainings that tests judge: each gives its statistics for a seed, and says beside it what they must reach.

A test calls ``assert_holds(training, seed)``; ``scripts/margins.py`` runs the same functions over many seeds
and several kernels of OpenBLAS, and says how far from the bounds they stay. A bound is set clearly outside of
what was seen there, so that no processor and no seed decides a test.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from sklearn.datasets import load_digits

from dlcourse.data import load
from dlcourse.experiments import spirals
from dlcourse.experiments.gan import contest
from dlcourse.numpy import rbm as numpy_rbm
from dlcourse.numpy.autograd import Value
from dlcourse.numpy.layers import LSTM, Embedding, Linear, SwapAxes
from dlcourse.numpy.models import (
    Seq2Seq,
    char_lstm,
    gan,
    lenet,
    mlp,
    plain20,
    resnet20,
    train_rbm,
    train_stack,
    train_step_d,
    train_step_g,
)
from dlcourse.numpy.optim import SGD, Adam
from dlcourse.numpy.sequential import Sequential
from dlcourse.numpy.training import evaluate, fit


class Bound(NamedTuple):
    """What a statistic must reach, or stay below; ``margin`` is positive on the right side."""

    value: float
    sign: int

    def margin(self, statistic: float) -> float:
        """How far the statistic is on the right side of the bound."""
        return self.sign * (statistic - self.value)

    def __str__(self) -> str:
        return f"{'≥' if self.sign > 0 else '≤'} {self.value:g}"


def at_least(value: float) -> Bound:
    """The statistic must be this large."""
    return Bound(value, 1)


def at_most(value: float) -> Bound:
    """The statistic must not be larger."""
    return Bound(value, -1)


@dataclass(frozen=True)
class Training:
    """A training and what it must reach.

    Attributes:
        run: gives the statistics for a seed.
        bounds: by the name of the statistic.
    """

    run: Callable[[int], Mapping[str, float]]
    bounds: Mapping[str, Bound]


TRAININGS: dict[str, Training] = {}


def training(**bounds: Bound) -> Callable[[Callable[[int], Mapping[str, float]]], Training]:
    """Enter a function into ``TRAININGS`` under its name, with the bound of each statistic it returns."""

    def enter(function: Callable[[int], Mapping[str, float]]) -> Training:
        TRAININGS[function.__name__] = Training(function, bounds)
        return TRAININGS[function.__name__]

    return enter


def assert_holds(one: Training, seed: int) -> None:
    """Train with a seed; every statistic must lie on the right side of its bound."""
    found = one.run(seed)
    assert found.keys() == one.bounds.keys()
    for name, bound in one.bounds.items():
        assert bound.margin(found[name]) >= 0, f"{name} is {found[name]:.4g}, asked is {bound}"


# ---- sequences


@training(learned=at_least(0.99), longer=at_least(0.98))
def lstm_parity(seed):
    """Parity of the bits so far: learned on 10 steps, asked for 40."""
    rng = np.random.default_rng(seed)
    model = Sequential(
        Embedding(2, 8, rng=rng),
        SwapAxes(0, 1),
        LSTM(8, 16, rng=rng),
        Linear(16, 2, rng=rng),
        SwapAxes(0, 1),
    )
    bits, longer = rng.integers(0, 2, (1000, 10)), rng.integers(0, 2, (200, 40))
    history = fit(
        model,
        bits,
        bits.cumsum(axis=1) % 2,
        loss="cross_entropy",
        optimizer=Adam(model.parameters(), lr=2e-2),
        epochs=15,
        batch_size=25,
        rng=rng,
        validation=(longer, longer.cumsum(axis=1) % 2),
    )
    return {"learned": history.accuracy[-1], "longer": history.validation_accuracy[-1]}


def _translator(seed, task):
    rng = np.random.default_rng(seed)
    length, symbols = 8, 9
    source = rng.integers(1, symbols, (2100, length))
    target = source if task == "copy" else source[:, ::-1]
    before = np.column_stack([np.zeros(len(target), int), target[:, :-1]])  # 0 starts every target
    model = Seq2Seq(symbols, symbols, rng=rng, embedding_dim=16, hidden_size=32)
    fit(
        model,
        (source[:2000], before[:2000]),
        target[:2000],
        loss="cross_entropy",
        optimizer=Adam(model.parameters(), lr=1e-2),
        epochs=18,
        batch_size=50,
        rng=rng,
    )
    written, alignment = model.translate(source[2000:], start=0, length=length)
    place = np.arange(length) if task == "copy" else np.arange(length)[::-1]
    near = np.abs(alignment.argmax(axis=-1) - place) <= 1
    return {"written": (written == target[2000:]).all(axis=1).mean(), "near": near.mean()}


@training(written=at_least(0.75), near=at_least(0.9))
def translator_copy(seed):
    """Symbols are written again in the same order."""
    return _translator(seed, "copy")


@training(written=at_least(0.75), near=at_least(0.9))
def translator_reverse(seed):
    """Symbols are written from the last to the first."""
    return _translator(seed, "reverse")


@training(accuracy=at_least(0.98))
def echo(seed):
    """The target is the symbol of the step before."""
    rng = np.random.default_rng(seed)
    x = rng.integers(0, 4, (200, 6))
    y = np.roll(x, 1, axis=1)
    y[:, 0] = 0
    model = char_lstm(4, rng=rng, embedding_dim=8, hidden_size=16)
    optimizer = Adam(model.parameters(), lr=0.02)
    history = fit(model, x, y, loss="cross_entropy", optimizer=optimizer, epochs=30, batch_size=20, rng=rng)
    return {"accuracy": history.accuracy[-1]}


# ---- images


@training(accuracy=at_least(0.96))
def lenet_digits(seed):
    """Five epochs on 8,000 handwritten digits, and two with a smaller rate."""
    data = load("mnist_10k")
    x, x_test = ((images / np.float32(255)).reshape(-1, 1, 28, 28) for images in (data.x_train, data.x_test))
    rng = np.random.default_rng(seed)
    model = lenet(rng=rng)
    optimizer = Adam(model.parameters(), lr=2e-3)
    options = {"loss": "cross_entropy", "optimizer": optimizer, "batch_size": 64, "rng": rng}
    fit(model, x, data.y_train, epochs=5, **options)
    optimizer.lr /= 10
    fit(model, x, data.y_train, epochs=2, **options)
    return {"accuracy": evaluate(model, x_test, data.y_test, loss="cross_entropy").accuracy}


def _train_deep(build, seed):
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


@training(accuracy=at_least(0.88), loss_ratio=at_most(0.6), ahead=at_least(0.02))
def twenty_layers(seed):
    """20 layers with shortcuts and 20 without, three times: the worst accuracy and loss, the median lead."""
    draws = range(3 * seed, 3 * seed + 3)
    pairs = [(_train_deep(resnet20, draw), _train_deep(plain20, draw)) for draw in draws]
    leads = [one.validation_accuracy[-1] - other.validation_accuracy[-1] for one, other in pairs]
    return {
        "accuracy": min(shortcuts.validation_accuracy[-1] for shortcuts, _ in pairs),
        "loss_ratio": max(shortcuts.loss[-1] / plain.loss[-1] for shortcuts, plain in pairs),
        "ahead": float(np.median(leads)),
    }


# ---- generative models

ANGLES = 2 * np.pi * np.arange(8) / 8
CENTRES = 2 * np.column_stack([np.cos(ANGLES), np.sin(ANGLES)])
SPREAD = 0.1


def _eight_gaussians(n, rng):
    noise = SPREAD * rng.standard_normal((n, 2))
    return (CENTRES[rng.integers(0, 8, n)] + noise).astype(np.float32)


def _covered_modes(samples):
    """How many of the eight have at least 2 % of the samples within four standard deviations."""
    distances = np.linalg.norm(samples[:, None] - CENTRES, axis=2)
    near = distances.min(axis=1) < 4 * SPREAD
    counts = np.bincount(distances.argmin(axis=1)[near], minlength=8)
    return int((counts >= 0.02 * len(samples)).sum())


@training(modes=at_least(6))
def gan_eight_modes(seed):
    """2,000 steps of each player on eight Gaussians."""
    rng = np.random.default_rng(seed)
    generator, discriminator = gan(rng=rng)
    g_optimizer, d_optimizer = (
        Adam(player.parameters(), lr=1e-3, beta1=0.5) for player in (generator, discriminator)
    )

    def noise(n):
        return rng.standard_normal((n, 2), dtype=np.float32)

    for _ in range(2000):
        real = _eight_gaussians(128, rng)
        train_step_d(generator, discriminator, real, noise(128), optimizer=d_optimizer)
        train_step_g(generator, discriminator, noise(128), optimizer=g_optimizer)
    return {"modes": _covered_modes(generator.forward(noise(1000)))}


def _accuracy_of_logistic_regression(features, labels, seed, *, labelled, held_out):
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


def _gain_by_features(seed):
    """What 50 labels and the features of a stack reach, less what 50 labels and pixels reach."""
    images, labels = load_digits(return_X_y=True)
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(images))
    x, y = (images[order] / 16).astype(np.float32), labels[order]
    stack = train_stack(x[:1300], (128, 64), epochs=40, batch_size=20, lr=0.1, rng=rng)
    features = x
    for machine in stack:
        features = numpy_rbm.p_h(features, machine.w, machine.b_h)
    split = {"labelled": slice(50), "held_out": slice(1300, None)}
    raw, learned = (_accuracy_of_logistic_regression(each, y, seed, **split) for each in (x, features))
    return learned - raw


@training(mean_gain=at_least(0.02), least_gain=at_least(-0.04))
def deep_belief(seed):
    """The gain of unlabelled digits over four draws."""
    gains = [_gain_by_features(4 * seed + draw) for draw in range(4)]
    return {"mean_gain": float(np.mean(gains)), "least_gain": min(gains)}


def bars(rng, n=200):
    """Pictures of 4x4 pixels in which each row is black or white."""
    return np.repeat(rng.integers(0, 2, (n, 4)), 4, axis=1).astype(np.float32)


@training(gap=at_least(4))
def rbm_of_bars(seed):
    """How much lower the free energy of the data is than that of noise."""
    rng = np.random.default_rng(seed)
    data, noise = bars(rng), rng.integers(0, 2, (200, 16)).astype(np.float32)
    machine = train_rbm(data, 8, epochs=60, batch_size=20, lr=0.1, rng=rng)
    data_energy, noise_energy = (numpy_rbm.free_energy(v, *machine).mean() for v in (data, noise))
    return {"gap": float(noise_energy - data_energy)}


@training(gap=at_least(4))
def torch_rbm_of_bars(seed):
    """The same in PyTorch."""
    import torch

    from dlcourse.torch import models
    from dlcourse.torch.rbm import free_energy

    rng = torch.Generator().manual_seed(seed)
    data = torch.randint(2, (200, 4), generator=rng).float().repeat_interleave(4, dim=1)
    noise = torch.randint(2, (200, 16), generator=rng).float()
    machine = models.train_rbm(data, 8, epochs=60, batch_size=20, lr=0.1, rng=rng)
    return {"gap": float(free_energy(noise, *machine).mean() - free_energy(data, *machine).mean())}


@training(share=at_least(0.7))
def rbm_of_two_states(seed):
    """How probable 2 of 16 states become by contrastive divergence."""
    rng = np.random.default_rng(seed)
    states = np.array([[int(bit) for bit in f"{number:04b}"] for number in range(16)], float)
    w, b_v, b_h = 0.1 * rng.standard_normal((4, 3)), np.zeros(4), np.zeros(3)
    data = states[[3, 12] * 10]
    for _ in range(800):
        dw, db_v, db_h = numpy_rbm.cd_update(data, w, b_v, b_h, rng=rng)
        w, b_v, b_h = w + 0.3 * dw, b_v + 0.3 * db_v, b_h + 0.3 * db_h
    weights = np.exp(-numpy_rbm.free_energy(states, w, b_v, b_h))
    return {"share": float((weights / weights.sum())[[3, 12]].sum())}


# ---- small ones


@training(accuracy=at_least(0.95), loss=at_most(0.05))
def memorised_rows(seed):
    """Twelve examples of one feature each, trained in batches of five."""
    rng = np.random.default_rng(seed)
    x, y = np.eye(12, dtype=np.float32), np.arange(12) % 4
    model = Sequential(Linear(12, 4, rng=rng))
    optimizer = SGD(model.parameters(), lr=3.0)
    history = fit(model, x, y, loss="cross_entropy", optimizer=optimizer, epochs=60, batch_size=5, rng=rng)
    return {"accuracy": history.accuracy[-1], "loss": history.loss[-1]}


@training(loss=at_most(1e-3))
def xor_by_values(seed):
    """A network of eight units, by the autograd engine of scalars and arrays."""
    rng = np.random.default_rng(seed)
    x, y = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0.0], [1], [1], [0]])
    params = [Value(rng.standard_normal(shape)) for shape in ((2, 8), (8,), (8, 1), (1,))]
    w1, b1, w2, b2 = params
    for _ in range(500):
        loss = (((x @ w1 + b1).tanh() @ w2 + b2 - y) ** 2).mean()
        for param in params:
            param.zero_grad()
        loss.backward()
        for param in params:
            param.data = param.data - 0.1 * param.grad
    return {"loss": float(loss.data)}


@training(difference=at_most(0.05))
def half_precision(seed):
    """How far the loss after five epochs in bfloat16 is from that in float32, relative to it."""
    from small_trainings import CLASSES, blobs, run

    x, y = blobs(90, seed=seed)
    options = {**CLASSES, "epochs": 5, "batch_size": 15}
    (_, full), (_, half) = run("torch", x, y, **options), run("torch", x, y, autocast="bf16", **options)
    return {"difference": abs(half.loss[-1] / full.loss[-1] - 1)}


# ---- configurations of exercises

SPIRALS = {
    "features": ["x1", "x2"],
    "hidden": [14],
    "activation": "tanh",
    "init": "xavier",
    "learning_rate": 0.05,
    "l2": 0.0,
}
GAME = {"noise": 2, "d_steps": 1, "lr_d": 0.01, "lr_g": 0.005, "saturating": False}


@training(accuracy=at_least(0.95))
def spirals_by_one_layer(seed):
    """The configuration of exercise 5.6 that the tests of the chapter use."""
    return {"accuracy": spirals.measure(SPIRALS, seed).val_accuracy}


@training(modes=at_least(6), quality=at_least(0.8))
def game_of_two_features(seed):
    """The reference configuration of exercise 13.4."""
    outcome = contest.train(GAME, seed)
    return {"modes": outcome.modes, "quality": outcome.quality}


@training(modes=at_most(5))
def game_of_rich_noise(seed):
    """The same with 64 noise features, three times: in the middle one the generator collapses."""
    draws = range(3 * seed, 3 * seed + 3)
    return {"modes": float(np.median([contest.train({**GAME, "noise": 64}, draw).modes for draw in draws]))}
