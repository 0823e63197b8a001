"""The explorer on screen: prediction, controls, picture and a sentence about it."""

import base64
from html import escape
from typing import Any

import ipywidgets as widgets

from dlcourse.exploring.figure.accessibility import Accessibility
from dlcourse.exploring.figure.explorer import FigureExplorer
from dlcourse.exploring.figure.inputs import make_input
from dlcourse.exploring.figure.picture import Picture
from dlcourse.exploring.figure.prediction import Prediction
from dlcourse.exploring.texts import Texts, common_words
from dlcourse.state import State


class ExplorerView(widgets.VBox):
    """Shows one explorer.

    Where widgets cannot live (a terminal, a saved notebook, a printed page) its PNG or its text stands in.
    """

    def __init__(self, id: str, explorer: FigureExplorer, texts: Texts, state: State) -> None:
        self._explorer, self._texts = explorer, texts
        self._words = common_words()
        self._picture = Picture(explorer)
        self._inputs = {
            name: make_input(control, texts.controls[name], texts.choices.get(name, {}))
            for name, control in explorer.controls.items()
        }
        self._reset = widgets.Button(description=self._words["reset"], layout={"width": "auto"})
        self._error = widgets.HTML()
        self._error.add_class("dlcourse-error")
        self._image = self._make_image()
        self._accessibility = Accessibility(question=texts.question)
        self._prediction = Prediction(id, texts, self._words, state, on_stored=self._unlock)
        super().__init__(self._rows())
        self.add_class("dlcourse-explorer")
        self._connect()
        self._lock(self._prediction.stored is None)
        self.redraw()

    def values(self) -> dict[str, Any]:
        """The present state: the value of every control."""
        return {name: box.value for name, box in self._inputs.items()}

    def reset(self) -> None:
        """Put every control back to where it began, with a single redraw."""
        self._quiet = True
        for name, value in self._explorer.initial_state().items():
            self._inputs[name].value = value
        self._quiet = False
        self.redraw()

    def redraw(self) -> None:
        """Compute, draw and describe the present state; an exception is shown instead of lost."""
        try:
            data = self._explorer.compute(**self.values())
            png = self._picture.png(data)
            sentence = self._explorer.describe(data, self._texts.describe)
        except Exception as error:  # ipywidgets would swallow it
            reason = f"{type(error).__name__}: {error}"
            self._error.value = escape(self._words["failed"].format(error=reason))
            return
        self._error.value = ""
        self._image.value = png
        with self._accessibility.hold_sync():
            self._accessibility.line = sentence
            self._accessibility.alt = f"{self._texts.alt} {sentence}"

    def __repr__(self) -> str:
        return f"{self._texts.title}\n{self._accessibility.alt}"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        bundle = super()._repr_mimebundle_(**kwargs)
        bundle["text/plain"] = repr(self)
        bundle["image/png"] = base64.b64encode(self._image.value).decode()
        return bundle

    def _rows(self) -> list[widgets.DOMWidget]:
        title = widgets.HTML(f'<h4 style="margin: 0">{escape(self._texts.title)}</h4>')
        row = widgets.Layout(flex_flow="row wrap", align_items="center", grid_gap="0 16px")
        controls = widgets.HBox([*self._inputs.values(), self._reset], layout=row)
        return [title, self._prediction, controls, self._error, self._image, self._accessibility]

    def _make_image(self) -> widgets.Image:
        size = widgets.Layout(
            width=f"{self._picture.width}px", max_width="100%", height="auto", object_fit="contain"
        )
        return widgets.Image(format="png", layout=size)  # no tooltip: it breaks the image's view

    def _connect(self) -> None:
        self._quiet = False
        self._reset.on_click(lambda _: self.reset())
        for box in self._inputs.values():
            box.observe(self._moved, "value")

    def _moved(self, _: Any) -> None:
        if self._quiet:
            return
        self.redraw()
        self._prediction.reply()

    def _unlock(self) -> None:
        self._lock(False)

    def _lock(self, locked: bool) -> None:
        for box in (*self._inputs.values(), self._reset):
            box.disabled = locked
        self._accessibility.locked = locked
