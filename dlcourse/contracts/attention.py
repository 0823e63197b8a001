"""What attention demands of its inputs."""

import math
from typing import Any

from dlcourse.contracts.requirements import (
    require_float,
    require_integer,
    require_ndim,
    require_same_dtype,
    require_shape,
    require_within,
)
from dlcourse.shapes import Shape


def check_attention(op: str, q: Any, k: Any, v: Any, mask: Any, *, past: Any = None, **weights: Any) -> None:
    """Raise unless q (..., Tq, d), k (..., Tk, d'), v (..., Tk, dv), a past and a mask of all tokens fit."""
    require_float(op, q=q, k=k, v=v, **weights)
    require_same_dtype(op, q=q, k=k, v=v, **weights)
    shapes = f"(q {tuple(q.shape)}, k {tuple(k.shape)}, v {tuple(v.shape)})"
    if min(len(q.shape), len(k.shape), len(v.shape)) < 2:
        raise ValueError(f"{op}: q, k and v must have at least 2 axes, (T, d) {shapes}")
    if not q.shape[:-2] == k.shape[:-2] == v.shape[:-2]:
        raise ValueError(f"{op}: the axes before the last two must be equal {shapes}")
    if k.shape[-2] != v.shape[-2]:
        raise ValueError(f"{op}: there are {k.shape[-2]} keys but {v.shape[-2]} values {shapes}")
    if past is not None:
        check_past(op, past, k, v)
    if mask is not None:
        check_mask(op, mask, (*q.shape[:-1], _tokens(past) + k.shape[-2]), q)


def check_same_width(op: str, q: Any, k: Any) -> None:
    """Raise ``ValueError`` unless queries and keys can be multiplied with each other."""
    if q.shape[-1] != k.shape[-1]:
        raise ValueError(
            f"{op}: q has width {q.shape[-1]} but k has width {k.shape[-1]} "
            f"(q {tuple(q.shape)}, k {tuple(k.shape)})"
        )


def check_past(op: str, past: Any, k: Any, v: Any) -> None:
    """Raise unless ``past`` is (keys, values), like k and v except for the number of tokens."""
    if len(past) != 2:
        raise ValueError(f"{op}: past must be (keys, values), got {len(past)} entries")
    keys, values = past
    require_float(op, **{"past keys": keys, "past values": values})
    require_same_dtype(op, **{"k": k, "past keys": keys, "past values": values})
    tokens = keys.shape[-2:-1]
    require_shape(op, (*k.shape[:-2], *tokens, k.shape[-1]), **{"past keys": keys})
    require_shape(op, (*v.shape[:-2], *tokens, v.shape[-1]), **{"past values": values})


def check_mask(op: str, mask: Any, shape: Shape, q: Any) -> None:
    """Raise unless the mask broadcasts to the scores, in booleans or in numbers that can be added to them."""
    dtype, wanted_dtype = (str(array.dtype).removeprefix("torch.") for array in (mask, q))
    if dtype not in ("bool", wanted_dtype):
        raise TypeError(
            f"{op}: mask must hold booleans, True where a query may look, "
            f"or {wanted_dtype} as q does, added to the scores, got {dtype}"
        )
    sizes = zip(reversed(mask.shape), reversed(shape), strict=False)
    if len(mask.shape) > len(shape) or any(given not in (1, wanted) for given, wanted in sizes):
        raise ValueError(f"{op}: mask must broadcast to {tuple(shape)}, got shape {tuple(mask.shape)}")
    if dtype != "bool" and not mask.max().item() < math.inf:
        raise ValueError(f"{op}: mask must hold numbers or -inf, got {mask.max().item()}")


def check_heads(op: str, width: int, heads: int) -> None:
    """Raise ``ValueError`` unless the width can be divided evenly among the heads."""
    if heads < 1 or width % heads:
        raise ValueError(f"{op}: width {width} must be divisible by the number of heads, got {heads}")


