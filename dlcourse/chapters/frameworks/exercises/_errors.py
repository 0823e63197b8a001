"""Errors that are asked for: merely stopping is no answer, so they count only beside a right value."""

from collections.abc import Callable
from typing import Any


def then(answer: Callable[..., Any], good: tuple[Any, ...], right: Any, bad: tuple[Any, ...]) -> Any:
    """What comes of bad arguments, asked only of an answer that gives the right value for good ones."""
    try:
        got = answer(*good)
    except Exception as error:
        return f"the good arguments raised {type(error).__name__}"
    return answer(*bad) if got == right else got
