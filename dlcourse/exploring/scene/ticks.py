"""Where an axis has its ticks, and how numbers are written."""

import math
from collections.abc import Sequence
from functools import lru_cache


def number(value: float, digits: int = 3, sign: bool = False) -> str:
    """A short number: at most so many significant digits, a true minus sign, no sign at zero."""
    return _number(float(value) + 0.0, digits, sign)  # adding zero turns -0.0 into 0.0


@lru_cache(4096)  # a picture repeats most numbers of the one before
def _number(value: float, digits: int, sign: bool) -> str:
    if not math.isfinite(value):
        return {math.inf: "∞", -math.inf: "−∞"}.get(value, "?")
    text = f"{value:.{digits}g}"
    if "e" in text:
        mantissa, _, exponent = text.partition("e")
        power = str(int(exponent)).translate(_RAISED)
        text = f"{mantissa}·10{power}"
    return _with_sign(text, value, sign)


def fixed(value: float, decimals: int = 2, sign: bool = False) -> str:
    """A number with so many decimals, a true minus sign, and no sign at what rounds to zero."""
    text = f"{round(float(value), decimals) + 0.0:.{decimals}f}"  # adding zero turns -0.0 into 0.0
    return _with_sign(text, round(float(value), decimals), sign)


def _with_sign(text: str, value: float, sign: bool) -> str:
    return ("+" if sign and value > 0 else "") + text.replace("-", "−")


_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def nice_ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers, evenly spaced between two ends: at most so many, but two where there is a choice."""
    low, high = min(low, high), max(low, high)
    if high == low:
        return [low]
    power = 10.0 ** math.floor(math.log10((high - low) / most))
    found: list[list[float]] = []
    for step in (factor * scale for scale in (power, 10 * power) for factor in (1, 2, 2.5, 5)):
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        found.append([round(index * step, 12) + 0.0 for index in range(first, last + 1)])
    several = [ticks for ticks in found if len(ticks) >= 2] or found
    return next((ticks for ticks in several if len(ticks) <= most), several[-1])


def log_ticks(low: float, high: float, most: int) -> list[float]:
    """Powers of ten between two positive ends; every second or third one where there are many."""
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    every = max(1, math.ceil((last - first + 1) / max(most, 1)))
    return [10.0**exponent for exponent in range(first, last + 1, every)]


def tick_labels(ticks: Sequence[float], log: bool = False) -> list[str]:
    """Labels with as many decimals as the ticks need."""
    if log:
        return [_power(tick) for tick in ticks]
    decimals = max((_decimals(tick) for tick in ticks), default=0)
    return [_with_sign(f"{tick:,.{decimals}f}", tick, False) for tick in ticks]


def _decimals(value: float) -> int:
    return next((d for d in range(7) if abs(value - round(value, d)) < 1e-9 * max(1, abs(value))), 6)


def _power(value: float) -> str:
    if 0.01 <= value <= 10_000:
        return f"{value:,.6g}"
    return f"10{str(round(math.log10(value))).translate(_RAISED)}"
