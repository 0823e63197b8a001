"""A generative adversarial network: two players, each trained by its own step."""

import torch
from torch import nn

from dlcourse.torch.gan import d_loss, g_loss
from dlcourse.torch.layers import LeakyReLU
from dlcourse.torch.models.mlp import mlp
from dlcourse.torch.sequential import Sequential


def gan(
    *, rng: torch.Generator, noise: int = 2, hidden: int = 64, features: int = 2
) -> tuple[Sequential, Sequential]:
    """Twin of ``dlcourse.numpy.models.gan``."""
    generator = mlp((noise, hidden, hidden, features), rng=rng, activation=_leaky)
    return generator, mlp((features, hidden, hidden, 1), rng=rng, activation=_leaky)


def train_step_d(
    generator: nn.Module,
    discriminator: nn.Module,
    real: torch.Tensor,
    z: torch.Tensor,
    *,
    optimizer: torch.optim.Optimizer,
) -> float:
    """Twin of ``dlcourse.numpy.models.train_step_d``; no gradient stays behind in either player."""
    with torch.no_grad():
        fake = generator(z)
    logits = discriminator(torch.cat([real, fake]))
    loss, _ = d_loss(logits[: len(real)], logits[len(real) :])
    return _improve(discriminator, loss, optimizer)


def train_step_g(
    generator: nn.Module,
    discriminator: nn.Module,
    z: torch.Tensor,
    *,
    optimizer: torch.optim.Optimizer,
    saturating: bool = False,
) -> float:
    """Twin of ``dlcourse.numpy.models.train_step_g``; no gradient stays behind in either player."""
    loss, _ = g_loss(discriminator(generator(z)), saturating=saturating)
    return _improve(generator, loss, optimizer)


def _improve(player: nn.Module, loss: torch.Tensor, optimizer: torch.optim.Optimizer) -> float:
    """Differentiate for one player only, where ``loss.backward()`` would reach both."""
    params = list(player.parameters())
    for param, grad in zip(params, torch.autograd.grad(loss, params), strict=True):
        param.grad = grad
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()


def _leaky() -> nn.Module:
    return LeakyReLU(0.2)
