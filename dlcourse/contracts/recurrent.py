"""What the recurrent cells demand of their inputs."""

from typing import Any

from dlcourse.contracts.requirements import (
    require_float,
    require_integer,
    require_ndim,
    require_same_dtype,
    require_shape,
)


def check_cell(
    op: str, gates: int, x: Any, states: dict[str, Any], wx: Any, wh: Any, biases: dict[str, Any]
) -> None:
    """Raise unless the arrays of one recurrent cell hold floats of one dtype and fit each other.

    Args:
        op: name of the operation; ``..._step`` takes one step of inputs, any other a sequence.
        gates: how many blocks of H columns the weights have.
        x: inputs (N, D) of one step, or (T, N, D) of a sequence.
        states: initial states (N, H) by name.
        wx: input weights (D, gates * H).
        wh: recurrent weights (H, gates * H).
        biases: biases (gates * H,) by name.
    """
    arrays = {"x": x, **states, "wx": wx, "wh": wh, **biases}
    require_float(op, **arrays)
    require_same_dtype(op, **arrays)
    require_ndim(op, 2 if op.endswith("_step") else 3, x=x)
    require_ndim(op, 2, wx=wx, wh=wh)
    hidden, columns = wh.shape
    if columns != gates * hidden:
        wanted = "(H, H)" if gates == 1 else f"(H, {gates} * H)"
        raise ValueError(f"{op}: wh must have shape {wanted}, got {tuple(wh.shape)}")
    if x.shape[-1] != wx.shape[0]:
        raise ValueError(
            f"{op}: x has {x.shape[-1]} features but wx expects {wx.shape[0]} "
            f"(x {tuple(x.shape)}, wx {tuple(wx.shape)})"
        )
    require_shape(op, (wx.shape[0], columns), wx=wx)
    require_shape(op, (x.shape[-2], hidden), **states)
    require_shape(op, (columns,), **biases)
    if x.shape[0] == 0:
        raise ValueError(f"{op}: x must not be empty, got shape {tuple(x.shape)}")


def check_bidirectional(
    op: str,
    gates: int,
    x: Any,
    states: dict[str, Any],
    wx: Any,
    wh: Any,
    biases: dict[str, Any],
    lengths: Any,
) -> None:
    """Raise unless states, weights and biases are those of two cells, stacked, and all fit each other."""
    for name, array in {**states, "wx": wx, "wh": wh, **biases}.items():
        if tuple(array.shape[:1]) != (2,):
            raise ValueError(
                f"{op}: {name} must have a first axis of 2, one entry for each direction, "
                f"got shape {tuple(array.shape)}"
            )
    first_states, first_biases = ({name: a[0] for name, a in named.items()} for named in (states, biases))
    check_cell(f"{op}, in each direction", gates, x, first_states, wx[0], wh[0], first_biases)
    if lengths is not None:
        check_lengths(op, lengths, x)


def check_lengths(op: str, lengths: Any, x: Any) -> None:
    """Raise unless ``lengths (N,)`` holds one integer from 1 to T for each sequence of ``x (T, N, D)``."""
    steps, batch, _ = x.shape
    require_integer(op, lengths=lengths)
    require_shape(op, (batch,), lengths=lengths)
    if batch and not 1 <= lengths.min().item() <= lengths.max().item() <= steps:
        raise ValueError(f"{op}: lengths must lie between 1 and {steps}, got {lengths.tolist()}")


def check_pair(ahead: bool, back: bool) -> None:
    """Raise ``ValueError`` unless both layers of a bidirectional one return sequences, or neither does."""
    if ahead != back:
        raise ValueError(
            f"Bidirectional: both layers must return sequences or both the last state, "
            f"got return_sequences={ahead} ahead and return_sequences={back} back"
        )
