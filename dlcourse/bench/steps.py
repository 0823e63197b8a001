"""Whole training steps: a perceptron on digits, and both players of an adversarial game."""

from collections.abc import Callable

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from dlcourse.numpy.layers import LeakyReLU, Tanh
from dlcourse.numpy.losses import cross_entropy, cross_entropy_backward
from dlcourse.numpy.models import mlp, train_step_d, train_step_g
from dlcourse.numpy.optim import SGD

Run = Callable[[], object]


def numpy_mlp() -> Run:
    """One step of gradient descent with the course's layers."""
    rng = np.random.default_rng(0)
    x, y = _digits(rng, 128)
    model = mlp((784, 256, 10), rng=rng)
    optimizer = SGD(model.parameters(), lr=0.1)

    def step() -> None:
        _, cache = cross_entropy(model.forward(x), y)
        model.backward_parameters(cross_entropy_backward(1.0, cache))
        optimizer.step(model.gradients())

    return step


def torch_mlp(device: str) -> Run:
    """The same step in PyTorch."""
    x, y = (torch.from_numpy(array).to(device) for array in _digits(np.random.default_rng(0), 128))
    model = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10)).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

    def step() -> None:
        optimizer.zero_grad()
        F.cross_entropy(model(x), y).backward()
        optimizer.step()

    return step


def numpy_gan() -> Run:
    """One step of each player with the course's layers."""
    rng = np.random.default_rng(0)
    real, _ = _digits(rng, 64)
    z = rng.standard_normal((64, 64), dtype=np.float32)
    generator = mlp((64, 128, 784), rng=rng, activation=_leaky, output=Tanh)
    discriminator = mlp((784, 128, 1), rng=rng, activation=_leaky)
    g_optimizer, d_optimizer = (SGD(player.parameters(), lr=0.01) for player in (generator, discriminator))

    def step() -> None:
        train_step_d(generator, discriminator, real, z, optimizer=d_optimizer)
        train_step_g(generator, discriminator, z, optimizer=g_optimizer)

    return step


def torch_gan(device: str) -> Run:
    """The same steps in PyTorch, as its tutorials write them."""
    rng = np.random.default_rng(0)
    real = torch.from_numpy(_digits(rng, 64)[0]).to(device)
    z = torch.from_numpy(rng.standard_normal((64, 64), dtype=np.float32)).to(device)
    generator = nn.Sequential(nn.Linear(64, 128), nn.LeakyReLU(0.2), nn.Linear(128, 784), nn.Tanh()).to(
        device
    )
    discriminator = nn.Sequential(nn.Linear(784, 128), nn.LeakyReLU(0.2), nn.Linear(128, 1)).to(device)
    g_optimizer, d_optimizer = (
        torch.optim.SGD(player.parameters(), lr=0.01) for player in (generator, discriminator)
    )
    ones, zeros = torch.ones(64, 1, device=device), torch.zeros(64, 1, device=device)
    loss = F.binary_cross_entropy_with_logits

    def step() -> None:
        d_optimizer.zero_grad()
        fake = generator(z).detach()
        (loss(discriminator(real), ones) + loss(discriminator(fake), zeros)).backward()
        d_optimizer.step()
        g_optimizer.zero_grad()
        loss(discriminator(generator(z)), ones).backward()
        g_optimizer.step()

    return step


def _digits(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    return rng.standard_normal((n, 784), dtype=np.float32), rng.integers(0, 10, n)


def _leaky() -> LeakyReLU:
    return LeakyReLU(0.2)
