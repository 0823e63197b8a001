"""Training a model by mini-batch gradient descent."""

import time
from typing import Any

import numpy as np

from dlcourse._loop.examples import count, take
from dlcourse._loop.history import History, Scores
from dlcourse._loop.tally import Tally, per_position
from dlcourse.contracts.training import check_evaluate, check_fit
from dlcourse.numpy import losses
from dlcourse.numpy.layers.base import Layer
from dlcourse.numpy.optim import Optimizer
from dlcourse.progress_bar import ProgressBar

__all__ = ["History", "Scores", "evaluate", "fit"]


def fit(
    model: Layer,
    x: np.ndarray | tuple[np.ndarray, ...],
    y: np.ndarray,
    *,
    loss: str,
    optimizer: Optimizer,
    epochs: int,
    batch_size: int,
    rng: np.random.Generator,
    validation: tuple[Any, np.ndarray] | None = None,
    progress: bool = True,
) -> History:
    """Train a model: forward, loss, backward and a step of the optimizer, batch by batch.

    Every epoch visits all examples once, in a new order; the last batch may be smaller.

    Args:
        model: its parameters are changed in place; it ends in evaluation mode.
        x: examples, shape (N, ...), as ``model.forward`` takes them; a tuple where it takes one.
        y: targets, shape (N, ...). For cross-entropy class indices, one for every row of logits: (N,), or
            (N, T) where the model returns (N, T, K).
        loss: a loss by its name: "cross_entropy", "bce_with_logits", "bce", "mse" or "mae".
        optimizer: made for ``model.parameters()``.
        epochs: how often all examples are visited.
        batch_size: examples per step.
        rng: shuffles the examples.
        validation: examples and targets, evaluated after every epoch.
        progress: show a bar if it takes longer than a second.

    Returns:
        The history of losses, accuracies and seconds.

    Raises:
        TypeError: the data do not have the dtype of the model.
        ValueError: the data do not fit each other, the loss is unknown, or a number is below 1.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 8.1.3 and algorithm 8.1.
    """
    check_fit(x, y, loss=loss, epochs=epochs, batch_size=batch_size)
    examples = count(x)
    history = History()
    with ProgressBar(epochs * -(-examples // batch_size), wanted=progress) as bar:
        for epoch in range(1, epochs + 1):
            started = time.perf_counter()
            tally = Tally()
            model.train()
            order = rng.permutation(examples)
            for start in range(0, examples, batch_size):
                rows = order[start : start + batch_size]
                tally.add(*_step(model, take(x, rows), y[rows], loss, optimizer))
                bar.advance(f"epoch {epoch}:", tally)
            scores = evaluate(model, *validation, loss=loss, batch_size=batch_size) if validation else None
            history.add(tally.scores(), scores, time.perf_counter() - started)
    model.eval()
    return history


def evaluate(
    model: Layer,
    x: np.ndarray | tuple[np.ndarray, ...],
    y: np.ndarray,
    *,
    loss: str,
    batch_size: int = 256,
) -> Scores:
    """Measure a model in evaluation mode, which it stays in.

    Args:
        model: is not changed.
        x: examples, shape (N, ...), as for ``fit``.
        y: targets, shape (N, ...), as for ``fit``.
        loss: as for ``fit``.
        batch_size: examples per forward pass; it does not change the result.

    Returns:
        The mean loss and, where the targets are class indices, the accuracy.

    Raises:
        TypeError: the data do not have the dtype of the model.
        ValueError: the data do not fit each other, or the loss is unknown.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 5.1.2.
    """
    check_evaluate("evaluate", x, y, loss=loss, batch_size=batch_size)
    measure = getattr(losses, loss)
    tally = Tally()
    model.eval()
    for start in range(0, count(x), batch_size):
        rows = slice(start, start + batch_size)
        out, targets = per_position(model.forward(take(x, rows)), y[rows])
        value, _ = measure(out, targets)
        tally.add(value, out, targets)
    return tally.scores()


def _step(
    model: Layer, x: Any, y: np.ndarray, loss: str, optimizer: Optimizer
) -> tuple[float, np.ndarray, np.ndarray]:
    """Train on one batch; return its loss, and outputs and targets by position."""
    logits = model.forward(x)
    out, targets = per_position(logits, y)
    value, cache = getattr(losses, loss)(out, targets)
    dout = getattr(losses, f"{loss}_backward")(1.0, cache)
    model.backward_parameters(dout.reshape(logits.shape))
    optimizer.step(model.gradients())
    return value, out, targets
