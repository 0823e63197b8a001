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
        k: keys (..., Tk, d).
        v: values (..., Tk, dv).
        weights: how much each query takes of each value (..., Tq, Tk).
    """

    q: np.ndarray
    k: np.ndarray
    v: np.ndarray
    weights: np.ndarray


def attention(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, *, mask: np.ndarray | None = None
) -> tuple[np.ndarray, AttentionCache]:
    r"""Mix values by the similarity of queries and keys: $\mathrm{softmax}(Q K^T / \sqrt d)\, V$.

    A query that may look at nothing gets an output of zeros.

    Args:
        q: queries (..., Tq, d); the leading axes, such as batch and heads, are those of ``k`` and ``v``.
        k: keys (..., Tk, d).
        v: values (..., Tk, dv).
        mask: booleans that broadcast to (..., Tq, Tk), True where a query may look; default: everywhere.

    Returns:
        The output (..., Tq, dv) and the cache, which holds the attention weights.

    Raises:
        TypeError: an array does not hold floating-point numbers, the dtypes differ, or the mask no booleans.
        ValueError: the shapes do not fit.

    Source: Vaswani et al., Attention Is All You Need, NeurIPS 2017, section 3.2.1.
    """
    check_attention("attention", q, k, v, mask)
    check_same_width("attention", q, k)
    scores = (q * _scale(q)) @ k.mT
    weights = attention_weights(scores, mask)
    return weights @ v, AttentionCache(q, k, v, weights)


def attention_backward(dout: np.ndarray, cache: AttentionCache) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    r"""Return ``(dq, dk, dv)``: $dS\,K / \sqrt d$, $dS^T Q / \sqrt d$ and $P^T dO$.

    dO is the upstream gradient, P are the attention weights, dS is the gradient of the scores.

    Args:
        dout: upstream gradient, shaped as the output.
        cache: what ``attention`` returned.
    """
    q, k, v, weights = cache
    dscores = scores_backward(dout, v, weights)
    dscores *= _scale(q)
    return dscores @ k, dscores.mT @ q, weights.mT @ dout


def _scale(q: np.ndarray) -> float:
    return 1 / math.sqrt(q.shape[-1])
