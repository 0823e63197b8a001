"""Trains networks on few and many pictures and writes what they know of members: ``memories.npz``.

Run it with ``python -m dlcourse.chapters.interpretability_privacy.results.memories``; it takes a minute.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dlcourse.experiments.membership import auc, clothes, draw

SIZES = (125, 250, 500, 1000, 2000)
EPOCHS = (1, 2, 5, 10, 20, 40, 80)
KINDS = ("plain", "regularised")
KEPT = 125
"""Losses kept of members, and as many of others, for the histograms."""

RESULT = Path(__file__).with_name("memories.npz")


class Memory(NamedTuple):
    """A network after some epochs.

    Attributes:
        members, others: losses, (125,) each.
        auc: of the attack by the loss, on all members and as many others.
        accuracy: on the members and on test pictures.
    """

    members: np.ndarray
    others: np.ndarray
    auc: float
    accuracy: tuple[float, float]


def train(size: int, kind: str, seed: int = 1, epochs: tuple[int, ...] = EPOCHS) -> list[Memory]:
    """A perceptron of 128 hidden units on ``size`` pictures, looked at after each of the ``epochs``."""
    import torch
    from torch import nn

    x, y, others, y_others = (torch.tensor(array) for array in draw(size, seed))
    x_test, y_test = (torch.tensor(array) for array in clothes()[2:])
    torch.manual_seed(seed)
    regularised = kind == "regularised"
    dropout = nn.Dropout(0.5 if regularised else 0.0)
    model = nn.Sequential(nn.Linear(196, 128), nn.ReLU(), dropout, nn.Linear(128, 10))
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=2.0 if regularised else 0.0)
    each = nn.CrossEntropyLoss(reduction="none")
    found = []
    for epoch in range(1, epochs[-1] + 1):
        model.train()
        for rows in torch.randperm(size).split(50):
            optimizer.zero_grad()
            each(model(x[rows]), y[rows]).mean().backward()
            optimizer.step()
        if epoch in epochs:
            model.eval()
            with torch.no_grad():
                inside, outside = each(model(x), y).numpy(), each(model(others), y_others).numpy()
                right = [
                    (model(a).argmax(1) == b).float().mean().item() for a, b in ((x, y), (x_test, y_test))
                ]
            found.append(Memory(inside[:KEPT], outside[:KEPT], auc(inside, outside), (right[0], right[1])))
    return found


@cache
def stored(size: int, kind: str) -> list[Memory]:
    """What the explorer shows, as ``train`` gives it."""
    with np.load(RESULT) as arrays:
        place = SIZES.index(size), KINDS.index(kind)
        parts = [arrays[name][place].astype(float) for name in Memory._fields]
    return [
        Memory(inside, outside, float(value), (float(right[0]), float(right[1])))
        for inside, outside, value, right in zip(*parts, strict=True)
    ]


if __name__ == "__main__":
    table = [[train(size, kind) for kind in KINDS] for size in SIZES]
    columns = {
        name: np.array(
            [[[getattr(each, name) for each in kind] for kind in size] for size in table], np.float16
        )
        for name in Memory._fields
    }
    np.savez_compressed(RESULT, **columns)  # type: ignore[arg-type]
