"""The hint ladder as a widget under a report: a button that opens the next hint."""

from html import escape
from typing import Any

import ipywidgets as widgets

from dlcourse.checking.exercise import Exercise
from dlcourse.checking.hints import Hints
from dlcourse.checking.report.html import words


class HintLadder(widgets.VBox):
    """A button and the hints opened so far; reachable by keyboard like every button."""

    def __init__(self, exercise: Exercise):
        self._hints = Hints(exercise)
        self._button = widgets.Button(layout=widgets.Layout(width="auto"))
        self._button.on_click(lambda _: self._open_next())
        self._opened = widgets.HTML()
        super().__init__([self._opened, self._button], layout=widgets.Layout(align_items="flex-start"))
        self.add_class("dlcourse-hints")
        self._refresh()

    def __repr__(self) -> str:
        return self._hints.invitation()

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        return {**super()._repr_mimebundle_(**kwargs), "text/plain": repr(self)}

    def _open_next(self) -> None:
        self._hints.open_next()
        self._refresh()

    def _refresh(self) -> None:
        opened, total = self._hints.opened, len(self._hints.all)
        items = "".join(
            f"<li><em>{escape(self._hints.step(i))}</em>: {words(text)}</li>"
            for i, text in enumerate(self._hints.all[:opened])
        )
        self._opened.value = f'<ol role="status" aria-live="polite">{items}</ol>' if items else ""
        if opened == total:
            self._button.disabled = True
            self._button.description = self._hints.texts.label("hint_all_open", total=total)
        else:
            step = self._hints.step(opened)
            self._button.description = self._hints.texts.label(
                "hint_button", number=opened + 1, total=total, step=step
            )
