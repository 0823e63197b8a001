"""The kinds of boxes: what goes in, what comes out, which settings there are, and whether the box learns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dlcourse.frameworks.pipeline import steps


@dataclass(frozen=True)
class Component:
    """One kind of box.

    Attributes:
        title: written on the box.
        function: what it does: takes the inputs in order, then the settings.
        inputs: names of its sockets for incoming cables.
        outputs: names of its sockets for outgoing cables.
        defaults: its settings.
        learns: whether what comes out has been fitted to the rows that go in.
    """

    title: str
    function: Callable[..., Any]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    defaults: Mapping[str, Any] = field(default_factory=dict)
    learns: bool = False


COMPONENTS = {
    "read": Component("Read data", steps.read, (), ("table",), {"data": "breast_cancer"}),
    "noise": Component("Read noise", steps.noise, (), ("table",), {"rows": 100, "columns": 2000, "seed": 0}),
    "split": Component("Split", steps.split, ("table",), ("train", "test"), {"test": 0.3, "seed": 0}),
    "scale": Component("Scale", steps.scale, ("table",), ("table", "scaler"), learns=True),
    "apply_scale": Component("Scale alike", steps.apply_scale, ("table", "scaler"), ("table",)),
    "select": Component(
        "Select columns", steps.select, ("table",), ("table", "columns"), {"keep": 5}, learns=True
    ),
    "apply_select": Component("Select alike", steps.apply_select, ("table", "columns"), ("table",)),
    "train": Component(
        "Train", steps.train, ("table",), ("model",), {"rate": 0.5, "steps": 300}, learns=True
    ),
    "predict": Component("Predict", steps.predict, ("table", "model"), ("predictions",)),
    "evaluate": Component("Evaluate", steps.evaluate, ("table", "predictions"), ("accuracy",)),
}
