"""Explorers: something to play with inside a notebook, after a prediction.

``from dlcourse import explore`` gives this module, and calling it shows an explorer::

    explore("activations.vanishing")

Importing it is cheap: matplotlib and ipywidgets are loaded when the first explorer is shown.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from dlcourse.curriculum import UnknownIdError
from dlcourse.explore.controls import Choice, Control, Press, Slider, Toggle
from dlcourse.explore.explorer import Explorer
from dlcourse.explore.registry import chapters, explorer, explorers
from dlcourse.explore.texts import Texts

if TYPE_CHECKING:
    from dlcourse.explore.view import ExplorerView

__all__ = [
    "Choice",
    "Control",
    "Explorer",
    "Press",
    "Slider",
    "Texts",
    "Toggle",
    "UnknownIdError",
    "chapters",
    "explore",
    "explorer",
    "explorers",
]


def explore(id: str) -> "ExplorerView":
    """Show an explorer; write it as the last line of a cell.

    Args:
        id: ``<chapter>.<name>``, for example ``"activations.vanishing"``.

    Returns:
        The view. In JupyterLab it is alive; elsewhere it shows the initial picture or its description.

    Raises:
        UnknownIdError: there is no such explorer; the message lists the closest ones.
    """
    found = explorer(id)
    from dlcourse.explore.view import ExplorerView
    from dlcourse.state import state

    return ExplorerView(id, found, Texts.of(id), state())


class _CallableModule(ModuleType):
    """``dlcourse.explore`` is a package and, as the course writes it, a function as well."""

    def __call__(self, id: str) -> Any:
        return explore(id)


sys.modules[__name__].__class__ = _CallableModule
