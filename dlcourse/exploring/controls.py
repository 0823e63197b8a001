"""The kinds of control an explorer can have: plain data, without any widget.

Every control has a ``value`` (the initial one) and a method ``accept(value)``, which returns the value in
the form that ``compute`` gets, or raises a ``ValueError`` that says what the control takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from numbers import Integral, Real
from reprlib import repr as shown
from typing import Any


@dataclass(frozen=True)
class Slider:
    """A number between two ends; an integer when all four numbers are integers."""

    low: float
    high: float
    step: float
    value: float

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"Slider: value {self.value} is not between low {self.low} and high {self.high}")
        if not 0 < self.step <= self.high - self.low:
            raise ValueError(
                f"Slider: step {self.step} must be positive and fit into {self.low} to {self.high}"
            )

    @property
    def is_integer(self) -> bool:
        """Whether the slider moves over integers."""
        return all(isinstance(number, int) for number in (self.low, self.high, self.step, self.value))

    @property
    def decimals(self) -> int:
        """How many decimals its numbers need."""
        return max(_decimals(self.step), _decimals(self.low))

    def accept(self, value: Any) -> float:
        """The nearest number that the slider can stand at."""
        if not _is_number(value) or not self.low <= value <= self.high:
            raise ValueError(f"takes a number from {self.low} to {self.high}, not {shown(value)}")
        return self.snap(value)

    def snap(self, value: float) -> float:
        """The nearest step between the two ends."""
        steps = round((min(max(value, self.low), self.high) - self.low) / self.step)
        snapped = min(self.low + steps * self.step, self.high)
        return int(snapped) if self.is_integer else round(float(snapped), self.decimals)


@dataclass(frozen=True)
class Choice:
    """One of several named options."""

    options: tuple[str, ...]
    value: str

    def __post_init__(self) -> None:
        if self.value not in self.options:
            raise ValueError(f"Choice: value {self.value!r} is not one of the options {self.options}")

    def accept(self, value: Any) -> str:
        """One of the options."""
        if not isinstance(value, str) or value not in self.options:
            raise ValueError(f"takes one of {', '.join(map(repr, self.options))}, not {shown(value)}")
        return value


@dataclass(frozen=True)
class Toggle:
    """A switch."""

    value: bool = False

    def accept(self, value: Any) -> bool:
        """True or False."""
        if not isinstance(value, bool):
            raise ValueError(f"takes True or False, not {shown(value)}")
        return value


@dataclass(frozen=True)
class Press:
    """A button; its value is how often it has been pressed since the start or the last reset."""

    value: int = field(default=0, init=False)

    def accept(self, value: Any) -> int:
        """A count."""
        if not _is_count(value):
            raise ValueError(f"takes a whole number from 0 on, not {shown(value)}")
        return int(value)


@dataclass(frozen=True)
class Play:
    """Play, pause, one step: time for the sliders it names, or a count of steps of its own.

    Attributes:
        moves: the sliders that it advances by their step; when the first is at its end it begins anew and
            the second takes a step, as on a mileage counter. Empty: the control counts by itself, and the
            count is its value.
        last: the largest count of a control without sliders.
        per_second: steps per second at the normal speed.
        loop: whether to begin anew at the end instead of pausing there.
        value: of its own count at the start.
    """

    moves: tuple[str, ...] = ()
    last: int = 1_000_000
    per_second: float = 4.0
    loop: bool = False
    value: int = 0

    def accept(self, value: Any) -> int:
        """A count of steps."""
        if not _is_count(value) or value > self.last:
            raise ValueError(f"takes a whole number from 0 to {self.last}, not {shown(value)}")
        return int(value)


@dataclass(frozen=True)
class Entry:
    """A line of typed text; ``compute`` refuses what it cannot read by an ``InputError``."""

    value: str
    longest: int = 40

    def accept(self, value: Any) -> str:
        """A text that is not too long."""
        if not isinstance(value, str) or len(value) > self.longest:
            raise ValueError(f"takes a text of at most {self.longest} characters, not {shown(value)}")
        return value


@dataclass(frozen=True)
class Numbers:
    """A small table to type numbers into, such as a kernel; its value is a tuple of rows."""

    low: float
    high: float
    step: float
    value: tuple[tuple[float, ...], ...]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.value), len(self.value[0])

    def accept(self, value: Any) -> tuple[tuple[float, ...], ...]:
        """A table of the same shape, from a nested sequence or an array."""
        rows, columns = self.shape
        table = _nested(value)
        fits = len(table) == rows and all(len(row) == columns for row in table)
        if not fits or not all(_is_number(n) and self.low <= n <= self.high for row in table for n in row):
            raise ValueError(
                f"takes {rows} × {columns} numbers from {self.low} to {self.high}, not {shown(value)}"
            )
        whole = all(isinstance(number, int) for number in (self.low, self.high, self.step))
        if whole and not all(float(n).is_integer() for row in table for n in row):
            raise ValueError(f"takes whole numbers, not {shown(value)}")
        return tuple(tuple(int(n) if whole else float(n) for n in row) for row in table)


@dataclass(frozen=True)
class Sketch:
    """A pad to draw on: cells of ink, as a digit needs them, or points.

    Attributes:
        rows: of the pad; its value is a tuple of rows with numbers from 0 (paper) to 1 (ink).
        columns: of the pad.
        points: True: the value is a tuple of ``(x, y)`` from 0 to 1 instead, y upwards.
        most: the largest number of points.
        value: what is drawn at the start; empty: nothing.
    """

    rows: int = 28
    columns: int = 28
    points: bool = False
    most: int = 200
    value: tuple[tuple[float, ...], ...] = ()

    def accept(self, value: Any) -> tuple[tuple[float, ...], ...]:
        """A drawing on this pad; an empty sequence is the empty pad."""
        drawing = _nested(value)
        width = 2 if self.points else self.columns
        height_fits = len(drawing) <= self.most if self.points else len(drawing) in (0, self.rows)
        if not height_fits or not all(len(row) == width for row in drawing):
            raise ValueError(f"takes {self._wanted()}, not {shown(value)}")
        if not all(_is_number(n) and 0 <= n <= 1 for row in drawing for n in row):
            raise ValueError(f"takes numbers from 0 to 1, not all in {shown(value)} are")
        return tuple(tuple(round(float(n), 3) for n in row) for row in drawing)

    def _wanted(self) -> str:
        if self.points:
            return f"at most {self.most} points (x, y)"
        return f"{self.rows} rows of {self.columns} numbers"


Control = Slider | Choice | Toggle | Press | Play | Entry | Numbers | Sketch


class InputError(ValueError):
    """What a student typed or drew cannot be used; ``compute`` raises it.

    The sentence comes from the table ``[explorers.NAME.errors]`` of the catalogue.
    """

    def __init__(self, control: str, key: str, **values: Any) -> None:
        """Name the control, the key of the sentence and what is to be filled in."""
        super().__init__(f"{control}: {key} {values or ''}".strip())
        self.control, self.key, self.values = control, key, values


def _is_number(value: Any) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool) and bool(value == value)  # NaN is none


def _is_count(value: Any) -> bool:
    return isinstance(value, Integral) and not isinstance(value, bool) and int(value) >= 0


def _nested(value: Any) -> list[Sequence[Any]]:
    """Rows of a nested sequence or an array; no rows where it is neither."""
    value = value.tolist() if hasattr(value, "tolist") else value
    is_nested = isinstance(value, Sequence) and all(
        isinstance(row, Sequence) and not isinstance(row, str) for row in value
    )
    return list(value) if is_nested else [()]


def _decimals(number: float) -> int:
    exponent = Decimal(str(number)).normalize().as_tuple().exponent
    return max(0, -int(exponent))
