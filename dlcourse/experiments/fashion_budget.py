"""The open challenge of chapter 9: pictures of clothes with at most 20,000 parameters and 40 seconds."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from dlcourse.data import load

MOST_PARAMETERS, MOST_SECONDS = 20_000, 40.0

Train = Callable[[Tensor, Tensor], nn.Module]


@dataclass(frozen=True)
class Score:
    """What a training reached.

    Attributes:
        accuracy: share of the 4,000 test images that get the right class.
        parameters: numbers that the model has learned.
        seconds: what the training took.
    """

    accuracy: float
    parameters: int
    seconds: float

    @property
    def allowed(self) -> bool:
        """Whether both limits are kept."""
        return self.parameters <= MOST_PARAMETERS and self.seconds <= MOST_SECONDS

    def __str__(self) -> str:
        """In one line, with what is beyond a limit."""
        found = f"{self.accuracy:.1%} of unseen images, {self.parameters:,} parameters, {self.seconds:.0f} s"
        if self.allowed:
            return found
        return f"{found}: beyond the limits of {MOST_PARAMETERS:,} parameters and {MOST_SECONDS:.0f} s"


def score(train: Train) -> Score:
    """Let a function train on the 10,000 training images, and test what it returns.

    Args:
        train: ``train(images, labels)`` with images (10000, 1, 28, 28) from 0 to 1 and labels (10000,),
            which returns a model from images to scores (N, 10).

    Raises:
        TypeError: it does not return a module.
    """
    clothes = load("fashion_mnist_14k")
    images, test = (torch.tensor(x, dtype=torch.float32) / 255 for x in (clothes.x_train, clothes.x_test))
    labels, expected = (torch.tensor(y) for y in (clothes.y_train, clothes.y_test))
    started = time.perf_counter()
    model = train(images, labels)
    seconds = time.perf_counter() - started
    if not isinstance(model, nn.Module):
        raise TypeError(f"score: train should return an nn.Module, got {type(model).__name__}")
    device = next((each.device for each in model.parameters()), torch.device("cpu"))
    model.eval()
    with torch.no_grad():
        guesses = torch.cat([model(part.to(device)).argmax(1).cpu() for part in test.split(500)])
    parameters = sum(each.numel() for each in model.parameters())
    return Score(float((guesses == expected).float().mean()), parameters, seconds)
