"""One explorer at work, without any widget: moves come in, pictures as plain data go out."""

from collections.abc import Mapping
from reprlib import repr as shown
from typing import Any

from dlcourse.exploring.controls import Control, InputError, Numbers
from dlcourse.exploring.explorer import Explorer, State
from dlcourse.exploring.scene.layout import lay_out
from dlcourse.exploring.scene.shapes import Drawing
from dlcourse.exploring.scene.ticks import number
from dlcourse.exploring.texts import Texts
from dlcourse.exploring.view.own import OwnCodeError, SettingError, as_code, sort_settings
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
        self.state = self._start = explorer.initial_state()
        values, self._own = sort_settings(id, explorer, settings)
        self.prediction = Prediction(id, explorer, texts, words, memory)
        self.drawing, self.line = Drawing(WIDTH, 100.0), ""
        self.error, self.wrong_input = "", dict[str, str]()
        self._width = WIDTH
        self._seen: tuple[dict[str, Any], Any] | None = None
        self._begin(values)

    def move(self, changes: Mapping[str, Any], width: float | None = None) -> None:
        """Controls were moved, or the page has another width.

        Args:
            changes: new values, in the order in which the controls were moved.
            width: of the page in pixels.
        """
        self._width = min(max(width or self._width, NARROWEST), WIDEST)
        accepted = self._accepted(changes)
        if accepted is None:
            return
        try:
            wanted = self.explorer.settle(self.state, accepted)
        except Exception as error:
            self._fail(error)
            return
        before, self.state = self.state, wanted
        self._show(list(accepted))
        if self.wrong_input:  # the picture is still that of the state before
            self.state = before

    def reset(self) -> None:
        """Put every control back to where it began."""
        self.state = dict(self._start)
        self._show([])

    def plain(self) -> dict[str, Any]:
        """The picture and what goes with it, as JSON."""
        return {
            **self.drawing.plain(),
            "line": self.line,
            "alt": self.alt,
            "error": self.error,
            "wrong": self.wrong_input,
            "state": self.state,
            "limits": dict(self.explorer.limits(State(**self.state))),
            "disabled": self.disabled(),
            "code": as_code(self.id, self.explorer, self.state, self._own),
        }

    @property
    def alt(self) -> str:
        """The text that stands for the picture."""
        return f"{self.texts.alt} {self.line}"

    def disabled(self) -> dict[str, str]:
        """The controls without an effect in this state, each with the reason in the student's language."""
        keys = self.explorer.disabled(State(**self.state))
        return {name: self.texts.reasons[key] for name, key in keys.items()}

    def _begin(self, values: Mapping[str, Any]) -> None:
        """Show the state that was asked for; an error says which of its values cannot be used."""
        initial = self.state
        try:
            self._start = self.explorer.settle(initial, values)
            self.state = dict(self._start)
            self._show([])
        except InputError as error:
            self._fail(error)
        for name, reason in self.wrong_input.items():
            value = shown({**initial, **values}[name])
            raise SettingError(f"explore({self.id!r}): {name} cannot be {value}: {reason}")

    def _accepted(self, changes: Mapping[str, Any]) -> dict[str, Any] | None:
        """The values in the form ``compute`` takes; None if one cannot be used, which is then said."""
        controls, accepted = self.explorer.valued(), {}
        for name, value in changes.items():
            try:
                accepted[name] = controls[name].accept(value)
            except ValueError:
                self.error, self.wrong_input = "", {name: self._refusal(controls[name])}
                return None
        return accepted

    def _refusal(self, control: Control) -> str:
        if isinstance(control, Numbers):
            return self._words["range"].format(low=number(control.low), high=number(control.high))
        return self._words["unusable"]

    def _show(self, moved: list[str]) -> None:
        """Compute, draw and describe the present state; an exception is shown instead of lost."""
        state, words = State(**self.state), self.texts.words()
        try:
            data = self._computed()
            scene = self.explorer.draw(state, data, words)
            drawing = lay_out(scene, self._width)
            line = self.explorer.describe(state, data, words)
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
