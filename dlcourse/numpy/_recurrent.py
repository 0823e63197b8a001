"""What the recurrent networks share: gates, padded batches, the gradient of recurrent weights."""

import numpy as np

from dlcourse.contracts.recurrent import check_lengths


def gate(z: np.ndarray) -> np.ndarray:
    r"""Open a gate by the sigmoid, as $\sigma(z) = \frac12 (1 + \tanh \frac z2)$.

    ``activations.sigmoid`` keeps its relative precision down to 1e-300, which a gate does not need; this form
    takes a third of the time, and without it an LSTM would run a quarter longer.
    """
    return 0.5 * np.tanh(0.5 * z) + 0.5


def alive_steps(op: str, lengths: np.ndarray | None, x: np.ndarray) -> np.ndarray | None:
    """Mark with True the steps of each sequence that are not padding.

    Args:
        op: name of the operation, for error messages.
        lengths: integers (N,) from 1 to T; None where nothing is padded.
        x: inputs (T, N, D).

    Returns:
        Booleans (T, N, 1), or None.
    """
    if lengths is None:
        return None
    check_lengths(op, lengths, x)
    return (np.arange(len(x))[:, None] < lengths)[:, :, None]


def weight_gradient(inputs: np.ndarray, dz: np.ndarray) -> np.ndarray:
    """Return the gradient of w in ``z = inputs @ w``, summed over all leading axes."""
    return inputs.reshape(-1, inputs.shape[-1]).T @ dz.reshape(-1, dz.shape[-1])
