"""What the initialisers demand, and the two numbers they all need."""

import math

from dlcourse.shapes import Shape


def fans(op: str, shape: Shape) -> tuple[int, int]:
    """Return fan-in and fan-out: how many inputs one output reads, and how many outputs one input feeds.

    Args:
        op: the caller, for the message.
        shape: (D, H) of a linear layer, or (F, C, K) or (F, C, KH, KW) of a convolution.
    """
    if len(shape) < 2 or min(shape) < 1:
        expected = "the shape of a weight, (D, H) or (F, C, KH, KW) without zeros"
        raise ValueError(f"{op}: expected {expected}, got {tuple(shape)}")
    if len(shape) == 2:
        return shape[0], shape[1]
    window = math.prod(shape[2:])
    return shape[1] * window, shape[0] * window