def check_multi_head(q: Any, k: Any, v: Any, mask: Any, past: Any, heads: int, **weights: Any) -> None:
    """Raise unless q, k, v are (N, T, d), the weights (d, d), d divisible by the heads, mask and past fit."""
    op = "multi_head_attention"
    check_attention(op, q, k, v, None, **weights)
    require_ndim(op, 3, q=q, k=k, v=v)
    width = q.shape[-1]
    check_same_width(op, q, k)
    require_shape(op, (*k.shape[:-1], width), v=v)
    require_shape(op, (width, width), **weights)
    check_heads(op, width, heads)
    if past is not None:
        per_head = k.reshape(len(k), heads, k.shape[1], width // heads)
        check_past(op, past, per_head, per_head)
    if mask is not None:
        axis_of_heads = (heads,) if len(mask.shape) == 4 else ()
        check_mask(op, mask, (len(q), *axis_of_heads, q.shape[1], _tokens(past) + k.shape[1]), q)


def check_step(*, causal: bool) -> None:
    """Raise ``ValueError`` unless the layer is causal, so that earlier outputs stand."""
    if not causal:
        raise ValueError(
            "MultiHeadAttention.step: new tokens would change what earlier ones take; "
            "make the layer with causal=True, or call forward on whole sequences"
        )


def check_additive(q: Any, k: Any, v: Any, mask: Any, wq: Any, wk: Any, w: Any) -> None:
    """Raise unless the projections wq (dq, A), wk (dk, A) and w (A,) fit queries and keys."""
    op = "additive_attention"
    check_attention(op, q, k, v, mask, wq=wq, wk=wk, w=w)
    require_ndim(op, 1, w=w)
    require_shape(op, (q.shape[-1], w.shape[0]), wq=wq)
    require_shape(op, (k.shape[-1], w.shape[0]), wk=wk)


def check_length(op: str, length: int) -> None:
    """Raise ``ValueError`` for a sequence without a step."""
    if length < 1:
        raise ValueError(f"{op}: length must be at least 1, got {length}")


def check_causal(length: int, past: int) -> None:
    """Raise ``ValueError`` unless there is a position, and no negative number of earlier ones."""
    check_length("causal_mask", length)
    if past < 0:
        raise ValueError(f"causal_mask: past must be at least 0, got {past}")


def check_both_masks(first: Any, second: Any) -> None:
    """Raise unless both masks hold booleans or floats, these of one dtype, and broadcast to each other."""
    op = "combine_masks"
    floats = {}
    for name, mask in {"first": first, "second": second}.items():
        dtype = str(mask.dtype).removeprefix("torch.")
        if dtype != "bool":
            require_float(op, **{name: mask})
            floats[name] = mask
    require_same_dtype(op, **floats)
    sizes = zip(reversed(first.shape), reversed(second.shape), strict=False)
    if any(one != other and 1 not in (one, other) for one, other in sizes):
        raise ValueError(
            f"{op}: shapes must broadcast to each other, got first {tuple(first.shape)}, "
            f"second {tuple(second.shape)}"
        )


def check_padding(lengths: Any, length: int) -> None:
    """Raise unless ``lengths (N,)`` holds integers from 0 to ``length``."""
    check_length("padding_mask", length)
    require_integer("padding_mask", lengths=lengths)
    require_ndim("padding_mask", 1, lengths=lengths)
    require_within("padding_mask", 0, length, lengths=lengths)


def check_positions(length: int, width: int, base: float) -> None:
    """Raise ``ValueError`` unless there are positions, columns and growing wavelengths."""
    check_length("positional_encoding", length)
    if width < 1 or not base > 1:
        raise ValueError(
            f"positional_encoding: width must be at least 1 and base above 1, got width {width}, base {base}"
        )


def _tokens(past: Any) -> int:
    return 0 if past is None else past[0].shape[-2]
