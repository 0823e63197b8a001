"""An explorer that is drawn by Matplotlib."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dlcourse.exploring.controls import Control

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class FigureExplorer:
    """One thing to play with; the texts around it come from the chapter's catalogue.

    Attributes:
        controls: by name; the names are the keyword arguments of ``compute``.
        compute: ``compute(**state) -> data``: pure, at most 33 ms, knows nothing of widgets or figures.
        draw: ``draw(figure) -> update``: makes the artists once; ``update(data)`` then changes them in place.
        describe: ``describe(data, templates) -> str``: one or two sentences for who cannot see the figure,
            made from the ``describe`` templates of the catalogue.
        size: width and height of the figure in inches.
    """

    controls: Mapping[str, Control]
    compute: Callable[..., Any]
    draw: "Callable[[Figure], Callable[[Any], None]]"
    describe: Callable[[Any, Mapping[str, str]], str]
    size: tuple[float, float] = (7.0, 4.0)

    def initial_state(self) -> dict[str, Any]:
        """The value of every control before anybody touches it."""
        return {name: control.value for name, control in self.controls.items()}
