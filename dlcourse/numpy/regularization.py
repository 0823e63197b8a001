"""Inverted dropout."""

import numpy as np

from dlcourse.contracts.regularization import check_dropout


def dropout(
    x: np.ndarray,
    *,
    p: float,
    training: bool,
    rng: np.random.Generator | None = None,
    mask: np.ndarray | None = None,
) -> tuple[np.ndarray, tuple]:
    r"""Drop elements with probability $p$ and scale the others, so that the mean stays: $x m / (1 - p)$.

    Inverted dropout scales in training and is therefore the identity in evaluation.

    Args:
        x: any shape.
        p: probability that an element is dropped, in [0, 1).
        training: False returns ``x`` as it is.
        rng: draws a fresh mask in training.
        mask: instead of ``rng``, the mask $m$ itself: booleans shaped as ``x``, true where kept.

    Returns:
        out, shaped as ``x``, and the cache (the mask and the scale, or neither in evaluation).

    Raises:
        TypeError: ``x`` does not hold floating-point numbers, or the mask not booleans.
        ValueError: ``p`` lies outside [0, 1), or in training there are both ``rng`` and ``mask``, or neither.

    Source: Srivastava et al., Dropout: a Simple Way to Prevent Overfitting, JMLR 15, 2014, section 4.
    """
    check_dropout(x, p, training, rng, mask)
    if not training:
        return x, ()
    if rng is not None:
        mask = rng.random(x.shape) >= p
    scale = 1 / (1 - float(p))
    return x * mask * scale, (mask, scale)


def dropout_backward(dout: np.ndarray, cache: tuple) -> np.ndarray:
    r"""Return ``dx``: the upstream gradient through the same mask and scale, $m / (1 - p)$.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``dropout`` returned.
    """
    if not cache:
        return dout
    mask, scale = cache
    return dout * mask * scale
