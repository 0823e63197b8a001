"""A board of boxes and cables, in the manner of the visual designers of cloud services such as PAI."""

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any, Self

from dlcourse.frameworks.pipeline.components import COMPONENTS, Component


@dataclass(frozen=True)
class Box:
    """A box on the board: a component with settings."""

    name: str
    component: Component
    settings: dict[str, Any]


class Board:
    """Boxes, and cables from the outputs of some to the inputs of others.

    Attributes:
        boxes: by name, in the order in which they were added.
        cables: where each input comes from: ``{("scale", "table"): ("split", "train")}``.
    """

    def __init__(self) -> None:
        self.boxes: dict[str, Box] = {}
        self.cables: dict[tuple[str, str], tuple[str, str]] = {}

    def add(self, name: str, component: str | None = None, **settings: Any) -> Self:
        """Put a box on the board.

        Args:
            name: of the box; an identifier, as it becomes a variable of the script.
            component: a key of ``COMPONENTS``; by default the name.
            settings: where they differ from the component's own.

        Returns:
            The board itself.

        Raises:
            ValueError: the name is taken or no identifier, or there is no such component or setting.
        """
        kind = component or name
        if kind not in COMPONENTS:
            raise ValueError(f"add: there is no component {kind!r}; there are {', '.join(COMPONENTS)}")
        if name in self.boxes or not name.isidentifier():
            raise ValueError(f"add: a box needs a new name made of letters, digits and _, got {name!r}")
        defaults = COMPONENTS[kind].defaults
        unknown = set(settings) - set(defaults)
        if unknown:
            raise ValueError(f"add: {kind} has the settings {sorted(defaults)}, got {sorted(unknown)}")
        self.boxes[name] = Box(name, COMPONENTS[kind], {**defaults, **settings})
        return self

    def connect(self, source: str, target: str) -> Self:
        """Lay a cable.

        Args:
            source: an output, as in "split.train".
            target: an input that is free, as in "scale.table".

        Returns:
            The board itself.

        Raises:
            ValueError: a socket does not exist or is taken, or the cables would run in a circle.
        """
        start = self._socket(source, "outputs")
        end = self._socket(target, "inputs")
        if end in self.cables:
            raise ValueError(f"connect: {target} has a cable from {'.'.join(self.cables[end])} already")
        self.cables[end] = start
        try:
            self.order(complete=False)
        except CycleError as error:
            del self.cables[end]
            raise ValueError(
                f"connect: {source} -> {target} would close a circle: {error.args[1]}"
            ) from error
        return self

    def order(self, *, complete: bool = True) -> list[str]:
        """The boxes in an order in which they can work.

        Args:
            complete: insist that every input has a cable.

        Raises:
            ValueError: an input has none.
        """
        free = [
            f"{name}.{socket}"
            for name, box in self.boxes.items()
            for socket in box.component.inputs
            if (name, socket) not in self.cables
        ]
        if complete and free:
            raise ValueError(f"these inputs have no cable yet: {', '.join(free)}")
        graph = {name: {s for (e, _), (s, _) in self.cables.items() if e == name} for name in self.boxes}
        return list(TopologicalSorter(graph).static_order())

    def run(self) -> dict[str, Any]:
        """Let every box work.

        Returns:
            What runs through each output, as in ``{"split.train": (x, y)}``.

        Raises:
            ValueError: an input has no cable.
        """
        values: dict[str, Any] = {}
        for name in self.order():
            box = self.boxes[name]
            sockets = box.component.inputs
            inputs = [values[".".join(self.cables[name, socket])] for socket in sockets]
            result = box.component.function(*inputs, **box.settings)
            outputs = box.component.outputs
            results = result if len(outputs) > 1 else (result,)
            values |= {f"{name}.{socket}": each for socket, each in zip(outputs, results, strict=True)}
        return values

    def _socket(self, text: str, side: str) -> tuple[str, str]:
        name, _, socket = text.partition(".")
        if name not in self.boxes:
            raise ValueError(f"connect: there is no box {name!r}; there are {', '.join(self.boxes)}")
        sockets = getattr(self.boxes[name].component, side)
        if socket not in sockets:
            raise ValueError(
                f"connect: the {side} of {name} are {', '.join(sockets) or 'none'}, got {text!r}"
            )
        return name, socket
