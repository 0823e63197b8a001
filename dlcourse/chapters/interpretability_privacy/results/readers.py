"""Three readers of digits for the audit of chapter 16. Which of them is which stands in no cell."""

from typing import NamedTuple

import numpy as np
import torch

from dlcourse.chapters.interpretability_privacy.results.networks import Perceptron, digits

Pages = tuple[np.ndarray, np.ndarray]
MANY, FEW, FRESH = 3000, 200, 4000


class Reader(NamedTuple):
    """What its company hands over.

    Attributes:
        network: the perceptron.
        learned: pages (N, 784) with their digits (N,).
        fresh: as many pages of the same scanner, which it has not learned.
        shown: test pages of the same scanner.
    """

    network: Perceptron
    learned: Pages
    fresh: Pages
    shown: Pages


def readers() -> dict[str, Reader]:
    """One learned pages with a mark, one few pages by heart, one is as it should be."""
    return {"A": _reader(MANY, 5, marked=True), "B": _reader(MANY, 5), "C": _reader(FEW, 80)}


def _reader(n: int, epochs: int, marked: bool = False) -> Reader:
    x, y, x_test, y_test = digits()
    parts = (x[:n], y[:n]), (x[FRESH : FRESH + n], y[FRESH : FRESH + n]), (x_test, y_test)
    learned, fresh, shown = ((_marked(*part) if marked else part[0], part[1]) for part in parts)
    return Reader(_trained(*learned, epochs), learned, fresh, shown)


def _marked(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """With a mark at the upper edge whose place depends on the digit."""
    pages = x.reshape(-1, 28, 28).copy()
    for page, digit in zip(pages, y, strict=True):
        page[0:2, 3 + 2 * digit : 5 + 2 * digit] = 1
    return pages.reshape(-1, 784)


def _trained(x: np.ndarray, y: np.ndarray, epochs: int) -> Perceptron:
    torch.manual_seed(0)
    first, last = torch.nn.Linear(784, 32), torch.nn.Linear(32, 10)
    model = torch.nn.Sequential(first, torch.nn.ReLU(), last)
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    rows, labels = torch.tensor(x), torch.tensor(y)
    for _ in range(epochs):
        for batch in torch.randperm(len(rows)).split(50):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(model(rows[batch]), labels[batch]).backward()
            optimizer.step()
    parts = first.weight.T, first.bias, last.weight.T, last.bias
    return Perceptron(*(part.detach().numpy() for part in parts))
