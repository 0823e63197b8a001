"""The question in front of an explorer: first a prediction, then the picture, then the reply."""

from collections.abc import Callable, Mapping
from html import escape

import ipywidgets as widgets

from dlcourse.exploring.texts import Texts
from dlcourse.state import State


class Prediction(widgets.VBox):
    """Radio buttons and a button that stores the choice; the reply waits until the student has looked.

    A stored prediction stays as it is: on reopening it is shown with its reply.
    """

    def __init__(
        self, id: str, texts: Texts, words: Mapping[str, str], state: State, on_stored: Callable[[], None]
    ) -> None:
        self._id, self._texts, self._words, self._state = id, texts, words, state
        self._on_stored = on_stored
        self._options = widgets.RadioButtons(
            options=[(text, letter) for letter, text in texts.options.items()],
            value=None,
            layout=widgets.Layout(width="auto"),
        )
        self._button = widgets.Button(description=words["predict"])
        self._button.on_click(lambda _: self._predict())
        self._note = widgets.HTML()
        question = widgets.HTML(_paragraph(texts.question, "strong"))
        super().__init__([question, self._options, self._button, self._note])
        self.add_class("dlcourse-prediction")
        if self.stored is not None:
            self._options.value = self.stored
            self._close()
            self.reply()

    @property
    def stored(self) -> str | None:
        """The letter predicted earlier; None if there is none, or if that option no longer exists."""
        letter = self._state.get("predictions", self._id)
        return letter if letter in self._texts.options else None

    def reply(self) -> None:
        """Answer the prediction; nothing happens before there is one."""
        if self.stored is not None:
            self._say(self._texts.replies[self.stored])

    def _predict(self) -> None:
        if self._options.value is None:
            self._say(self._words["choose"])
            return
        self._state.put("predictions", self._id, self._options.value)
        self._close()
        self._on_stored()
        self._say(self._words["try"])

    def _say(self, sentence: str) -> None:
        self._note.value = _paragraph(sentence)

    def _close(self) -> None:
        self._options.disabled = True
        self._button.layout.display = "none"


def _paragraph(text: str, tag: str = "span") -> str:
    """Text set as a paragraph; what ipywidgets does by itself is one line of a form."""
    return f'<{tag} style="display: block; max-width: 700px; line-height: 1.4">{escape(text)}</{tag}>'
