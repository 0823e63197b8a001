"""What the recurrent cells demand of their inputs."""

from typing import Any

from dlcourse.shapes import require_float, require_ndim


def check_cell(
    op: str, gates: int, x: Any, states: dict[str, Any], wx: Any, wh: Any, biases: dict[str, Any]
) -> None:
    """Raise unless the arrays of one recurrent cell fit each other.

    Args:
        op: name of the operation, for the message.
        gates: how many blocks of H columns the weights have.
        x: inputs (N, D) of one step, or (T, N, D) of a sequence.
        states: initial states (N, H) by name.
        wx: input weights (D, gates * H).
        wh: recurrent weights (H, gates * H).
        biases: biases (gates * H,) by name.
    """
    axes = 2 if op.endswith("_step") else 3
    require_float(op, x=x, **states, wx=wx, wh=wh, **biases)
    require_ndim(op, axes, x=x)
    require_ndim(op, 2, **states, wx=wx, wh=wh)
    require_ndim(op, 1, **biases)
    hidden, columns = wh.shape
    if columns != gates * hidden:
        wanted = "(H, H)" if gates == 1 else f"(H, {gates} H)"
        raise ValueError(f"{op}: wh must have shape {wanted}, got {tuple(wh.shape)}")
    expected = {"wx": (x.shape[-1], columns)}
    expected |= {name: (x.shape[-2], hidden) for name in states}
    expected |= {name: (columns,) for name in biases}
    for name, array in {"wx": wx, **states, **biases}.items():
        if tuple(array.shape) != expected[name]:
            raise ValueError(
                f"{op}: {name} must have shape {expected[name]}, got {tuple(array.shape)} "
                f"(x {tuple(x.shape)}, wh {tuple(wh.shape)})"
            )
    if axes == 3 and x.shape[0] == 0:
        raise ValueError(f"{op}: x must have at least one step, got shape {tuple(x.shape)}")


def check_lengths(op: str, lengths: list[int], x: Any) -> None:
    """Raise unless there is one whole number from 1 to T for each sequence of ``x (T, N, D)``."""
    steps, batch, _ = x.shape
    if not all(isinstance(length, int) for length in lengths):
        raise TypeError(f"{op}: lengths must be whole numbers, got {lengths}")
    if len(lengths) != batch or not all(1 <= length <= steps for length in lengths):
        raise ValueError(f"{op}: lengths must be {batch} numbers from 1 to {steps}, got {lengths}")
