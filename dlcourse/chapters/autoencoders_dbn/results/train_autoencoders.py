"""Trains autoencoders with codes of 2, 8 and 32 numbers for the explorers; writes ``autoencoders.npz``.

Each is trained twice, on clean digits and on noisy ones with the clean digit as the target; the weights are
kept in half precision. Run it with
``python -m dlcourse.chapters.autoencoders_dbn.results.train_autoencoders``; it takes half a minute.
"""

from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from dlcourse.chapters.autoencoders_dbn.results.pictures import PIXELS, digits

CODES = (2, 8, 32)
KINDS = ("clean", "noisy")
HIDDEN = 64
EPOCHS, BATCH = 40, 100
MOST_NOISE = 0.6
"""In noisy training the standard deviation of the noise is drawn between 0 and this, for each image."""

RESULT = Path(__file__).with_name("autoencoders.npz")
Weights = list[np.ndarray]


def train(code: int, kind: str, epochs: int = EPOCHS) -> Weights:
    """Weights (in, out) and biases of four dense layers; ReLU after 1 and 3, a sigmoid at the end."""
    import torch
    from torch import nn

    torch.manual_seed(0)
    sizes = (PIXELS, HIDDEN, code, HIDDEN, PIXELS)
    layers = [nn.Linear(before, after) for before, after in pairwise(sizes)]
    net = nn.Sequential(layers[0], nn.ReLU(), layers[1], layers[2], nn.ReLU(), layers[3], nn.Sigmoid())
    x = torch.tensor(digits()[0])
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs)
    for _ in range(epochs):
        for rows in torch.randperm(len(x)).split(BATCH):
            clean = x[rows]
            noise = MOST_NOISE * torch.rand(len(rows), 1) * torch.randn_like(clean) * (kind == "noisy")
            loss = nn.functional.mse_loss(net((clean + noise).clamp(0, 1)), clean)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        schedule.step()
    return [p.detach().numpy() for layer in layers for p in (layer.weight.T, layer.bias)]


@cache
def stored(code: int, kind: str) -> Weights:
    """The weights that the explorers use, as ``train`` gives them."""
    with np.load(RESULT) as arrays:
        return [arrays[f"{kind}{code}_{part}"].astype(np.float32) for part in range(8)]


def encode(weights: Weights, x: np.ndarray) -> np.ndarray:
    """Codes (N, code) of rows (N, 196)."""
    return np.maximum(x @ weights[0] + weights[1], 0) @ weights[2] + weights[3]


def decode(weights: Weights, codes: np.ndarray) -> np.ndarray:
    """Pictures (N, 196) of codes (N, code)."""
    z = np.maximum(codes @ weights[4] + weights[5], 0) @ weights[6] + weights[7]
    return 0.5 + 0.5 * np.tanh(0.5 * z)


if __name__ == "__main__":
    arrays = {
        f"{kind}{code}_{part}": values.astype(np.float16)
        for code in CODES
        for kind in KINDS
        for part, values in enumerate(train(code, kind))
    }
    np.savez(RESULT, **arrays)  # type: ignore[arg-type]
