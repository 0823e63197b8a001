"""What dropout demands of its inputs."""

from typing import Any

from dlcourse.contracts.requirements import require_float, require_shape


def check_dropout(x: Any, p: float, training: bool, rng: Any, mask: Any) -> None:
    """Raise unless p is a proper share and, in training, exactly one of rng and mask is given."""
    require_float("dropout", x=x)
    if not 0 <= p < 1:
        raise ValueError(f"dropout: p, the share that is dropped, must lie in [0, 1), got {p}")
    if not training:
        return
    if (rng is None) == (mask is None):
        given = "neither" if rng is None else "both"
        raise ValueError(f"dropout: training needs either rng or mask, got {given}")
    if mask is not None:
        require_shape("dropout", x.shape, mask=mask)
        dtype = str(mask.dtype).removeprefix("torch.")
        if dtype != "bool":
            raise TypeError(f"dropout: mask must hold booleans, true where an element is kept, got {dtype}")
