"""What the activation functions demand of their inputs."""

from typing import Any

from dlcourse.contracts.requirements import require_axis, require_choice, require_float

GELU_FORMS = ("none", "tanh")


def check_gelu(x: Any, approximate: str) -> None:
    """Raise unless ``x`` holds floats and ``approximate`` names a form of GELU."""
    require_float("gelu", x=x)
    require_choice("gelu", "approximate", approximate, GELU_FORMS)


def check_softmax(op: str, x: Any, axis: int) -> None:
    """Raise unless ``x`` holds floats and has the axis."""
    require_float(op, x=x)
    require_axis(op, axis, x.shape)
