"""Four tokens with queries and keys in the plane: a look-up that can be moved by hand (chapter 11)."""

import numpy as np
from numpy.typing import ArrayLike

TOKENS = {"en": ("cat", "eats", "fish", "it"), "zh": ("猫", "吃", "鱼", "它")}
KEYS = ((2.25, 1.25), (-1.5, 1.5), (1.25, -0.75), (-0.5, -1.5))
QUERIES = ((1.0, 0.5), (2.0, -1.0), (0.5, 1.5), (1.5, 0.5))
DIVISOR = 2**0.5
"""The root of the number of columns."""


def weights(query: ArrayLike, keys: ArrayLike = KEYS, divisor: float = DIVISOR) -> np.ndarray:
    """How much a query takes of each token: the softmax of its dot products with the keys.

    Args:
        query: shape (2,).
        keys: shape (tokens, 2).
        divisor: of the dot products.

    Returns:
        Numbers that add up to 1, shape (tokens,).
    """
    scores = np.asarray(keys) @ np.asarray(query, float) / divisor
    e = np.exp(scores - scores.max())
    return e / e.sum()
