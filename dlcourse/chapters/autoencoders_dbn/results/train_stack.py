"""Trains two Boltzmann machines, one on top of the other, epoch by epoch, and writes ``stack.npz``.

At the start and after so many epochs of the layer in work: its weights, and the accuracy of a logistic
regression that reads its hidden units and has 50 labelled digits, the mean over draws of the 50. Run it with
``python -m dlcourse.chapters.autoencoders_dbn.results.train_stack``; it takes some seconds.
"""

from functools import cache
from pathlib import Path

import numpy as np

from dlcourse.chapters.autoencoders_dbn.results.pictures import PIXELS, digits
from dlcourse.numpy.models import RBM
from dlcourse.numpy.rbm import cd_update, p_h

SIZES = (100, 64)
EPOCHS = (0, 1, 2, 5, 15)
RATE, BATCH = 0.1, 50
LABELS, DRAWS = 50, 10
RESULT = Path(__file__).with_name("stack.npz")


def train() -> dict[str, np.ndarray]:
    """For either layer w, b_v, b_h and the accuracy after each of the ``EPOCHS``; that of raw pixels."""
    x, y, x_test, y_test = digits()
    rng = np.random.default_rng(0)
    v, v_test = x, x_test
    kept: dict[str, np.ndarray] = {"raw": np.array(accuracy(v, y, v_test, y_test))}
    for layer, hidden in enumerate(SIZES, 1):
        machines, reached = [], []
        for machine in _epochs(v, hidden, rng):
            machines.append(machine)
            up = [p_h(each, machine.w, machine.b_h) for each in (v, v_test)]
            reached.append(accuracy(up[0], y, up[1], y_test))
        for name, parts in zip(RBM._fields, zip(*machines, strict=True), strict=True):
            kept[f"{name}{layer}"] = np.stack(parts)
        kept[f"accuracy{layer}"] = np.array(reached)
        v, v_test = up
    return kept


def _epochs(v: np.ndarray, hidden: int, rng: np.random.Generator) -> list[RBM]:
    w = rng.normal(0, 0.01, (v.shape[1], hidden)).astype(np.float32)
    machine = RBM(w, np.zeros(v.shape[1], np.float32), np.zeros(hidden, np.float32))
    kept = []
    for epoch in range(EPOCHS[-1] + 1):
        if epoch in EPOCHS:
            kept.append(RBM(*(part.copy() for part in machine)))
        for rows in np.array_split(rng.permutation(len(v)), len(v) // BATCH):
            for part, direction in zip(machine, cd_update(v[rows], *machine, rng=rng), strict=True):
                part += np.float32(RATE) * direction
    return kept


def accuracy(x: np.ndarray, y: np.ndarray, x_test: np.ndarray, y_test: np.ndarray) -> float:
    """Of a logistic regression with five labelled images of each digit, the mean over ten draws of them."""
    from sklearn.linear_model import LogisticRegression

    reached = []
    for draw in range(DRAWS):
        rng = np.random.default_rng(draw)
        classes = [np.flatnonzero(y == digit) for digit in range(10)]
        rows = np.concatenate([rng.choice(own, LABELS // 10, replace=False) for own in classes])
        reached.append(LogisticRegression(max_iter=300).fit(x[rows], y[rows]).score(x_test, y_test))
    return float(np.mean(reached))


@cache
def stored() -> dict[str, np.ndarray]:
    """What the explorer shows, as ``train`` gives it."""
    with np.load(RESULT) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


@cache
def tiles(layer: int, number: int) -> np.ndarray:
    """What each hidden unit looks for, as pixels (H, 196); for layer 2 its weights times those of layer 1."""
    found = stored()
    first = found["w1"][-1 if layer == 2 else number]
    assert first.shape[0] == PIXELS
    return (first @ found["w2"][number]).T if layer == 2 else first.T


if __name__ == "__main__":
    np.savez(RESULT, **{name: values.astype(np.float16) for name, values in train().items()})  # type: ignore[arg-type]
