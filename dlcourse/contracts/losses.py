"""What the losses demand of their inputs: the classical traps are caught here, not broadcast away."""

from typing import Any

from dlcourse.contracts.requirements import (
    require_float,
    require_integer,
    require_ndim,
    require_same_dtype,
    require_same_shape,
    require_shape,
    require_within,
)


def check_elementwise(op: str, **arrays: Any) -> None:
    """Raise unless all arrays hold floats of one dtype, share one shape and are not empty.

    NumPy would broadcast ``(N,)`` against ``(N, 1)`` to ``(N, N)`` and average over all pairs.
    """
    require_float(op, **arrays)
    require_same_dtype(op, **arrays)
    require_same_shape(op, **arrays)
    for name, array in arrays.items():
        if 0 in array.shape:
            raise ValueError(f"{op}: {name} is empty, shape {tuple(array.shape)}")


def check_bce(probabilities: Any, targets: Any) -> None:
    """Raise unless predictions and targets fit each other and lie in [0, 1]."""
    check_elementwise("bce", probabilities=probabilities, targets=targets)
    require_within("bce", 0, 1, probabilities=probabilities, targets=targets)


def check_bce_with_logits(logits: Any, targets: Any) -> None:
    """Raise unless logits and targets fit each other and targets lie in [0, 1]."""
    check_elementwise("bce_with_logits", logits=logits, targets=targets)
    require_within("bce_with_logits", 0, 1, targets=targets)


def check_cross_entropy(logits: Any, targets: Any, label_smoothing: float) -> None:
    """Raise unless logits are (N, K) floats and targets N class indices below K."""
    op = "cross_entropy"
    require_float(op, logits=logits)
    require_ndim(op, 2, logits=logits)
    require_integer(op, targets=targets)
    rows, classes = logits.shape
    require_shape(op, (rows,), targets=targets)
    require_within(op, 0, classes - 1, targets=targets)
    if not 0 <= label_smoothing <= 1:
        raise ValueError(f"{op}: label_smoothing must lie in [0, 1], got {label_smoothing}")


def check_kl_divergence(log_q: Any, p: Any) -> None:
    """Raise unless both are (N, K) floats and the rows of p are probability distributions."""
    op = "kl_divergence"
    check_elementwise(op, log_q=log_q, p=p)
    require_ndim(op, 2, log_q=log_q)
    require_within(op, 0, 1, p=p)
    sums = p.sum(1)
    if max(abs(sums.min().item() - 1), abs(sums.max().item() - 1)) > 1e-4:
        raise ValueError(
            f"{op}: the rows of p must sum to 1, got sums from {sums.min().item()} to {sums.max().item()}"
        )
