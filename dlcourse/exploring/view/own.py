"""What a student hands to an explorer: where its controls stand, and functions or data of their own."""

from collections.abc import Callable, Mapping
from typing import Any

from dlcourse.exploring.explorer import Explorer


class SettingError(ValueError):
    """An explorer has no such setting, or the setting cannot have that value."""


class OwnCodeError(Exception):
    """The student's own function raised an exception."""

    def __init__(self, name: str, error: Exception) -> None:
        """Name the function, and what it raised."""
        super().__init__(f"{name}: {type(error).__name__}: {error}")
        self.name, self.error = name, error


def sort_settings(
    id: str, explorer: Explorer, settings: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Split settings into values of controls and what is the student's own.

    Raises:
        SettingError: a name is unknown, or a value is not what the control takes.
    """
    values, own = {}, {}
    controls = explorer.valued()
    for name, value in settings.items():
        if name in explorer.own:
            own[name] = _guarded(id, explorer, name, value)
        elif name in controls:
            try:
                values[name] = controls[name].accept(value)
            except ValueError as error:
                raise SettingError(f"explore({id!r}): {name} {error}") from None
        else:
            known = ", ".join([*controls, *explorer.own])
            raise SettingError(f"explore({id!r}) has no setting {name!r}; it has {known}")
    return values, own


def _guarded(id: str, explorer: Explorer, name: str, value: Any) -> Any:
    """A function whose exceptions are known to be the student's; anything else as it is."""
    wants_function = explorer.own[name].startswith("a function")
    if wants_function and not callable(value):
        raise SettingError(f"explore({id!r}): {name} takes {explorer.own[name]}, not {type(value).__name__}")
    return _caught(name, value) if callable(value) else value


def _caught(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            raise OwnCodeError(name, error) from error

    return call


def as_code(id: str, explorer: Explorer, state: Mapping[str, Any], own: Mapping[str, Any]) -> str:
    """The call that shows this state, as ``explore("rnn_lstm.gates", f=0.9)``; what follows is left out."""
    reached, changed = explorer.initial_state(), []
    for name, value in state.items():
        if value != reached[name]:
            changed.append(f"{name}={_short(value)}")
            reached = explorer.settle(reached, {name: value})
    handed = [f"{name}=..." for name in own]
    return f"explore({', '.join([_quoted(id), *changed, *handed])})"


def _short(value: Any) -> str:
    return repr(round(value, 4) if isinstance(value, float) else value)


def _quoted(text: str) -> str:
    return f'"{text}"'
