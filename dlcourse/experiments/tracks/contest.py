"""The open challenge of the capstone: the balanced accuracy of a rung on draws that no cell uses."""

from collections.abc import Callable

import numpy as np

from dlcourse.experiments.tracks.draws import balanced_accuracy, draw

SEEDS = (9_101, 9_102, 9_103, 9_104)
"""Of the draws that count."""

Rung = Callable[[np.ndarray, np.ndarray, np.ndarray, np.random.Generator], np.ndarray]


def score(track: str, rung: Rung) -> float:
    """The mean balanced accuracy of ``rung(x, y, x_new, rng)`` over four draws of 1,000 + 1,000 examples.

    Raises:
        ValueError: there is no such track, or what comes back is not one label for each new example.
    """
    reached = []
    for seed in SEEDS:
        x, y, x_new, y_new = draw(track, seed, 1000, 1000)
        named = np.asarray(rung(x, y, x_new, np.random.default_rng(seed)))
        if named.shape != y_new.shape:
            raise ValueError(f"a rung must return {len(y_new)} labels, got an array of shape {named.shape}")
        reached.append(balanced_accuracy(y_new, named))
    return float(np.mean(reached))
