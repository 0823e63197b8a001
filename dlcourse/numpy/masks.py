"""Attention masks: booleans that are True where a query may look at a key, or numbers added to the scores."""

import numpy as np

from dlcourse.contracts.attention import check_both_masks, check_causal, check_padding


def causal_mask(length: int, *, past: int = 0) -> np.ndarray:
    """Let every position look at itself and at what came before it, never at what comes after.

    Args:
        length: number of positions T.
        past: number P of earlier positions whose keys and values are kept, and which are all looked at.

    Returns:
        Booleans (T, P + T): row i is True up to and including column P + i.

    Raises:
        ValueError: ``length`` is below 1, or ``past`` below 0.

    Source: Vaswani et al., Attention Is All You Need, NeurIPS 2017, section 3.2.3.
    """
    check_causal(length, past)
    return np.tri(length, past + length, past, dtype=bool)


def padding_mask(lengths: np.ndarray, length: int) -> np.ndarray:
    """Let every query look at the real tokens of its sequence, not at the padding behind them.

    Args:
        lengths: number of real tokens of each sequence (N,), integers from 0 to T.
        length: length T of the padded batch.

    Returns:
        Booleans (N, 1, T), which broadcast over the queries; ``combine_masks`` joins it with others.

    Raises:
        TypeError: ``lengths`` are no integers.
        ValueError: ``lengths`` are out of range or not (N,).

    Source: Vaswani et al., Attention Is All You Need, NeurIPS 2017, section 3.2.3.
    """
    check_padding(lengths, length)
    return np.arange(length) < lengths[:, None, None]


def combine_masks(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    r"""Make one mask of two: a query may look where both let it, and their numbers add up.

    Args:
        first: booleans, or numbers that are added to the scores; any shape.
        second: likewise, a shape that broadcasts with that of the first.

    Returns:
        Booleans if both are; else the sum of their numbers, with $-\infty$ where one of them forbids to look;
        the common shape.

    Raises:
        TypeError: a mask holds neither booleans nor floating-point numbers, or two dtypes of these.
        ValueError: the shapes do not broadcast.

    Source: numbers added under a causal mask as in Press, Smith and Lewis, Train Short, Test Long, ICLR 2022,
    section 3.
    """
    check_both_masks(first, second)
    if first.dtype == second.dtype:
        return first & second if first.dtype == bool else first + second
    seen, added = (first, second) if first.dtype == bool else (second, first)
    return np.where(seen, added, -np.inf)
