"""What all kinds of attention share: from scores to weights, and the gradient back to the scores."""

import numpy as np

from dlcourse.numpy.activations import softmax


def attention_weights(scores: np.ndarray, mask: np.ndarray | None) -> np.ndarray:
    r"""Softmax over the keys a query may look at; 0 for all others.

    A query that may look at nothing gets weights of 0 throughout, where a plain softmax would give NaN.

    Args:
        scores: (..., Tq, Tk).
        mask: booleans, True where a query may look, or numbers that are added to the scores, $-\infty$ where
            it may not; broadcastable to the scores. None: everywhere.

    Returns:
        Weights (..., Tq, Tk); each row sums to 1, or to 0 where nothing may be looked at.
    """
    if mask is None:
        return softmax(scores)[0]
    seen = mask if mask.dtype == bool else mask > -np.inf
    blind = ~seen.any(axis=-1, keepdims=True)
    if mask.dtype == bool:
        scores = np.where(mask | blind, scores, -np.inf)
    else:
        scores = np.where(blind, 0, scores + mask)
    weights, _ = softmax(scores)
    return np.where(blind, 0, weights)


def scores_backward(dout: np.ndarray, v: np.ndarray, weights: np.ndarray) -> np.ndarray:
    r"""Gradient of the scores, given ``out = weights @ v``.

    It is that of softmax, $P \odot (dP - \mathrm{rowsum}(dP \odot P))$ with $dP = dO\,V^T$, in one buffer:
    scores are the largest arrays here, and fresh memory for each step would cost more than the sums.

    Args:
        dout: upstream gradient (..., Tq, dv).
        v: values (..., Tk, dv).
        weights: attention weights (..., Tq, Tk).

    Returns:
        The gradient (..., Tq, Tk).
    """
    dscores = dout @ v.mT
    dscores -= np.einsum("...k,...k->...", dscores, weights)[..., None]
    dscores *= weights
    return dscores
