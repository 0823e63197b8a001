"""Trains the network with three exits and the mixture of four experts, and writes ``adaptive.npz``.

Both learn 10,000 pictures of clothes, 14 x 14 pixels. Stored is what they say of 1,000 test pictures.
Run it with ``python -m dlcourse.chapters.frontiers.results.train_adaptive``; it takes half a minute.
"""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from dlcourse.chapters.frontiers.results.adaptive import EXPERTS, RESULT, SIDE, WIDTHS
from dlcourse.data import load

CLASSES, TESTED, HIDDEN = 10, 1000, 48
Loss = Callable[[nn.Module, torch.Tensor, torch.Tensor], torch.Tensor]
_Model = TypeVar("_Model", bound=nn.Module)


def _weights(layer: nn.Module) -> int:
    """Numbers in the matrix of a linear layer: its multiplications for one picture."""
    return sum(part.numel() for part in layer.parameters() if part.ndim == 2)


class Exits(nn.Module):
    """Three hidden layers that all read the picture and the layer before; a classifier after each."""

    def __init__(self) -> None:
        super().__init__()
        before = (0, *WIDTHS[:-1])
        sizes = [(SIDE * SIDE + width, units) for width, units in zip(before, WIDTHS, strict=True)]
        self.layers = nn.ModuleList(nn.Linear(*size) for size in sizes)
        self.exits = nn.ModuleList(nn.Linear(width, CLASSES) for width in WIDTHS)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Pictures (N, 196) to logits (3, N, 10), one table for each exit."""
        found, h = [], x[:, :0]
        for layer, leave in zip(self.layers, self.exits, strict=True):
            h = torch.relu(layer(torch.cat([x, h], dim=1)))
            found.append(leave(h))
        return torch.stack(found)

    def costs(self) -> np.ndarray:
        """Multiplications (3,) until each exit has spoken."""
        pairs = zip(self.layers, self.exits, strict=True)
        return np.cumsum([_weights(layer) + _weights(leave) for layer, leave in pairs])


class Experts(nn.Module):
    """Four small networks and a router; in training every picture uses its two best-rated ones."""

    def __init__(self) -> None:
        super().__init__()
        self.router = nn.Linear(SIDE * SIDE, EXPERTS)
        self.up = nn.Parameter(torch.randn(EXPERTS, SIDE * SIDE, HIDDEN) / SIDE)
        self.down = nn.Parameter(torch.randn(EXPERTS, HIDDEN, CLASSES) / HIDDEN**0.5)

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Pictures (N, 196) to the experts' logits (4, N, 10) and the router's scores (N, 4)."""
        return torch.relu(x @ self.up) @ self.down, self.router(x)

    def costs(self) -> np.ndarray:
        """Multiplications of the router and of one expert."""
        return np.array([_weights(self.router), self.up[0].numel() + self.down[0].numel()])


def exits_loss(model: nn.Module, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """The sum of the cross-entropies of all exits."""
    return torch.stack([F.cross_entropy(logits, y) for logits in model(x)]).sum()


def experts_loss(model: nn.Module, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Cross-entropy of the mixture, and a price for using the experts unevenly."""
    said, scores = model(x)
    best = scores.topk(2, dim=1)
    weights = torch.zeros_like(scores).scatter(1, best.indices, best.values.softmax(dim=1))
    used, wanted = (weights > 0).float().mean(dim=0), scores.softmax(dim=1).mean(dim=0)
    mixed = torch.einsum("ne,enk->nk", weights, said)
    return F.cross_entropy(mixed, y) + 0.1 * EXPERTS * (used * wanted).sum()


def pictures() -> tuple[torch.Tensor, ...]:
    """Training pictures (10000, 196) from 0 to 1, their labels, and those of the test."""
    data = load("fashion_mnist_14k")
    halves = [
        images.reshape(-1, SIDE, 2, SIDE, 2).mean(axis=(2, 4)).reshape(len(images), -1) / 255
        for images in (data.x_train, data.x_test[:TESTED])
    ]
    x, x_test = (torch.tensor(part, dtype=torch.float32) for part in halves)
    return x, torch.tensor(data.y_train).long(), x_test, torch.tensor(data.y_test[:TESTED]).long()


def train(model: _Model, loss: Loss, epochs: int = 12, seed: int = 0) -> _Model:
    """Train with Adam on batches of 100."""
    x, y, *_ = pictures()
    rng, optimizer = np.random.default_rng(seed), torch.optim.Adam(model.parameters(), lr=2e-3)
    for _ in range(epochs):
        for rows in np.split(rng.permutation(len(x)), 100):
            optimizer.zero_grad()
            loss(model, x[rows], y[rows]).backward()
            optimizer.step()
    return model


def run(epochs: int = 12) -> dict[str, np.ndarray]:
    """Train both, and say what they make of the test pictures."""
    torch.manual_seed(0)
    exits, experts = train(Exits(), exits_loss, epochs), train(Experts(), experts_loss, epochs)
    _, _, x, y = pictures()
    with torch.no_grad():
        said, scores = experts(x)
        return {
            "pictures": (x * 255).round().numpy().astype(np.uint8),
            "labels": y.numpy(),
            "probabilities": exits(x).softmax(dim=2).numpy().round(4),
            "costs": exits.costs(),
            "logits": said.numpy().round(3),
            "scores": scores.numpy().round(3),
            "expert_costs": experts.costs(),
        }


if __name__ == "__main__":
    found = run()
    right = (found["probabilities"].argmax(axis=2) == found["labels"]).mean(axis=1)
    print(f"accuracy at the exits: {right.round(3)}, multiplications: {found['costs']}")
    np.savez_compressed(RESULT, **found)  # type: ignore[arg-type]
