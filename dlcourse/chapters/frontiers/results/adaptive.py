"""What a network with three exits and a mixture of four experts said of 1,000 pictures of clothes.

``train_adaptive.py`` trains both and writes ``adaptive.npz``.
"""

from functools import cache
from pathlib import Path

import numpy as np

SIDE = 14
"""Rows and columns of a picture."""

WIDTHS = (12, 64, 256)
"""Units of the three hidden layers; each is followed by an exit."""

EXPERTS = 4
RESULT = Path(__file__).with_name("adaptive.npz")


@cache
def stored() -> dict[str, np.ndarray]:
    """What was computed once, by name.

    ``pictures`` (1000, 196) and their ``labels``; ``probabilities`` (3, 1000, 10) of the exits and their
    ``costs`` (3,); ``logits`` (4, 1000, 10) of the experts, the router's ``scores`` (1000, 4), and
    ``expert_costs`` (2,): multiplications of the router and of one expert.
    """
    with np.load(RESULT) as file:
        return {name: file[name] for name in file.files}
