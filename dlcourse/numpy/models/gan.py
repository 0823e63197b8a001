"""A generative adversarial network: two players, each trained by its own step."""

import numpy as np

from dlcourse.numpy.gan import d_loss, d_loss_backward, g_loss, g_loss_backward
from dlcourse.numpy.layers import Layer, LeakyReLU
from dlcourse.numpy.models.mlp import mlp
from dlcourse.numpy.optim import Optimizer
from dlcourse.numpy.sequential import Sequential


def gan(
    *, rng: np.random.Generator, noise: int = 2, hidden: int = 64, features: int = 2
) -> tuple[Sequential, Sequential]:
    """Build both players of a game about points, each with two hidden layers.

    Args:
        rng: draws the weights.
        noise: Z, features of the noise that the generator turns into samples.
        hidden: units of each hidden layer.
        features: D of a sample.

    Returns:
        The generator, from noise (N, Z) to samples (N, D), and the discriminator, from them to logits (N, 1).

    Source: Goodfellow et al., Generative Adversarial Nets, NeurIPS 2014; the leaky units: Radford, Metz and
    Chintala, Unsupervised Representation Learning with DCGANs, ICLR 2016.
    """
    generator = mlp((noise, hidden, hidden, features), rng=rng, activation=_leaky)
    return generator, mlp((features, hidden, hidden, 1), rng=rng, activation=_leaky)


def train_step_d(
    generator: Layer, discriminator: Layer, real: np.ndarray, z: np.ndarray, *, optimizer: Optimizer
) -> float:
    """Teach the discriminator to tell real samples from generated ones; the generator stays as it is.

    Args:
        generator: makes the fake samples.
        discriminator: gets better.
        real: samples (N, D).
        z: fresh noise (M, Z).
        optimizer: made for the discriminator's parameters.

    Returns:
        The discriminator's loss before the step.

    Source: Goodfellow et al., Generative Adversarial Nets, NeurIPS 2014, algorithm 1.
    """
    fake = generator.forward(z)
    logits = discriminator.forward(np.concatenate([real, fake]))
    loss, cache = d_loss(logits[: len(real)], logits[len(real) :])
    discriminator.backward_parameters(np.concatenate(d_loss_backward(1.0, cache)))
    optimizer.step(discriminator.gradients())
    return float(loss)


def train_step_g(
    generator: Layer, discriminator: Layer, z: np.ndarray, *, optimizer: Optimizer, saturating: bool = False
) -> float:
    """Teach the generator to fool the discriminator, which passes a gradient on but stays as it is.

    Args:
        generator: gets better.
        discriminator: judges the samples.
        z: fresh noise (N, Z).
        optimizer: made for the generator's parameters.
        saturating: use the loss of the minimax game.

    Returns:
        The generator's loss before the step.

    Source: Goodfellow et al., Generative Adversarial Nets, NeurIPS 2014, algorithm 1 and section 3.
    """
    logits = discriminator.forward(generator.forward(z))
    loss, cache = g_loss(logits, saturating=saturating)
    generator.backward_parameters(discriminator.backward_input(g_loss_backward(1.0, cache)))
    optimizer.step(generator.gradients())
    return float(loss)


def _leaky() -> Layer:
    return LeakyReLU(0.2)
