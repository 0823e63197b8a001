"""What the recurrent networks share: padded batches, and the gradients of the weights."""

from typing import Any

import numpy as np

from dlcourse._checks.recurrent import check_lengths


def alive_steps(op: str, lengths: Any, x: np.ndarray) -> np.ndarray | None:
    """Mark the steps of each sequence that are not padding.

    Args:
        op: name of the operation, for error messages.
        lengths: one length from 1 to T for each of the N sequences; None where nothing is padded.
        x: inputs (T, N, D).

    Returns:
        Booleans (T, N, 1), or None.
    """
    if lengths is None:
        return None
    lengths = np.asarray(lengths)
    check_lengths(op, lengths.tolist(), x)
    return (np.arange(len(x))[:, None] < lengths)[:, :, None]


def projection_backward(
    dz: np.ndarray, x: np.ndarray, w: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of ``z = x @ w + b``, all steps at once: ``dx``, and ``dw`` and ``db`` summed over steps.

    Args:
        dz: gradient with respect to z (..., N, G).
        x: inputs (..., N, D).
        w: weights (D, G).

    Returns:
        ``dx`` like x, ``dw`` (D, G) and ``db`` (G,).
    """
    rows = dz.reshape(-1, dz.shape[-1])
    return (rows @ w.T).reshape(x.shape), x.reshape(-1, x.shape[-1]).T @ rows, rows.sum(0)
