"""Colours by the part they play; the light and the dark theme give each role a colour of its own.

Lines of every role have a contrast of at least 3 : 1 on their ground (``faint`` is decoration). ``positive``
and ``negative`` are laid over the ground more or less densely, so numbers on them stay readable.
First to fourth can be told apart by colour-blind readers (after M. Okabe and K. Ito, 2008).
"""

from typing import NamedTuple


class Colour(NamedTuple):
    """The colour of one role on a light and on a dark ground."""

    light: str
    dark: str


ROLES = {
    "ink": Colour("#222222", "#E4E4E4"),
    "muted": Colour("#6B6B6B", "#A6A6A6"),
    "faint": Colour("#D8D8D8", "#484848"),
    "ground": Colour("#FFFFFF", "#111111"),
    "first": Colour("#0072B2", "#56B4E9"),
    "second": Colour("#C24E00", "#F58A4E"),
    "third": Colour("#007F5F", "#35C79B"),
    "fourth": Colour("#9C4680", "#E39BC3"),
    "fifth": Colour("#806600", "#D9BC33"),
    "good": Colour("#00764F", "#3FCB8E"),
    "bad": Colour("#B3261E", "#FF8A80"),
    "positive": Colour("#2F8FCB", "#2F8FCB"),
    "negative": Colour("#D97512", "#D97512"),
}
SERIES = ("first", "second", "third", "fourth", "fifth")
"""Roles for the classes or curves of one picture, in the order in which to use them."""

DENSEST = 0.65
"""Opacity of the ends of a ramp under numbers."""


def shade(value: float, reach: tuple[float, float], ramp: str) -> tuple[str, float]:
    """Role and opacity of a number.

    Args:
        value: the number.
        reach: the numbers at the two ends of the ramp.
        ramp: ``"signed"`` (negative, nothing at zero, positive), or a role: nothing at the lower end.
    """
    low, high = reach
    if ramp == "signed":
        largest = max(abs(low), abs(high)) or 1.0
        return "positive" if value >= 0 else "negative", min(abs(value) / largest, 1.0)
    return ramp, min(max((value - low) / ((high - low) or 1.0), 0.0), 1.0)
