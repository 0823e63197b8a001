r"""Adversarial training: the losses of both players, and what the best discriminator knows.

The discriminator returns logits z; $D = \sigma(z)$ is its probability that a sample is real.
"""

import numpy as np

from dlcourse.contracts.gan import check_densities, check_logits
from dlcourse.numpy.losses import bce_with_logits, bce_with_logits_backward


def d_loss(real_logits: np.ndarray, fake_logits: np.ndarray) -> tuple[np.floating, tuple]:
    r"""Discriminator's loss: $-\mathrm{mean} \log D(x) - \mathrm{mean} \log(1 - D(G(z)))$.

    It is 2 log 2 where the discriminator cannot tell real from fake and says ½ throughout.

    Args:
        real_logits: logits of real samples, any shape.
        fake_logits: logits of generated samples, any shape; their number may differ.

    Returns:
        The scalar loss and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: an array is empty.

    Source: Goodfellow et al., Generative Adversarial Nets, NeurIPS 2014, equation 1.
    """
    check_logits("d_loss", real_logits=real_logits, fake_logits=fake_logits)
    real, real_cache = bce_with_logits(real_logits, np.ones_like(real_logits))
    fake, fake_cache = bce_with_logits(fake_logits, np.zeros_like(fake_logits))
    return real + fake, (real_cache, fake_cache)


def d_loss_backward(dout: float, cache: tuple) -> tuple[np.ndarray, np.ndarray]:
    r"""Return the gradients of both logits: $(D - 1)$ and $D$, each divided by its number of samples.

    Args:
        dout: upstream gradient, a scalar.
        cache: what ``d_loss`` returned.
    """
    real_cache, fake_cache = cache
    return bce_with_logits_backward(dout, real_cache), bce_with_logits_backward(dout, fake_cache)


def g_loss(fake_logits: np.ndarray, *, saturating: bool = False) -> tuple[np.floating, tuple]:
    r"""Generator's loss: $-\mathrm{mean} \log D(G(z))$, or saturating $\mathrm{mean} \log(1 - D(G(z)))$.

    Both fall as D rises. Where the discriminator is sure of a fake, D near 0, the saturating form has slope D
    and the generator learns nothing; the other has slope 1 - D.

    Args:
        fake_logits: logits of generated samples, any shape.
        saturating: use the form of the minimax game.

    Returns:
        The scalar loss and the cache.

    Raises:
        TypeError: the logits are not floating-point numbers.
        ValueError: there are none.

    Source: Goodfellow et al., Generative Adversarial Nets, NeurIPS 2014, section 3.
    """
    check_logits("g_loss", fake_logits=fake_logits)
    target = np.zeros_like(fake_logits) if saturating else np.ones_like(fake_logits)
    sign = -1.0 if saturating else 1.0
    loss, cache = bce_with_logits(fake_logits, target)
    return sign * loss, (sign, cache)


def g_loss_backward(dout: float, cache: tuple) -> np.ndarray:
    r"""Return the gradient of the logits: $D - 1$, or saturating $-D$, divided by the number of samples.

    Args:
        dout: upstream gradient, a scalar.
        cache: what ``g_loss`` returned.
    """
    sign, inner = cache
    return bce_with_logits_backward(sign * float(dout), inner)


def optimal_d(p: np.ndarray, q: np.ndarray) -> np.ndarray:
    r"""Give the best possible discriminator between two known densities: $D^* = p / (p + q)$.

    Args:
        p: density of the real samples at some points, any shape.
        q: density of the generated samples at the same points.

    Returns:
        Probabilities of being real; ½ where neither kind of sample occurs, where any answer is as good.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes differ, or a density is negative.

    Source: Goodfellow et al., Generative Adversarial Nets, NeurIPS 2014, proposition 1.
    """
    check_densities("optimal_d", p, q)
    both = p + q
    empty = both == 0
    return np.where(empty, 0.5, p / np.where(empty, 1, both))


def js_divergence(p: np.ndarray, q: np.ndarray, *, dx: float = 1.0) -> np.floating:
    r"""Jensen-Shannon divergence of two densities on a grid: $\frac12 KL(p \| m) + \frac12 KL(q \| m)$.

    Here $m = \frac12 (p + q)$. It is 0 for equal densities and log 2 for disjoint ones. With the best
    discriminator the value of the game is $2 JS - 2 \log 2$.

    Args:
        p: density on the points of a grid, any shape; ``p.sum() * dx`` should be 1.
        q: the other density on the same points.
        dx: size of a grid cell; 1 for probabilities.

    Returns:
        The divergence, in nats.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes differ, or a density is negative.

    Source: Lin, Divergence Measures Based on the Shannon Entropy, IEEE Transactions on Information Theory 37,
    1991; its role here: Goodfellow et al., 2014, theorem 1.
    """
    check_densities("js_divergence", p, q)
    m = (p + q) / 2
    return float(dx) / 2 * (_kl_terms(p, m).sum() + _kl_terms(q, m).sum())


def _kl_terms(p: np.ndarray, m: np.ndarray) -> np.ndarray:
    """The terms p log(p / m), 0 where p is 0."""
    present = p > 0
    return np.where(present, p * np.log(np.where(present, p, 1) / np.where(present, m, 1)), 0)
