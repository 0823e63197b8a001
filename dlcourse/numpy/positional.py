"""Positional encoding: tells attention, which has no sense of order, where each token stands."""

import numpy as np
from numpy.typing import DTypeLike

from dlcourse.contracts.attention import check_positions


def positional_encoding(
    length: int, width: int, *, base: float = 10_000.0, dtype: DTypeLike = np.float32
) -> np.ndarray:
    r"""Give every position a pattern of sine and cosine waves, from fast to slow.

    $P_{t, 2i} = \sin(t / b^{2i/d}), \quad P_{t, 2i+1} = \cos(t / b^{2i/d})$: sine and cosine stand side by
    side, so k positions further each pair is turned by one angle, whatever t is. With odd d the last column
    is a sine.

    Args:
        length: number of positions.
        width: number of columns d.
        base: b; the slowest wave repeats after about $2 \pi b$ positions.
        dtype: of the result.

    Returns:
        An array (length, width).

    Raises:
        ValueError: a number is out of its range.

    Source: Vaswani et al., Attention Is All You Need, NeurIPS 2017, section 3.5.
    """
    check_positions(length, width, base)
    even = np.arange(0, width, 2)
    angles = np.arange(length)[:, None] / base ** (even / width)
    encoding = np.empty((length, width), dtype)
    encoding[:, 0::2] = np.sin(angles)
    encoding[:, 1::2] = np.cos(angles)[:, : width // 2]
    return encoding
