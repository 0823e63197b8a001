"""The four kinds of control an explorer can have: plain data, without any widget."""

from dataclasses import dataclass, field


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


@dataclass(frozen=True)
class Choice:
    """One of several named options."""

    options: tuple[str, ...]
    value: str

    def __post_init__(self) -> None:
        if self.value not in self.options:
            raise ValueError(f"Choice: value {self.value!r} is not one of the options {self.options}")


@dataclass(frozen=True)
class Toggle:
    """A switch."""

    value: bool = False


@dataclass(frozen=True)
class Press:
    """A button; its value is how often it has been pressed since the start or the last reset."""

    value: int = field(default=0, init=False)


Control = Slider | Choice | Toggle | Press
