"""Autoencoders: networks that reproduce their input through a narrow middle."""

from collections.abc import Callable, Sequence

import numpy as np

from dlcourse.numpy.layers import Conv2d, ConvTranspose2d, GaussianNoise, Layer, ReLU, Sigmoid
from dlcourse.numpy.models.mlp import mlp
from dlcourse.numpy.sequential import Sequential


def autoencoder(
    sizes: Sequence[int],
    *,
    rng: np.random.Generator,
    activation: Callable[[], Layer] = ReLU,
    output: Callable[[], Layer] | None = Sigmoid,
) -> Sequential:
    """Build an encoder and its mirror image; the code between them has no activation.

    Args:
        sizes: features of the input, of the hidden layers and of the code, such as (784, 128, 2).
        rng: draws the weights.
        activation: makes those of the hidden layers.
        output: makes the last one; sigmoid suits pixels in [0, 1]. None, with only two sizes, is linear: PCA.

    Returns:
        A model from (N, sizes[0]) to the same shape, whose two layers are encoder and decoder.

    Raises:
        ValueError: there are fewer than two sizes.

    Source: Hinton and Salakhutdinov, Reducing the Dimensionality of Data, Science 313, 2006.
    """
    encoder = mlp(sizes, rng=rng, activation=activation)
    return Sequential(encoder, mlp(sizes[::-1], rng=rng, activation=activation, output=output))


def denoising_autoencoder(
    sizes: Sequence[int],
    *,
    noise: float,
    rng: np.random.Generator,
    activation: Callable[[], Layer] = ReLU,
    output: Callable[[], Layer] | None = Sigmoid,
) -> Sequential:
    """Build an autoencoder whose input is corrupted by fresh noise at every training step.

    Trained with the clean examples as both inputs and targets, it learns to take the noise away.

    Args:
        sizes: features of the input, of the hidden layers and of the code.
        noise: standard deviation of the corruption.
        rng: draws the weights and the noise.
        activation: makes those of the hidden layers.
        output: makes the last one.

    Returns:
        A model from (N, sizes[0]) to the same shape, whose layers are noise, encoder and decoder.

    Raises:
        ValueError: there are fewer than two sizes.

    Source: Vincent et al., Extracting and Composing Robust Features with Denoising Autoencoders, ICML 2008.
    """
    return Sequential(
        GaussianNoise(noise, rng=rng), *autoencoder(sizes, rng=rng, activation=activation, output=output)
    )


def conv_autoencoder(*, rng: np.random.Generator, widths: tuple[int, int] = (16, 32)) -> Sequential:
    """Build an autoencoder of convolutions: 28 to 14 to 7 pixels, and back by transposed convolutions.

    A stride of 2 takes 13 as well as 14 pixels to 7: on the way back ``output_padding`` says which it was.

    Args:
        rng: draws the weights.
        widths: channels at 14x14 and at 7x7 pixels.

    Returns:
        A model from images (N, 1, 28, 28) to the same shape, whose two layers are encoder and decoder.

    Source: Dumoulin and Visin, A Guide to Convolution Arithmetic for Deep Learning, 2016, chapter 4.
    """
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
