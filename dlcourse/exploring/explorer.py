"""What an explorer is: controls, a pure computation, a pure drawing of its result and a sentence about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from dlcourse.exploring.controls import Control, Numbers, Play, Slider
from dlcourse.exploring.scene.scene import Scene
from dlcourse.exploring.texts import Words

State = SimpleNamespace
"""The values of all controls, by attribute: ``state.row``."""


def _nothing(*_: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Explorer:
    """One thing to play with; the texts around it come from the chapter's catalogue.

    All functions are pure: the same arguments give the same result.

    Attributes:
        controls: by name; the names are the keyword arguments of ``compute``.
        compute: ``compute(**state, **own) -> data``: at most 20 ms; knows nothing of the screen.
        draw: ``draw(state, data, words) -> Scene``; words come from the ``picture`` table of the catalogue.
        describe: ``describe(state, data, words) -> str``: one or two sentences for who cannot see the
            picture, made from the ``describe`` table (both get the words of both).
        own: what a student may hand in beside the controls, by the name of the argument of ``compute``
            (whose default is None): a short text that says what is expected, ``"a function (x, h) -> h"``.
        limits: ``limits(state) -> {name: (low, high)}``: ends of sliders that depend on other controls.
        disabled: ``disabled(state) -> {name: key}``: controls without an effect at present; the key names
            the sentence that says why, in the ``reasons`` table.
        follow: ``follow(before, state, moved) -> {name: value}``: what else changes when a control was moved,
            such as the numbers that belong to a preset.
        about: the controls that the prediction's question is about: its reply comes when all were moved.
        seen: ``seen(state, data) -> bool``: whether this picture answers the question, if ``about`` does not
            say enough. Without both, the reply comes after three different pictures.
    """

    controls: Mapping[str, Control]
    compute: Callable[..., Any]
    draw: Callable[[State, Any, Words], Scene]
    describe: Callable[[State, Any, Words], str]
    own: Mapping[str, str] = field(default_factory=dict)
    limits: Callable[[State], Mapping[str, tuple[float, float]]] = _nothing
    disabled: Callable[[State], Mapping[str, str]] = _nothing
    follow: Callable[[State, State, str], Mapping[str, Any]] = _nothing
    about: tuple[str, ...] = ()
    seen: Callable[[State, Any], bool] | None = None

    def initial_state(self) -> dict[str, Any]:
        """The value of every control before anybody touches it."""
        return {name: control.value for name, control in self.valued().items()}

    def valued(self) -> dict[str, Control]:
        """The controls that have a value of their own, which is all but a ``Play`` that moves sliders."""
        return {n: c for n, c in self.controls.items() if not (isinstance(c, Play) and c.moves)}

    def settle(self, state: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
        """The state after controls were moved one after the other, with what follows from each move."""
        settled = dict(state)
        for name, value in changes.items():
            moved = {**settled, name: value}
            follows = self.follow(State(**settled), State(**moved), name)
            settled = self._within_limits({**moved, **follows})
        return settled

    def _within_limits(self, state: dict[str, Any]) -> dict[str, Any]:
        settled = dict(state)
        for name, (low, high) in self.limits(State(**settled)).items():
            control = self.controls[name]
            assert isinstance(control, Slider | Numbers | Play)
            settled[name] = min(max(settled[name], low), high)
        return settled
