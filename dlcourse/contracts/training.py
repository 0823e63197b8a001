"""What training a model demands."""

from typing import Any

LOSSES = ("bce", "bce_with_logits", "cross_entropy", "mae", "mse")


def check_fit(x: Any, y: Any, *, loss: str, epochs: int, batch_size: int) -> None:
    """Raise ``ValueError`` unless the data fit each other and the numbers make sense."""
    check_evaluate("fit", x, y, loss=loss, batch_size=batch_size)
    if epochs < 1:
        raise ValueError(f"fit: epochs must be at least 1, got {epochs}")


def check_evaluate(op: str, x: Any, y: Any, *, loss: str, batch_size: int) -> None:
    """Raise ``ValueError`` unless there is one target for each example, and the loss is known."""
    if loss not in LOSSES:
        raise ValueError(f"{op}: loss must be one of {', '.join(LOSSES)}, got {loss!r}")
    if batch_size < 1:
        raise ValueError(f"{op}: batch_size must be at least 1, got {batch_size}")
    inputs = x if isinstance(x, tuple) else (x,)
    if len(y) == 0 or any(len(each) != len(y) for each in inputs):
        shapes = ", ".join(str(tuple(each.shape)) for each in inputs)
        raise ValueError(f"{op}: expected one target for each example, got x {shapes} and y {tuple(y.shape)}")
