"""What the embedding demands of its inputs."""

from typing import Any

from dlcourse.contracts.requirements import require_float, require_integer, require_ndim, require_within


def check_embedding(indices: Any, w: Any) -> None:
    """Raise unless the indices are integers that name rows of w (V, D)."""
    require_integer("embedding", indices=indices)
    require_float("embedding", w=w)
    require_ndim("embedding", 2, w=w)
    require_within("embedding", 0, w.shape[0] - 1, indices=indices)
