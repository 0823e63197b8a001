"""The course's names in a graded notebook: check cells call our ``check``, helpers for the eye are silent."""

from collections.abc import Callable
from typing import Any

_OUR_CHECK = "__check__"
"""What check cells call: the name ``check`` may be the student's own."""


def with_our_check(source: str, names: dict[str, Any], check: Callable[..., Any]) -> str:
    """A check cell that calls the course's ``check``, whatever the student has made of that name.

    Args:
        source: of the cell.
        names: of the notebook; ours is put among them.
        check: what is called.
    """
    if not source.startswith("check("):
        return source
    names[_OUR_CHECK] = check
    return source.replace("check", _OUR_CHECK, 1)


def silence_helpers() -> None:
    """Let explorers and hints, where notebooks import them from, do nothing."""
    import dlcourse
    import dlcourse.checking

    for module in (dlcourse, dlcourse.checking):
        vars(module).update(explore=_silent, hint=_silent)


def _silent(*args: Any, **kwargs: Any) -> None:
    """Explorers and hints are for the student's own screen."""
