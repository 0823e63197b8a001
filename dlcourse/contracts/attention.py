"""What attention demands of its inputs."""

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


def check_attention(op: str, q: Any, k: Any, v: Any, mask: Any, **weights: Any) -> None:
    """Raise unless q (..., Tq, d), k (..., Tk, d'), v (..., Tk, dv) and a mask for (..., Tq, Tk) fit."""
    require_float(op, q=q, k=k, v=v, **weights)
    require_same_dtype(op, q=q, k=k, v=v, **weights)
    shapes = f"(q {tuple(q.shape)}, k {tuple(k.shape)}, v {tuple(v.shape)})"
    if min(len(q.shape), len(k.shape), len(v.shape)) < 2:
        raise ValueError(f"{op}: q, k and v must have at least 2 axes, (T, d) {shapes}")
    if not q.shape[:-2] == k.shape[:-2] == v.shape[:-2]:
        raise ValueError(f"{op}: the axes before the last two must be equal {shapes}")
    if k.shape[-2] != v.shape[-2]:
        raise ValueError(f"{op}: there are {k.shape[-2]} keys but {v.shape[-2]} values {shapes}")
    if mask is not None:
        check_mask(op, mask, (*q.shape[:-1], k.shape[-2]))


def check_same_width(op: str, q: Any, k: Any) -> None:
    """Raise ``ValueError`` unless queries and keys can be multiplied with each other."""
    if q.shape[-1] != k.shape[-1]:
        raise ValueError(
            f"{op}: q has width {q.shape[-1]} but k has width {k.shape[-1]} "
            f"(q {tuple(q.shape)}, k {tuple(k.shape)})"
        )


def check_mask(op: str, mask: Any, shape: Shape) -> None:
    """Raise unless the mask holds booleans and broadcasts to the shape of the scores."""
    dtype = str(mask.dtype).removeprefix("torch.")
    if dtype != "bool":
        raise TypeError(f"{op}: mask must hold booleans, True where a query may look, got {dtype}")
    sizes = zip(reversed(mask.shape), reversed(shape), strict=False)
    if len(mask.shape) > len(shape) or any(given not in (1, wanted) for given, wanted in sizes):
        raise ValueError(f"{op}: mask must broadcast to {tuple(shape)}, got shape {tuple(mask.shape)}")


def check_heads(op: str, width: int, heads: int) -> None:
    """Raise ``ValueError`` unless the width can be divided evenly among the heads."""
    if heads < 1 or width % heads:
        raise ValueError(f"{op}: width {width} must be divisible by the number of heads, got {heads}")


def check_multi_head(q: Any, k: Any, v: Any, mask: Any, heads: int, **weights: Any) -> None:
    """Raise unless q, k, v are (N, T, d), the weights (d, d) and d is divisible by the number of heads."""
    op = "multi_head_attention"
    check_attention(op, q, k, v, mask, **weights)
    require_ndim(op, 3, q=q, k=k, v=v)
    width = q.shape[-1]
    check_same_width(op, q, k)
    require_shape(op, (*k.shape[:-1], width), v=v)
    require_shape(op, (width, width), **weights)
    check_heads(op, width, heads)


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
