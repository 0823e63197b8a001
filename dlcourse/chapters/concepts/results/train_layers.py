"""Trains the network whose layers the explorer of depth looks into, and writes ``layers.npz``.

Five hidden ReLU layers of 32 units read the 8×8 digits. The weights are kept at the start and after every
epoch, in half precision. Run it with ``python -m dlcourse.chapters.concepts.results.train_layers``; it takes
a few seconds.
"""

from itertools import pairwise
from pathlib import Path

import numpy as np

from dlcourse.data import load

SIZES = (64, 32, 32, 32, 32, 32, 10)
EPOCHS = 20
"""The weights are kept at the start and after every epoch."""

RESULT = Path(__file__).with_name("layers.npz")


def train() -> list[list[np.ndarray]]:
    """For every kept epoch the weights and biases of all layers, first layer first."""
    import torch
    from torch.nn import functional as F

    torch.manual_seed(0)
    data = load("digits")
    x = torch.tensor(data.x_train.reshape(len(data.x_train), -1), dtype=torch.float32) / 16
    y = torch.tensor(data.y_train)
    layers = [torch.nn.Linear(*shape) for shape in pairwise(SIZES)]
    for layer in layers:
        torch.nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
        torch.nn.init.zeros_(layer.bias)
    stack = [part for layer in layers for part in (layer, torch.nn.ReLU())][:-1]
    net = torch.nn.Sequential(*stack)
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    kept = []
    for _ in range(EPOCHS + 1):
        kept.append([p.detach().numpy().copy() for layer in layers for p in (layer.weight.T, layer.bias)])
        for batch in torch.randperm(len(x)).split(32):
            optimizer.zero_grad()
            F.cross_entropy(net(x[batch]), y[batch]).backward()
            optimizer.step()
    return kept


if __name__ == "__main__":
    snapshots = zip(*train(), strict=True)
    names = [f"{kind}{layer}" for layer in range(1, len(SIZES)) for kind in ("w", "b")]
    arrays = {name: np.stack(kept).astype(np.float16) for name, kept in zip(names, snapshots, strict=True)}
    np.savez(RESULT, **arrays)  # type: ignore[arg-type]
