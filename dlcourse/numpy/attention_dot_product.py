"""Scaled dot-product attention: every query mixes the values whose keys resemble it."""

import math
from typing import NamedTuple

import numpy as np

from dlcourse.contracts.attention import check_attention, check_same_width
from dlcourse.numpy._attention import attention_weights, scores_backward


class AttentionCache(NamedTuple):
    """What the backward pass needs, and the weights to look at.

    Attributes:
        q: queries (..., Tq, d).
        k: keys (..., Tk, d), those of the past first.
        v: values (..., Tk, dv), likewise.
        weights: how much each query takes of each value (..., Tq, Tk).
        earlier: how many of the keys and values are of the past.
    """

    q: np.ndarray
    k: np.ndarray
    v: np.ndarray
    weights: np.ndarray
    earlier: int = 0


def attention(
    q: np.ndarray,
    k: np.ndarray,
    v: np.ndarray,
    *,
    mask: np.ndarray | None = None,
    past: tuple[np.ndarray, np.ndarray] | None = None,
) -> tuple[np.ndarray, AttentionCache]:
    r"""Mix values by the similarity of queries and keys: $\mathrm{softmax}(Q K^T / \sqrt d)\, V$.

    A query that may look at nothing gets an output of zeros and passes no gradient back.

    In step-by-step decoding keys and values of earlier tokens need not be computed again (key-value cache):
    each call takes the ``past`` that the last one left, ``cache.k, cache.v``. The queries then look at
    Tp earlier tokens and at the Tk new ones.

    Args:
        q: queries (..., Tq, d); the leading axes, such as batch and heads, are those of ``k`` and ``v``.
        k: keys (..., Tk, d).
        v: values (..., Tk, dv).
        mask: broadcasts to (..., Tq, Tp + Tk). Booleans are True where a query may look; numbers, of the
            dtype of ``q``, are added to the scores, $-\infty$ where it may not. Default: everywhere.
        past: constants, keys (..., Tp, d) and values (..., Tp, dv) of earlier tokens; default: none.

    Returns:
        The output (..., Tq, dv) and the cache, which holds the attention weights (..., Tq, Tp + Tk).

    Raises:
        TypeError: an array does not hold floating-point numbers, the dtypes differ, or the mask holds
            neither booleans nor numbers of that dtype.
        ValueError: the shapes do not fit, or the mask holds NaN or positive infinity.

    Source: Vaswani et al., Attention Is All You Need, NeurIPS 2017, section 3.2.1. The cache: Shazeer, Fast
    Transformer Decoding: One Write-Head is All You Need, 2019, section 2.4.
    """
    check_attention("attention", q, k, v, mask, past=past)
    check_same_width("attention", q, k)
    earlier = 0
    if past is not None:
        earlier = past[0].shape[-2]
        k, v = (np.concatenate(both, axis=-2) for both in zip(past, (k, v), strict=True))
    scores = (q * _scale(q)) @ k.mT
    weights = attention_weights(scores, mask)
    return weights @ v, AttentionCache(q, k, v, weights, earlier)


def attention_backward(dout: np.ndarray, cache: AttentionCache) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    r"""Return ``(dq, dk, dv)``: $dS\,K / \sqrt d$, $dS^T Q / \sqrt d$ and $P^T dO$.

    dO is the upstream gradient, P are the attention weights, dS is the gradient of the scores. Of a past
    they hold the new tokens alone.

    Args:
        dout: upstream gradient, shaped as the output.
        cache: what ``attention`` returned.
    """
    q, k, v, weights, earlier = cache
    dscores = scores_backward(dout, v, weights)
    dscores *= _scale(q)
    new = np.s_[..., earlier:]
    return dscores @ k, dscores[new].mT @ q, weights[new].mT @ dout


def _scale(q: np.ndarray) -> float:
    return 1 / math.sqrt(q.shape[-1])
