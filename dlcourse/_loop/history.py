"""The record of a training."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Scores(NamedTuple):
    """How a model does on some examples.

    Attributes:
        loss: mean over the examples.
        accuracy: share that is classified right; None where the targets are not class indices.
    """

    loss: float
    accuracy: float | None

    def __str__(self) -> str:
        """Return both in words."""
        accuracy = "" if self.accuracy is None else f", accuracy {self.accuracy:.3f}"
        return f"loss {self.loss:.4f}{accuracy}"


@dataclass
class History:
    """The course of a training: every list has one entry per epoch.

    Attributes:
        loss: mean over the training examples, taken while the parameters were changing.
        accuracy: likewise the share of them that was classified right; empty if targets are no class indices.
        validation_loss: loss on the validation data after the epoch; empty without any.
        validation_accuracy: accuracy on them; empty also if targets are no class indices.
        seconds: how long the epoch took, validation included.
    """

    loss: list[float] = field(default_factory=list)
    accuracy: list[float] = field(default_factory=list)
    validation_loss: list[float] = field(default_factory=list)
    validation_accuracy: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def add(self, training: Scores, validation: Scores | None, seconds: float) -> None:
        """Append one epoch."""
        self.loss.append(training.loss)
        if training.accuracy is not None:
            self.accuracy.append(training.accuracy)
        if validation is not None:
            self.validation_loss.append(validation.loss)
            if validation.accuracy is not None:
                self.validation_accuracy.append(validation.accuracy)
        self.seconds.append(seconds)

    def __str__(self) -> str:
        """Return the last epoch in one line."""
        last = {name.replace("_", " "): values[-1] for name, values in vars(self).items() if values}
        return ", ".join(
            [f"epoch {len(self.loss)}", *(f"{name} {value:.3g}" for name, value in last.items())]
        )
