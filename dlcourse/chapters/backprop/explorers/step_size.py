"""E6.3 How small should the step of a gradient check be?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Toggle, Words
from dlcourse.exploring.scene import (
    Axis,
    Handle,
    Line,
    Mark,
    Panel,
    Pick,
    Points,
    Rule,
    Scene,
    Text,
    ground,
    number,
)

EXPONENTS = np.arange(-12.0, -0.99, 0.25)
FUNCTIONS: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "sin": (np.sin, np.cos),
    "exp": (np.exp, np.exp),
    "cube": (lambda x: x**3, lambda x: 3 * x**2),
}
PRECISIONS = {"float32": np.float32, "float64": np.float64}
_COLOURS = {"float32": "second", "float64": "first"}
_FLOOR, _CEILING = 1e-16, 1e4
_NEAR = np.linspace(-1.6, 1.6, 241)
"""Places near x, in steps."""
_REACHES = (2.0, 5.0, 10.0)


@dataclass(frozen=True)
class Curve:
    """Relative errors of the numeric slope, for every step size and both precisions.

    Attributes:
        single, double: the errors.
        near: how much the function changes at the places near x, in steps times slope.
        ends: the same at the two places that the difference is taken of.
        places: these places, in steps.
        yours: errors that a student's own check finds.
    """

    single: np.ndarray
    double: np.ndarray
    near: np.ndarray
    places: tuple[float, float]
    ends: np.ndarray
    yours: np.ndarray | None = None

    def at(self, exponent: float, precision: str) -> float:
        """The error at one step."""
        errors = self.single if precision == "float32" else self.double
        return float(errors[int(np.argmin(np.abs(EXPONENTS - exponent)))])


def compute(
    exponent: float,
    precision: str,
    function: str,
    x: float,
    central: bool,
    check: Callable[..., Any] | None = None,
) -> Curve:
    single, double = (_errors(function, x, central, dtype) for dtype in PRECISIONS.values())
    places = (-1.0, 1.0) if central else (0.0, 1.0)
    step, dtype = 10.0**exponent, PRECISIONS[precision]
    near, ends = (_change(function, x, step, np.array(where), dtype) for where in (_NEAR, places))
    yours = None if check is None else _by_check(check, function, x)
    return Curve(single, double, near, places, ends, yours)


def _errors(function: str, x: float, central: bool, dtype: Any) -> np.ndarray:
    f, slope = FUNCTIONS[function]
    here = dtype(x)
    steps: np.ndarray = (10.0**EXPONENTS).astype(dtype)
    low = here - steps if central else here
    numeric = (f(here + steps) - f(low)) / (2 * steps if central else steps)
    return np.maximum(np.abs(numeric / slope(x) - 1).astype(float), _FLOOR)


def _change(function: str, x: float, step: float, where: np.ndarray, dtype: Any) -> np.ndarray:
    """What f changes by near x, as this precision stores it; 1 is what the slope promises for a step."""
    f, slope = FUNCTIONS[function]
    values = f((dtype(x) + (step * where).astype(dtype)).astype(dtype)) - f(dtype(x))
    return values.astype(float) / (step * abs(float(slope(x))))


def _by_check(check: Callable[..., Any], function: str, x: float) -> np.ndarray:
    f, slope = FUNCTIONS[function]
    here, grad = np.array([x]), np.array([slope(x)])
    found = [check(lambda v: float(np.sum(f(v))), here, grad, eps) for eps in 10.0**EXPONENTS]
    return np.clip(np.nan_to_num(np.array(found, float), nan=_CEILING), _FLOOR, _CEILING)


def draw(state: State, data: Curve, words: Words) -> Scene:
    return Scene([[_curves(state, data, words), _zoom(state, data, words)]])


def _curves(state: State, data: Curve, words: Words) -> Panel:
    """The two curves; a click or a drag anywhere chooses the step."""
    errors = {"float32": data.single, "float64": data.double}
    picks = [Pick(exponent=round(2 * e) / 2) for e in EXPONENTS.tolist()]
    marks: list[Mark] = [
        ground(-12, _FLOOR, 11, _CEILING, acts=Handle(x="exponent", jump=True)),
    ]
    for name, values in errors.items():
        tips = [_tip(e, v, words) for e, v in zip(EXPONENTS, values, strict=True)]
        marks.append(Line(EXPONENTS, values, _COLOURS[name], dashed=name == "float32", name=name))
        marks.append(Points(EXPONENTS, values, _COLOURS[name], 5, tips=tips, acts=picks))
    if data.yours is not None:
        marks.append(Points(EXPONENTS, data.yours, "third", 8, "diamond", hollow=True, name=words("yours")))
    at = [data.at(state.exponent, name) for name in errors]
    marks += [
        Rule(x=state.exponent, colour="ink", width=2, acts=Handle(x="exponent")),
        Points([state.exponent] * 2, at, [_COLOURS[name] for name in errors], 11),
        Text(-11.9, 500, words("rounding"), "muted", halo=True, anchor="start"),
        Text(-1.1, 500, words("coarse"), "muted", halo=True, anchor="end"),
    ]
    ticks = range(-12, 0, 2)
    x = Axis(-12, -1, words("step"), ticks=ticks, labels=[_power(tick) for tick in ticks])
    y = Axis(_FLOOR, _CEILING, words("error"), log=True, grid=True)
    return Panel(marks, x, y, _title(state, data, words), least=320)


def _tip(exponent: float, error: float, words: Words) -> str:
    return words("at", step=_power(exponent), error=number(error, 2))


def _power(exponent: float) -> str:
    return number(10.0**exponent, 2) if exponent % 1 else f"10{str(int(exponent)).translate(_RAISED)}"


_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def _title(state: State, data: Curve, words: Words) -> str:
    kind = words("kind_central" if state.central else "kind_forward")
    single, double = (number(data.at(state.exponent, name), 2) for name in PRECISIONS)
    return words("title", kind=kind, step=_power(state.exponent), single=single, double=double)


def _zoom(state: State, data: Curve, words: Words) -> Panel:
    """The function from x − ε to x + ε as the computer stores it, with the slope measured on it."""
    largest = float(np.abs(data.near).max())
    reach = next((each for each in _REACHES if each >= largest), _REACHES[-1])
    (x0, x1), (y0, y1) = data.places, data.ends
    slope, ends = (y1 - y0) / (x1 - x0), np.array([-1.6, 1.6])
    stored, tip = words("stored", precision=state.precision), words("slope", slope=number(slope, 4))
    marks: list[Mark] = [
        Line(ends, ends, "muted", dashed=True, name=words("true")),
        Line(_NEAR, data.near, _COLOURS[state.precision], 6, opacity=0.6, name=stored),
        Line(ends, y0 + slope * (ends - x0), "third", name=words("measured")),
        Points(data.places, data.ends, "third", 9, tips=tip),
    ]
    x = Axis(-1.6, 1.6, ticks=(-1, 0, 1), labels=["x − ε", "x", "x + ε"])
    y = Axis(-reach, reach, words("change"), ticks=(-1, 0, 1), grid=True)
    title = words("zoom", x=number(state.x), precision=state.precision)
    return Panel(marks, x, y, title, width=0.8, least=300)


def describe(state: State, data: Curve, words: Words) -> str:
    best = [number(10.0 ** EXPONENTS[int(np.argmin(errors))], 1) for errors in (data.single, data.double)]
    return words(
        "central" if state.central else "forward",
        step=_power(state.exponent),
        single=number(data.at(state.exponent, "float32"), 2),
        double=number(data.at(state.exponent, "float64"), 2),
        best_single=best[0],
        best_double=best[1],
    )


explorer = Explorer(
    controls={
        "exponent": Slider(-12.0, -1.0, 0.5, -5.0),
        "play": Play(("exponent",), per_second=2),
        "precision": Choice(tuple(PRECISIONS), "float64"),
        "function": Choice(tuple(FUNCTIONS), "sin"),
        "x": Slider(0.25, 1.5, 0.25, 1.0),
        "central": Toggle(True),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"check": "a function (f, x, grad, eps) that returns the relative error, as in exercise 6.6"},
    seen=lambda state, data: state.exponent <= -11,
)
