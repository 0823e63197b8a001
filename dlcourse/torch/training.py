"""Training a model by mini-batch gradient descent, on a GPU where there is one."""

import time
from typing import Any

import torch
from torch import nn

from dlcourse._loop.examples import count, take
from dlcourse._loop.history import History, Scores
from dlcourse._loop.tally import Tally, per_position
from dlcourse.contracts.requirements import require_choice
from dlcourse.contracts.training import check_evaluate, check_fit
from dlcourse.progress_bar import ProgressBar
from dlcourse.torch import losses

__all__ = ["History", "Scores", "evaluate", "fit", "pick_device"]

HALF = {"bf16": torch.bfloat16, "fp16": torch.float16}


def pick_device(device: str = "auto") -> torch.device:
    """Return the device of that name.

    Args:
        device: such as ``"cpu"`` or ``"cuda"``; ``"auto"`` is a CUDA GPU if there is one, else the CPU.

    Returns:
        The device.
    """
    if device != "auto":
        return torch.device(device)
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def fit(
    model: nn.Module,
    x: Any,
    y: Any,
    *,
    loss: str,
    optimizer: torch.optim.Optimizer,
    epochs: int,
    batch_size: int,
    rng: torch.Generator,
    validation: tuple[Any, Any] | None = None,
    progress: bool = True,
    device: str = "auto",
    autocast: str | None = None,
) -> History:
    """Twin of ``dlcourse.numpy.training.fit``, with two more options.

    Args:
        model: is moved to the device and stays there, in evaluation mode.
        x: examples, an array or tensor, or a tuple of them.
        y: targets, an array or tensor.
        loss: name of a function of ``dlcourse.torch.losses``.
        optimizer: any of ``torch.optim``, made for ``model.parameters()``.
        epochs: how often all examples are visited.
        batch_size: examples per step.
        rng: shuffles the examples.
        validation: examples and targets, evaluated after every epoch.
        progress: show a bar if it takes longer than a second.
        device: where to train, as for ``pick_device``.
        autocast: ``"bf16"`` or ``"fp16"`` runs matrix products in half precision, much faster on most GPUs.

    Returns:
        The history of losses, accuracies and seconds.

    Raises:
        ValueError: the data do not fit each other, or an option is out of its range.
    """
    where = pick_device(device)
    x, y = _enter(x, where), _enter(y, where)
    check_fit(x, y, loss=loss, epochs=epochs, batch_size=batch_size)
    trainer = _Trainer(model.to(where), loss, optimizer, where, autocast)
    examples = count(x)
    history = History()
    with ProgressBar(epochs * -(-examples // batch_size), wanted=progress) as bar:
        for epoch in range(1, epochs + 1):
            started = time.perf_counter()
            tally = Tally()
            model.train()
            order = torch.randperm(examples, generator=rng, device=rng.device).to(where)
            for rows in order.split(batch_size):
                tally.add(*trainer.step(take(x, rows), y[rows]))
                bar.advance(f"epoch {epoch}:", tally)
            training = tally.scores()
            scores = evaluate(model, *validation, loss=loss, batch_size=batch_size) if validation else None
            history.add(training, scores, time.perf_counter() - started)
    model.eval()
    return history


@torch.no_grad()
def evaluate(model: nn.Module, x: Any, y: Any, *, loss: str, batch_size: int = 256) -> Scores:
    """Twin of ``dlcourse.numpy.training.evaluate``, on the device of the model."""
    where = next(model.parameters()).device
    x, y = _enter(x, where), _enter(y, where)
    check_evaluate("evaluate", x, y, loss=loss, batch_size=batch_size)
    tally = Tally()
    model.eval()
    for start in range(0, count(x), batch_size):
        rows = slice(start, start + batch_size)
        tally.add(*_measure(loss, model(take(x, rows)), y[rows]))
    return tally.scores()


class _Trainer:
    """Takes training steps, if wanted with matrix products in half precision."""

    def __init__(
        self,
        model: nn.Module,
        loss: str,
        optimizer: torch.optim.Optimizer,
        device: torch.device,
        autocast: str | None,
    ):
        require_choice("fit", "autocast", autocast, (None, *HALF))
        self._model, self._loss, self._optimizer = model, loss, optimizer
        dtype = HALF.get(autocast or "")
        self._autocast = torch.autocast(device.type, dtype, enabled=dtype is not None)
        self._scaler = torch.amp.GradScaler(device.type, enabled=dtype is torch.float16)

    def step(self, x: Any, y: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Train on one batch; return its loss, and outputs and targets by position."""
        self._optimizer.zero_grad()
        with self._autocast:
            out = self._model(x)
        value, out, targets = _measure(self._loss, out, y)
        self._scaler.scale(value).backward()
        self._scaler.step(self._optimizer)
        self._scaler.update()
        return value.detach(), out.detach(), targets


def _enter(data: Any, device: torch.device) -> Any:
    """Put arrays or tensors on the device."""
    if isinstance(data, tuple):
        return tuple(torch.as_tensor(each, device=device) for each in data)
    return torch.as_tensor(data, device=device)


def _measure(
    loss: str, out: torch.Tensor, targets: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return the loss, always in full precision, and outputs and targets by position."""
    if out.dtype in HALF.values():
        out = out.float()
    out, targets = per_position(out, targets)
    value, _ = getattr(losses, loss)(out, targets)
    return value, out, targets
