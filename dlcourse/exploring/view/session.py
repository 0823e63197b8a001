"""One explorer at work, without any widget: moves come in, pictures as plain data go out."""

from collections.abc import Mapping, Sequence
from typing import Any

from dlcourse.exploring.controls import InputError
from dlcourse.exploring.explorer import Explorer, State
from dlcourse.exploring.scene.layout import lay_out
from dlcourse.exploring.scene.shapes import Drawing
from dlcourse.exploring.texts import Texts, Words
from dlcourse.exploring.view.own import OwnCodeError, as_code, sort_settings
from dlcourse.exploring.view.prediction import Prediction
from dlcourse.state import State as Memory

WIDTH = 860.0
"""Pixels a picture has before the page has said how wide it is."""

NARROWEST, WIDEST = 260.0, 1000.0


class Session:
    """The state of one explorer and what is seen of it.

    Attributes:
        state: the value of every control.
        drawing: the present picture.
        line: the sentence about it.
        error: what went wrong with the last move; "" if nothing did.
        wrong_input: the control whose content cannot be used, with the reason.
        prediction: the question and its reply.
    """

    def __init__(
        self,
        id: str,
        explorer: Explorer,
        texts: Texts,
        words: dict[str, str],
        memory: Memory,
        settings: Mapping[str, Any],
    ) -> None:
        self.id, self.explorer, self.texts, self._words = id, explorer, texts, words
        values, self._own = sort_settings(id, explorer, settings)
        start = {**explorer.initial_state(), **values}
        for name in values or [""]:
            start = explorer.settle(start, name)
        self._start = start
        self.state = dict(start)
        self.prediction = Prediction(id, explorer, texts, words, memory)
        self.drawing, self.line = Drawing(WIDTH, 100.0), ""
        self.error, self.wrong_input = "", dict[str, str]()
        self._width = WIDTH
        self._seen: tuple[dict[str, Any], Any] | None = None
        self._show([])

    def move(self, state: Mapping[str, Any], moved: Sequence[str] = (), width: float | None = None) -> None:
        """Controls were moved, or the page has another width.

        Args:
            state: the new value of every control; those that are left out stay.
            moved: which controls were moved, in this order.
            width: of the page in pixels.
        """
        self._width = min(max(width or self._width, NARROWEST), WIDEST)
        accepted = self._accepted(state)
        if accepted is None:
            return
        try:
            wanted = {**self.state, **accepted}
            for name in moved or [""]:
                wanted = self.explorer.settle(wanted, name)
        except Exception as error:
            self._fail(error)
            return
        self.state = wanted
        self._show(list(moved))

    def reset(self) -> None:
        """Put every control back to where it began."""
        self.move(self._start, [])

    def plain(self) -> dict[str, Any]:
        """The picture and what goes with it, as JSON."""
        return {
            **self.drawing.plain(),
            "line": self.line,
            "alt": self.alt,
            "error": self.error,
            "wrong": self.wrong_input,
            "state": self.state,
            "start": self._start,
            "limits": dict(self.explorer.limits(State(**self.state))),
            "disabled": self.disabled(),
            "code": as_code(self.id, self.explorer.initial_state(), self.state, self._own),
        }

    @property
    def alt(self) -> str:
        """The text that stands for the picture."""
        return f"{self.texts.alt} {self.line}"

    def disabled(self) -> dict[str, str]:
        """The controls without an effect in this state, each with the reason in the student's language."""
        keys = self.explorer.disabled(State(**self.state))
        return {name: self.texts.reasons[key] for name, key in keys.items()}

    def _accepted(self, state: Mapping[str, Any]) -> dict[str, Any] | None:
        """The values in the form ``compute`` takes; None if one cannot be used, which is then said."""
        controls, accepted = self.explorer.valued(), {}
        for name in state.keys() & controls.keys():
            try:
                accepted[name] = controls[name].accept(state[name])
            except ValueError as error:
                label = self.texts.controls[name]
                self.error, self.wrong_input = "", {name: f"{label}: {error}"}
                return None
        return accepted

    def _show(self, moved: list[str]) -> None:
        """Compute, draw and describe the present state; an exception is shown instead of lost."""
        state = State(**self.state)
        try:
            data = self._computed()
            scene = self.explorer.draw(state, data, Words(self.texts.picture))
            drawing = lay_out(scene, self._width)
            line = self.explorer.describe(state, data, Words(self.texts.describe))
        except Exception as error:
            self._fail(error)
            return
        self.drawing, self.line = drawing, line
        self.error, self.wrong_input = "", {}
        self.prediction.look(state, data, moved)

    def _computed(self) -> Any:
        """The data of this state; another width alone computes nothing."""
        if self._seen is None or self._seen[0] != self.state:
            self._seen = dict(self.state), self.explorer.compute(**self.state, **self._own)
        return self._seen[1]

    def _fail(self, error: Exception) -> None:
        self._seen = None
        self.error, self.wrong_input = "", {}
        if isinstance(error, InputError):
            self.wrong_input = {error.control: self.texts.errors[error.key].format(**error.values)}
        elif isinstance(error, OwnCodeError):
            self.error = self._words["own_failed"].format(name=error.name, error=_named(error.error))
        else:
            self.error = self._words["failed"].format(error=_named(error))


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
