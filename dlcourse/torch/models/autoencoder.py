"""Autoencoders: networks that reproduce their input through a narrow middle."""

from collections.abc import Callable, Sequence

import torch
from torch import nn

from dlcourse.torch.layers import Conv2d, ConvTranspose2d, GaussianNoise, ReLU, Sigmoid
from dlcourse.torch.models.mlp import mlp
from dlcourse.torch.sequential import Sequential


def autoencoder(
    sizes: Sequence[int],
    *,
    rng: torch.Generator,
    activation: Callable[[], nn.Module] = ReLU,
    output: Callable[[], nn.Module] | None = Sigmoid,
) -> Sequential:
    """Twin of ``dlcourse.numpy.models.autoencoder``."""
    encoder = mlp(sizes, rng=rng, activation=activation)
    return Sequential(encoder, mlp(sizes[::-1], rng=rng, activation=activation, output=output))


def denoising_autoencoder(
    sizes: Sequence[int],
    *,
    noise: float,
    rng: torch.Generator,
    activation: Callable[[], nn.Module] = ReLU,
    output: Callable[[], nn.Module] | None = Sigmoid,
) -> Sequential:
    """Twin of ``dlcourse.numpy.models.denoising_autoencoder``."""
    return Sequential(
        GaussianNoise(noise, rng=rng), *autoencoder(sizes, rng=rng, activation=activation, output=output)
    )


def conv_autoencoder(*, rng: torch.Generator, widths: tuple[int, int] = (16, 32)) -> Sequential:
    """Twin of ``dlcourse.numpy.models.conv_autoencoder``."""
    half, quarter = widths
    encoder = Sequential(
        Conv2d(1, half, 3, rng=rng, stride=2, padding=1),
        ReLU(),
        Conv2d(half, quarter, 3, rng=rng, stride=2, padding=1),
        ReLU(),
    )
    decoder = Sequential(
        ConvTranspose2d(quarter, half, 3, rng=rng, stride=2, padding=1, output_padding=1),
        ReLU(),
        ConvTranspose2d(half, 1, 3, rng=rng, stride=2, padding=1, output_padding=1),
        Sigmoid(),
    )
    return Sequential(encoder, decoder)
