"""E5.3 A hidden layer of ReLUs is a broken line: how closely it can follow a curve."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from dlcourse.chapters.perceptron_mlp.explorers._hinges_picture import Fit, hinges_scene
from dlcourse.exploring import Choice, Entry, Explorer, InputError, Play, Slider, State, Words
from dlcourse.exploring.scene import Scene

Curve = Callable[[np.ndarray], np.ndarray]

MOST = 24
END = 2 * np.pi
X = np.linspace(0, END, 481)
EVEN, OWN = "even", "your own"
_APART = 0.02

CURVES: dict[str, tuple[Curve, float | None]] = {
    "sin(x)": (np.sin, 1.0),
    "sin(3x)": (lambda x: np.sin(3 * x), 9.0),
    "sqrt(x)": (lambda x: np.sqrt(x) - 1.2, None),
    "a step": (lambda x: np.where(x < 3.6, -0.8, 0.8), None),
}
"""Each curve with its largest curvature, if it has one."""


def compute(
    hinges: int,
    curve: str,
    pull: int,
    place: float,
    knots: str,
    f: Curve | None = None,
    slopes: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None,
) -> Fit:
    if curve == OWN and f is None:
        raise InputError("curve", "no_curve")
    given, curvature = (f, None) if curve == OWN and f else CURVES[curve]
    places = _places(knots, hinges)
    values = given(places)
    changes = np.asarray((slopes or _slopes)(places.copy(), values.copy()), float)
    parts = changes[:, None] * np.maximum(X - places[:-1, None], 0)
    widths = END / np.arange(1, MOST + 1)
    return Fit(
        target=given(X),
        knots=places,
        at_knots=values,
        changes=changes,
        fitted=values[0] + parts.sum(axis=0),
        errors=np.array([_even_error(given, n) for n in range(1, MOST + 1)]),
        bound=None if curvature is None else curvature * widths**2 / 8,
    )


def _slopes(knots: np.ndarray, values: np.ndarray) -> np.ndarray:
    return np.diff(np.diff(values) / np.diff(knots), prepend=0.0)


def _even_error(f: Curve, hinges: int) -> float:
    knots = np.linspace(0, END, hinges + 1)
    return float(np.abs(np.interp(X, knots, f(knots)) - f(X)).max())


def _places(knots: str, hinges: int) -> np.ndarray:
    """The places of the hinges, and the right end of the curve."""
    if knots.strip() == EVEN:
        return np.linspace(0, END, hinges + 1)
    try:
        found = [float(word) for word in knots.replace(",", " ").split()]
    except ValueError:
        raise InputError("knots", "not_numbers") from None
    if not 1 <= len(found) <= MOST:
        raise InputError("knots", "how_many", most=MOST)
    if found[0] != 0:
        raise InputError("knots", "first")
    if (np.diff([*found, END]) < _APART / 2).any():
        raise InputError("knots", "order")
    return np.array([*found, END])


def _safely(state: State) -> np.ndarray:
    """The places, or even ones while the text cannot be read."""
    try:
        return _places(state.knots, state.hinges)
    except InputError:
        return _places(EVEN, state.hinges)


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    knots = _safely(state)
    index = min(state.pull, len(knots) - 1) - 1
    between = (knots[index - 1] + _APART, knots[index + 1] - _APART) if index > 0 else (0.0, END)
    return {"pull": (2, max(2, len(knots) - 1)), "place": (round(between[0], 2), round(between[1], 2))}


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    if moved == "hinges":
        state = State(**{**vars(state), "knots": EVEN})
    knots = _safely(state)
    index = min(state.pull, len(knots) - 1) - 1
    if moved == "place" and index > 0:
        low, high = limits(state)["place"]
        knots[index] = place = min(max(state.place, low), high)
        return {"place": place, "knots": " ".join(map(_short, knots[:-1]))}
    if moved in ("hinges", "pull", "knots"):
        found = {"hinges": len(knots) - 1, "knots": state.knots, "pull": max(index + 1, 2)}
        return {**found, "place": float(knots[max(index, 0)])}
    return {}


def _short(place: float) -> str:
    return f"{place:.2f}".rstrip("0").rstrip(".")


def disabled(state: State) -> Mapping[str, str]:
    return dict.fromkeys(("pull", "place"), "one_hinge") if state.hinges < 2 else {}


def draw(state: State, data: Fit, words: Words) -> Scene:
    return hinges_scene(state, data, words, X)


def describe(state: State, data: Fit, words: Words) -> str:
    n = len(data.changes)
    return words(
        "said_one" if n == 1 else "said",
        hinges=n,
        curve=state.curve,
        error=f"{data.error:.2g}",
        even=f"{data.errors[n - 1]:.2g}",
    )


explorer = Explorer(
    controls={
        "play": Play(("hinges",), per_second=2),
        "hinges": Slider(1, MOST, 1, 4),
        "curve": Choice((*CURVES, OWN), "sin(x)"),
        "pull": Slider(2, MOST, 1, 3),
        "place": Slider(0.0, 6.28, 0.01, 3.14),
        "knots": Entry(EVEN, 160),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={
        "f": "a function of an array x from 0 to 2π, shown as the curve of your own",
        "slopes": "a function (knots, values) that returns the change of slope at each knot but the last",
    },
    limits=limits,
    follow=follow,
    disabled=disabled,
    seen=lambda state, data: state.hinges == 16 and state.knots == EVEN,
)
