"""Adding up losses and right answers batch by batch, for arrays and tensors alike."""

from typing import Any

from dlcourse._loop.history import Scores


def per_position(out: Any, targets: Any) -> tuple[Any, Any]:
    """Make one row of logits for each class index: (N, T, K) and (N, T) become (NT, K) and (NT,).

    Args:
        out: what a model returned.
        targets: if they are no class indices, nothing is changed.

    Returns:
        Both.
    """
    if not _are_classes(targets):
        return out, targets
    return out.reshape(-1, out.shape[-1]), targets.reshape(-1)


class Tally:
    """The scores of some batches together."""

    def __init__(self) -> None:
        self._examples = 0
        self._loss: Any = 0.0
        self._right: Any = 0
        self._classes = False

    def add(self, loss: Any, out: Any, targets: Any) -> None:
        """Count one batch.

        Args:
            loss: its mean loss.
            out: what the model returned, as ``per_position`` makes it.
            targets: likewise.
        """
        self._examples += len(targets)
        self._loss = self._loss + loss * len(targets)
        if _are_classes(targets):
            self._classes = True
            self._right = self._right + (out.argmax(-1) == targets).sum()

    def __str__(self) -> str:
        """Return the scores so far in words."""
        return str(self.scores())

    def scores(self) -> Scores:
        """Mean loss and accuracy over all batches so far."""
        accuracy = float(self._right) / self._examples if self._classes else None
        return Scores(float(self._loss) / self._examples, accuracy)


def _are_classes(targets: Any) -> bool:
    return "int" in str(targets.dtype)
