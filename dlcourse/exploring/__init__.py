"""Explorers: something to play with inside a notebook, after a prediction.

``from dlcourse import explore`` gives the function, and calling it shows an explorer::

    explore("activations.vanishing")

Importing it is cheap: anywidget is loaded when the first explorer is shown.
"""

from typing import TYPE_CHECKING, Any

from dlcourse.curriculum import UnknownIdError
from dlcourse.exploring.controls import (
    Choice,
    Control,
    Entry,
    InputError,
    Numbers,
    Play,
    Press,
    Sketch,
    Slider,
    Toggle,
)
from dlcourse.exploring.explorer import Explorer, State
from dlcourse.exploring.registry import chapters, explorer, explorers
from dlcourse.exploring.texts import Texts, Words

if TYPE_CHECKING:
    from dlcourse.exploring.view.widget import ExplorerWidget

__all__ = [
    "Choice",
    "Control",
    "Entry",
    "Explorer",
    "InputError",
    "Numbers",
    "Play",
    "Press",
    "Sketch",
    "Slider",
    "State",
    "Texts",
    "Toggle",
    "UnknownIdError",
    "Words",
    "chapters",
    "explore",
    "explorer",
    "explorers",
]


def explore(id: str, **settings: Any) -> "ExplorerWidget":
    """Show an explorer; write it as the last line of a cell.

    Args:
        id: ``<chapter>.<name>``, for example ``"activations.vanishing"``.
        settings: where its controls stand at the beginning, by name, and what it takes of your own, such
            as a function: ``explore("cnn_layers.sliding", stride=2)``.

    Returns:
        The view. In JupyterLab it is alive; elsewhere it shows the initial picture or its description.

    Raises:
        UnknownIdError: there is no such explorer; the message lists the closest ones.
        SettingError: there is no such setting, or it cannot have that value; the message says what it takes.
    """
    found = explorer(id)
    from dlcourse.exploring.view.widget import ExplorerWidget
    from dlcourse.state import state

    return ExplorerWidget(id, found, Texts.of(id), state(), settings)
