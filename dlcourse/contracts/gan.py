"""What the functions about adversarial training demand of their inputs."""

from typing import Any

from dlcourse.contracts.requirements import require_float, require_same_dtype, require_same_shape


def check_logits(op: str, **logits: Any) -> None:
    """Raise unless the discriminator's scores are floats of one dtype, with at least one of each kind."""
    require_float(op, **logits)
    require_same_dtype(op, **logits)
    for name, scores in logits.items():
        if 0 in scores.shape:
            raise ValueError(f"{op}: {name} must not be empty, got shape {tuple(scores.shape)}")


def check_densities(op: str, p: Any, q: Any) -> None:
    """Raise unless two densities hold floats of one dtype and shape, none of them negative."""
    require_float(op, p=p, q=q)
    require_same_dtype(op, p=p, q=q)
    require_same_shape(op, p=p, q=q)
    for name, density in {"p": p, "q": q}.items():
        if bool((density < 0).any()):
            raise ValueError(f"{op}: {name} must not be negative, got {density.min().item()}")
