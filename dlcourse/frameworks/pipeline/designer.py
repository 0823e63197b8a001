"""What a designer adds to a board: it warns of leaks, exports a script and draws."""

from typing import TYPE_CHECKING, Any

from dlcourse.frameworks.pipeline.board import Board
from dlcourse.frameworks.pipeline.drawing import draw
from dlcourse.frameworks.pipeline.leaks import Alarm, find_leaks
from dlcourse.frameworks.pipeline.script import to_script

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class Pipeline(Board):
    """A board that knows where something learns from test rows, and that can be exported and drawn."""

    def alarms(self) -> list[Alarm]:
        """Where something learns from rows of the test part; empty for an honest pipeline.

        Raises:
            ValueError: an input has no cable.
        """
        return find_leaks(self)

    def script(self) -> str:
        """The pipeline as a Python program that computes and prints the same.

        Raises:
            ValueError: an input has no cable.
        """
        return to_script(self)

    def draw(self, values: dict[str, Any] | None = None) -> "Figure":
        """Draw boxes and cables, with the alarms.

        Args:
            values: what ``run`` returned, to write on the cables what runs through them.

        Returns:
            The figure.

        Raises:
            ValueError: an input has no cable.
        """
        return draw(self, self.alarms(), values or {})
