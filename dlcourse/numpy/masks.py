"""Attention masks: booleans that are True where a query may look at a key."""

import numpy as np

from dlcourse.contracts.attention import check_length, check_padding


def causal_mask(length: int) -> np.ndarray:
    """Let every position look at itself and at what came before it, never at what comes after.

    Args:
        length: number of positions T.

    Returns:
        Booleans (T, T): row i is True up to and including column i.

    Raises:
        ValueError: ``length`` is below 1.

    Source: Vaswani et al., Attention Is All You Need, NeurIPS 2017, section 3.2.3.
    """
    check_length("causal_mask", length)
    return np.tri(length, dtype=bool)


def padding_mask(lengths: np.ndarray, length: int) -> np.ndarray:
    """Let every query look at the real tokens of its sequence, not at the padding behind them.

    Args:
        lengths: number of real tokens of each sequence (N,), integers from 0 to T.
        length: length T of the padded batch.

    Returns:
        Booleans (N, 1, T), which broadcast over the queries; combine with ``causal_mask`` by ``&``.

    Raises:
        TypeError: ``lengths`` are no integers.
        ValueError: ``lengths`` are out of range or not (N,).

    Source: Vaswani et al., Attention Is All You Need, NeurIPS 2017, section 3.2.3.
    """
    check_padding(lengths, length)
    return np.arange(length) < lengths[:, None, None]
