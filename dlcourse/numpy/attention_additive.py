"""Additive attention: a small network compares query and key, as in the first translation models."""

from typing import NamedTuple

import numpy as np

from dlcourse.contracts.attention import check_additive
from dlcourse.numpy._attention import attention_weights, scores_backward
from dlcourse.numpy.dense import linear_backward


class AdditiveCache(NamedTuple):
    """What the backward pass needs, and the weights to look at.

    Attributes:
        inputs: ``(q, k, v)`` as given.
        params: ``(wq, wk, w)``.
        hidden: output of the tanh layer for each pair (..., Tq, Tk, A).
        weights: how much each query takes of each value (..., Tq, Tk): the alignment.
    """

    inputs: tuple[np.ndarray, np.ndarray, np.ndarray]
    params: tuple[np.ndarray, np.ndarray, np.ndarray]
    hidden: np.ndarray
    weights: np.ndarray


def additive_attention(
    q: np.ndarray,
    k: np.ndarray,
    v: np.ndarray,
    wq: np.ndarray,
    wk: np.ndarray,
    w: np.ndarray,
    *,
    mask: np.ndarray | None = None,
) -> tuple[np.ndarray, AdditiveCache]:
    r"""Mix values by scores from a small network: $s_{ij} = w^T \tanh(q_i W_q + k_j W_k)$, softmax over j.

    In translation the query is the decoder's state, keys and values are the encoder's states. A query that
    may look at nothing gets an output of zeros.

    Args:
        q: queries (..., Tq, dq).
        k: keys (..., Tk, dk).
        v: values (..., Tk, dv).
        wq: projection of the queries (dq, A).
        wk: projection of the keys (dk, A).
        w: weights of the score (A,).
        mask: broadcasts to (..., Tq, Tk); booleans or numbers, as for ``attention``; default: every query
            may look everywhere.

    Returns:
        The output (..., Tq, dv) and the cache, which holds the attention weights.

    Raises:
        TypeError: an array does not hold floating-point numbers, the dtypes differ, or the mask holds
            neither booleans nor numbers of that dtype.
        ValueError: the shapes do not fit, or the mask holds NaN or positive infinity.

    Source: Bahdanau, Cho and Bengio, Neural Machine Translation by Jointly Learning to Align and Translate,
    ICLR 2015, section A.1.2.
    """
    check_additive(q, k, v, mask, wq, wk, w)
    hidden = np.tanh((q @ wq)[..., :, None, :] + (k @ wk)[..., None, :, :])
    weights = attention_weights(hidden @ w, mask)
    return weights @ v, AdditiveCache((q, k, v), (wq, wk, w), hidden, weights)


def additive_attention_backward(dout: np.ndarray, cache: AdditiveCache) -> tuple[np.ndarray, ...]:
    """Return ``(dq, dk, dv, dwq, dwk, dw)``.

    Args:
        dout: upstream gradient, shaped as the output.
        cache: what ``additive_attention`` returned.
    """
    (q, k, v), (wq, wk, w), hidden, weights = cache
    dscores = scores_backward(dout, v, weights)
    dw = np.tensordot(dscores, hidden, axes=dscores.ndim)
    dsum = dscores[..., None] * w * (1 - hidden**2)
    dq, dwq, _ = linear_backward(dsum.sum(axis=-2), (q, wq))
    dk, dwk, _ = linear_backward(dsum.sum(axis=-3), (k, wk))
    return dq, dk, weights.mT @ dout, dwq, dwk, dw
