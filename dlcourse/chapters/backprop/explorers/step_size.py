"""E6.3 How small should the step of a gradient check be?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dlcourse.exploring import Choice, FigureExplorer, Slider, Toggle
from dlcourse.exploring.style import BLUE, GREY, VERMILLION

if TYPE_CHECKING:
    from matplotlib.figure import Figure

EXPONENTS = np.arange(-12.0, -0.99, 0.25)
FUNCTIONS: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "sin": (np.sin, np.cos),
    "exp": (np.exp, np.exp),
    "cube": (lambda x: x**3, lambda x: 3 * x**2),
}
_FLOOR = 1e-16


@dataclass(frozen=True)
class Curve:
    """Relative errors of the numeric slope, for every step size and both precisions."""

    function: str
    central: bool
    exponent: float
    single: np.ndarray
    double: np.ndarray

    def at(self, errors: np.ndarray) -> float:
        """The error at the chosen step."""
        return float(errors[int(np.argmin(np.abs(EXPONENTS - self.exponent)))])


def compute(function: str, x: float, exponent: float, central: bool) -> Curve:
    errors = {dtype: _errors(function, x, central, dtype) for dtype in (np.float32, np.float64)}
    return Curve(function, central, exponent, errors[np.float32], errors[np.float64])


def _errors(function: str, x: float, central: bool, dtype: type) -> np.ndarray:
    f, slope = FUNCTIONS[function]
    here = dtype(x)
    steps: np.ndarray = (10.0**EXPONENTS).astype(dtype)
    low = here - steps if central else here
    numeric = (f(here + steps) - f(low)) / (2 * steps if central else steps)
    return np.maximum(np.abs(numeric / slope(x) - 1).astype(float), _FLOOR)


def draw(figure: "Figure") -> Callable[[Curve], None]:
    axes = figure.subplots()
    steps = 10.0**EXPONENTS
    axes.set(xscale="log", yscale="log", xlim=(1e-12, 1e-1), ylim=(_FLOOR, 10))
    axes.set(xlabel="step ε", ylabel="relative error of the slope")
    (single,) = axes.plot(steps, steps, "s--", color=VERMILLION, markersize=4, label="float32")
    (double,) = axes.plot(steps, steps, "o-", color=BLUE, markersize=4, label="float64")
    marker = axes.axvline(1e-5, color=GREY)
    axes.text(1.5e-12, 2, "rounding", color=GREY)
    axes.text(7e-2, 2, "too coarse", color=GREY, ha="right")
    axes.legend(loc="lower right")
    title = axes.set_title("central difference: float32 1e-16, float64 1e-16")

    def update(data: Curve) -> None:
        single.set_ydata(data.single)
        double.set_ydata(data.double)
        marker.set_xdata([10.0**data.exponent] * 2)
        kind = "central" if data.central else "forward"
        title.set_text(
            f"{kind} difference at ε = $10^{{{data.exponent:g}}}$: "
            f"float32 {data.at(data.single):.0e}, float64 {data.at(data.double):.0e}"
        )

    return update


def describe(data: Curve, templates: Mapping[str, str]) -> str:
    best = {
        name: 10.0 ** EXPONENTS[int(np.argmin(e))] for name, e in (("32", data.single), ("64", data.double))
    }
    return templates["central" if data.central else "forward"].format(
        step=f"{10.0**data.exponent:.0e}",
        single=f"{data.at(data.single):.0e}",
        double=f"{data.at(data.double):.0e}",
        best_single=f"{best['32']:.0e}",
        best_double=f"{best['64']:.0e}",
    )


explorer = FigureExplorer(
    controls={
        "function": Choice(tuple(FUNCTIONS), "sin"),
        "x": Slider(0.25, 1.5, 0.25, 1.0),
        "exponent": Slider(-12.0, -1.0, 0.5, -5.0),
        "central": Toggle(True),
    },
    compute=compute,
    draw=draw,
    describe=describe,
)
