"""Multi-head attention: several small attentions side by side, each with its own view of the sequence."""

from typing import NamedTuple

import numpy as np

from dlcourse.contracts.attention import check_heads, check_multi_head
from dlcourse.contracts.requirements import require_float, require_ndim
from dlcourse.numpy.attention_dot_product import AttentionCache, attention, attention_backward
from dlcourse.numpy.dense import linear_backward


class MultiHeadCache(NamedTuple):
    """What the backward pass needs, and the weights to look at.

    Attributes:
        inputs: ``(q, k, v)`` as given (N, T, d).
        merged: outputs of all heads side by side (N, Tq, d).
        params: ``(wq, wk, wv, wo)``.
        heads: cache of the attention inside; ``heads.weights`` (N, heads, Tq, Tp + Tk) are the attention
            weights, ``(heads.k, heads.v)`` is the ``past`` of the next tokens.
    """

    inputs: tuple[np.ndarray, np.ndarray, np.ndarray]
    merged: np.ndarray
    params: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
    heads: AttentionCache


def split_heads(x: np.ndarray, num_heads: int) -> np.ndarray:
    """Cut the width of every token into equal pieces, one per head.

    Args:
        x: tokens (N, T, d).
        num_heads: number of heads; divides d.

    Returns:
        (N, heads, T, d / heads): head j of a token holds its columns from j * d / heads on.

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.
        ValueError: d is not divisible by ``num_heads``, or ``x`` has not three axes.

    Source: Vaswani et al., Attention Is All You Need, NeurIPS 2017, section 3.2.2.
    """
    require_float("split_heads", x=x)
    require_ndim("split_heads", 3, x=x)
    batch, length, width = x.shape
    check_heads("split_heads", width, num_heads)
    return x.reshape(batch, length, num_heads, width // num_heads).swapaxes(1, 2)


def merge_heads(x: np.ndarray) -> np.ndarray:
    """Put the pieces of all heads side by side again; the inverse of ``split_heads``.

    Args:
        x: (N, heads, T, d / heads).

    Returns:
        Tokens (N, T, d).

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.
        ValueError: ``x`` has not four axes.

    Source: Vaswani et al., Attention Is All You Need, NeurIPS 2017, section 3.2.2.
    """
    require_float("merge_heads", x=x)
    require_ndim("merge_heads", 4, x=x)
    batch, heads, length, width = x.shape
    return x.swapaxes(1, 2).reshape(batch, length, heads * width)


def multi_head_attention(
    q: np.ndarray,
    k: np.ndarray,
    v: np.ndarray,
    wq: np.ndarray,
    wk: np.ndarray,
    wv: np.ndarray,
    wo: np.ndarray,
    *,
    num_heads: int,
    mask: np.ndarray | None = None,
    past: tuple[np.ndarray, np.ndarray] | None = None,
) -> tuple[np.ndarray, MultiHeadCache]:
    r"""Project, attend in each head on its own, merge and project again.

    $\mathrm{head}_j = \mathrm{attention}((Q W_q)_j, (K W_k)_j, (V W_v)_j)$ on the j-th block of columns, then
    $[\mathrm{head}_1, \ldots, \mathrm{head}_h]\, W_o$. In self-attention q, k and v are one array, and its
    gradient is the sum of the three. The batch comes first here, as it stands before the heads.

    In step-by-step decoding q, k and v are the newest token alone, and ``past`` is what the last call left,
    ``(cache.heads.k, cache.heads.v)``.

    Args:
        q: tokens that ask (N, Tq, d).
        k: tokens that are compared with (N, Tk, d).
        v: tokens that are mixed (N, Tk, d).
        wq: projection of the queries (d, d).
        wk: projection of the keys (d, d).
        wv: projection of the values (d, d).
        wo: projection of the merged heads (d, d).
        num_heads: number of heads; divides d.
        mask: broadcasts to (N, Tq, Tp + Tk), the same for all heads, or has an axis for them, (N, heads, Tq,
            Tp + Tk). Booleans or numbers, as for ``attention``; default: every query may look everywhere.
        past: keys and values of Tp earlier tokens, (N, heads, Tp, d / heads) both; default: none.

    Returns:
        The output (N, Tq, d) and the cache, which holds the attention weights of every head.

    Raises:
        TypeError: an array does not hold floating-point numbers, the dtypes differ, or the mask holds
            neither booleans nor numbers of that dtype.
        ValueError: the shapes do not fit, d is not divisible by ``num_heads``, or the mask holds NaN or
            positive infinity.

    Source: Vaswani et al., Attention Is All You Need, NeurIPS 2017, section 3.2.2.
    """
    check_multi_head(q, k, v, mask, past, num_heads, wq=wq, wk=wk, wv=wv, wo=wo)
    per_head = (split_heads(x @ w, num_heads) for x, w in ((q, wq), (k, wk), (v, wv)))
    if mask is not None and mask.ndim == 3:
        mask = mask[:, None]
    out, cache = attention(*per_head, mask=mask, past=past)
    merged = merge_heads(out)
    return merged @ wo, MultiHeadCache((q, k, v), merged, (wq, wk, wv, wo), cache)


def multi_head_attention_backward(dout: np.ndarray, cache: MultiHeadCache) -> tuple[np.ndarray, ...]:
    """Return ``(dq, dk, dv, dwq, dwk, dwv, dwo)``: back through merge, attention, split and projections.

    Args:
        dout: upstream gradient (N, Tq, d).
        cache: what ``multi_head_attention`` returned.
    """
    *projections, wo = cache.params
    dmerged, dwo, _ = linear_backward(dout, (cache.merged, wo))
    num_heads = cache.heads.weights.shape[1]
    per_head = attention_backward(split_heads(dmerged, num_heads), cache.heads)
    backs = [
        linear_backward(merge_heads(d), (x, w))
        for d, x, w in zip(per_head, cache.inputs, projections, strict=True)
    ]
    return *(dx for dx, _, _ in backs), *(dw for _, dw, _ in backs), dwo
