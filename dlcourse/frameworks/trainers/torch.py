"""The job in PyTorch: the graph is built anew by running the code."""

import numpy as np
import torch
from torch import nn

from dlcourse.frameworks.trainers.job import PLACES, Trained, Weights
from dlcourse.frameworks.trainers.layouts import transposed_dense

VERSION = torch.__version__


def train(weights: Weights, images: np.ndarray, labels: np.ndarray, rate: float) -> Trained:
    """Return the loss before each step, and the trained weights."""
    net = build(weights)
    optimizer = torch.optim.SGD(net.parameters(), lr=rate)
    losses = []
    for x, y in zip(torch.from_numpy(images), torch.from_numpy(labels), strict=True):
        loss = nn.functional.cross_entropy(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, weights_of(net)


def build(weights: Weights) -> nn.Sequential:
    """The network with these weights."""
    net = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1),
        nn.Tanh(),
        nn.AvgPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1),
        nn.Tanh(),
        nn.AvgPool2d(2),
        nn.Flatten(),
        nn.Linear(64, 32),
        nn.Tanh(),
        nn.Linear(32, 10),
    )
    named = transposed_dense(weights)
    state = {key: torch.from_numpy(named[name].copy()) for key, name in _keys()}
    net.load_state_dict(state)
    return net


def weights_of(net: nn.Sequential) -> Weights:
    """Copies of the network's weights in our order."""
    state = net.state_dict()
    return transposed_dense({name: state[key].numpy().copy() for key, name in _keys()})


def _keys() -> list[tuple[str, str]]:
    kinds = {"weight": "w", "bias": "b"}
    return [
        (f"{place}.{kind}", f"{layer}.{kinds[kind]}") for layer, place in PLACES.items() for kind in kinds
    ]
