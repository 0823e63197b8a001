"""Trains small Boltzmann machines on bars and stripes, and writes ``bars.npz``.

A picture has 4×4 pixels and is made of full rows or of full columns: 30 pictures in all. With 16 visible and
12 hidden units everything can still be summed exactly. The machine is kept as it is after so many updates,
once trained by one Gibbs step per update (CD-1) and once by five. Run it with
``python -m dlcourse.chapters.autoencoders_dbn.results.train_bars``; it takes a few seconds.
"""

from functools import cache
from itertools import product
from pathlib import Path

import numpy as np

from dlcourse.numpy.models import RBM
from dlcourse.numpy.rbm import cd_update, free_energy

SIDE, HIDDEN = 4, 12
UPDATES = (0, 50, 100, 200, 500, 1000, 2000, 4000, 8000)
STEPS = (1, 5)
RATE = 0.3
RESULT = Path(__file__).with_name("bars.npz")


@cache
def bars() -> np.ndarray:
    """All 30 pictures as rows (30, 16) of zeros and ones."""
    rows = [np.repeat(bits, SIDE) for bits in product((0.0, 1.0), repeat=SIDE)]
    columns = [np.tile(bits, SIDE) for bits in product((0.0, 1.0), repeat=SIDE)]
    return np.unique([*rows, *columns], axis=0)


def train(k: int, updates: tuple[int, ...] = UPDATES, seed: int = 0) -> list[RBM]:
    """The machine after each of these numbers of updates, each of them with all 30 pictures."""
    rng = np.random.default_rng(seed)
    visible = SIDE * SIDE
    machine = RBM(rng.normal(0, 0.1, (visible, HIDDEN)), np.zeros(visible), np.zeros(HIDDEN))
    kept = []
    for update in range(updates[-1] + 1):
        if update in updates:
            kept.append(RBM(*(part.copy() for part in machine)))
        for part, direction in zip(machine, cd_update(bars(), *machine, k=k, rng=rng), strict=True):
            part += RATE * direction
    return kept


@cache
def stored(k: int, number: int) -> RBM:
    """The machine trained with k steps, after ``UPDATES[number]`` updates."""
    with np.load(RESULT) as arrays:
        return RBM(*(arrays[f"{name}{k}"][number].astype(float) for name in RBM._fields))


def log_partition(machine: RBM) -> float:
    """Logarithm of Z, summed over all states of the hidden units; the visible ones are summed out in each."""
    states = np.array(list(product((0.0, 1.0), repeat=machine.w.shape[1])))
    turned = -free_energy(states, machine.w.T.copy(), machine.b_h, machine.b_v)
    return float(turned.max() + np.log(np.exp(turned - turned.max()).sum()))


def log_probability(v: np.ndarray, machine: RBM) -> np.ndarray:
    """Logarithms of p(v) for rows (N, V)."""
    return -free_energy(v, *machine) - log_partition(machine)


if __name__ == "__main__":
    arrays = {}
    for k in STEPS:
        for name, parts in zip(RBM._fields, zip(*train(k), strict=True), strict=True):
            arrays[f"{name}{k}"] = np.stack(parts).astype(np.float16)
    np.savez(RESULT, **arrays)  # type: ignore[arg-type]
