"""From one loss per element to what is returned, and the upstream gradient back to the elements."""

import numpy as np


def reduced(losses: np.ndarray, reduction: str, divisor: float) -> np.ndarray | np.floating:
    """Return the losses as they are, their sum, or their mean.

    Args:
        losses: one for each element, any shape.
        reduction: "none", "sum" or "mean".
        divisor: what a mean divides by; where it is 0 there is no mean, but NaN.
    """
    if reduction == "none":
        return losses
    return np.sum(losses) / losses.dtype.type(_divisor(reduction, divisor))


def upstream(dout: float | np.ndarray, reduction: str, divisor: float) -> float | np.ndarray:
    """Return the gradient of each element's loss, one number where it is the same for all.

    Args:
        dout: upstream gradient of what ``reduced`` returned.
        reduction: as there.
        divisor: as there.
    """
    return dout if reduction == "none" else float(dout) / _divisor(reduction, divisor)


def _divisor(reduction: str, divisor: float) -> float:
    return 1.0 if reduction == "sum" else divisor or np.nan
