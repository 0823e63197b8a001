"""E10.2 A gradient on its way into the past: it vanishes, explodes, or is clipped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.exploring import Choice, FigureExplorer, Slider, Toggle
from dlcourse.exploring.style import BLUE, FAINT, GREEN, GREY, VERMILLION

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HIDDEN, LONGEST, LIMIT = 16, 60, 1.0
_LOW, _HIGH = 1e-6, 1e6


@dataclass(frozen=True)
class Past:
    """How large the gradient is at every step.

    Attributes:
        norms: norm of the gradient of the state, k = 0 (last step) to the length (initial state).
        weight_norm: norm of the gradient of wh, before clipping.
        factor: what clipping multiplies every gradient by; 1 without it.
        radius: spectral radius of wh.
        activation: linear or tanh.
        clip: whether clipping is switched on.
    """

    norms: np.ndarray
    weight_norm: float
    factor: float
    radius: float
    activation: str
    clip: bool


def compute(length: int, radius: float, activation: str, clip: bool) -> Past:
    rng = np.random.default_rng(0)
    q, _ = np.linalg.qr(rng.normal(size=(HIDDEN, HIDDEN)))
    wh, inputs = radius * q, rng.normal(0, 0.3, (LONGEST, HIDDEN))
    states = [np.zeros(HIDDEN)]
    for x in inputs[:length]:
        z = x + states[-1] @ wh
        states.append(np.tanh(z) if activation == "tanh" else z)
    d = rng.normal(size=HIDDEN)
    d /= np.linalg.norm(d)
    norms, dwh = [1.0], np.zeros_like(wh)
    for before, after in zip(states[-2::-1], states[:0:-1], strict=True):
        dz = d * (1 - after**2) if activation == "tanh" else d
        dwh += np.outer(before, dz)
        d = dz @ wh.T
        norms.append(float(np.linalg.norm(d)))
    weight_norm = float(np.linalg.norm(dwh))
    factor = LIMIT / weight_norm if clip and weight_norm > LIMIT else 1.0
    return Past(np.array(norms), weight_norm, factor, radius, activation, clip)


def draw(figure: "Figure") -> Callable[[Past], None]:
    states, weights = figure.subplots(1, 2, width_ratios=(7, 1), sharey=True)
    states.set(xlim=(LONGEST + 1, -1), ylim=(_LOW, _HIGH), yscale="log")
    states.set(xlabel="steps into the past", ylabel="norm of the gradient")
    title = states.set_title(
        "ρ = 1.50, linear: 1 becomes 3.7e+10 in 60 steps;  gradient of wh 3.6e+11, clipped to 1"
    )
    note = states.text(LONGEST, _HIGH / 4, "off the scale", color="white", va="top")
    weights.set(xlim=(-0.7, 0.7), xlabel="of wh")
    weights.set_xticks([])
    for axes in (states, weights):
        axes.axhline(1, color=GREY, linewidth=1)
        axes.grid(axis="y", color=FAINT)
        axes.set_axisbelow(True)
    bars = states.bar(range(LONGEST + 1), 1.0, bottom=1.0, width=0.8, color=BLUE)
    before = weights.bar([0], 1.0, bottom=_LOW, width=0.9, color="white", edgecolor=GREY)
    after = weights.bar([0], 1.0, bottom=_LOW, width=0.9, color=GREEN)

    def update(data: Past) -> None:
        norms = np.clip(data.norms, _LOW, _HIGH)
        for k, bar in enumerate(bars):
            bar.set_visible(k < len(norms))
            if k < len(norms):
                bar.set_y(min(norms[k], 1.0))  # from 1 upwards or downwards
                bar.set_height(abs(norms[k] - 1.0))
                bar.set_color(VERMILLION if norms[k] > 1.001 else BLUE)
        note.set_visible(bool(data.norms[-1] > _HIGH))
        before[0].set_height(data.weight_norm)
        after[0].set_height(data.weight_norm * data.factor)
        title.set_text(_title(data))

    return update


def _title(data: Past) -> str:
    clipped = f", clipped to {LIMIT:g}" if data.factor < 1 else ""
    length, oldest = len(data.norms) - 1, _short(data.norms[-1])
    steps = "1 step" if length == 1 else f"{length} steps"
    left = f"ρ = {data.radius:.2f}, {data.activation}: 1 becomes {oldest} in {steps}"
    return f"{left};  gradient of wh {_short(data.weight_norm)}{clipped}"


def _short(number: float) -> str:
    """``0.0052``, ``117``, ``3.7e+10``."""
    if 100 <= number < 10_000:
        return f"{number:.0f}"
    return f"{number:.2g}"


def describe(data: Past, templates: Mapping[str, str]) -> str:
    sentence = templates["unroll"].format(
        radius=f"{data.radius:.2f}",
        activation=data.activation,
        length=len(data.norms) - 1,
        oldest=_short(data.norms[-1]),
        norm=_short(data.weight_norm),
    )
    if not data.clip:
        return sentence
    return f"{sentence} {templates['clipped' if data.factor < 1 else 'small'].format(limit=f'{LIMIT:g}')}"


explorer = FigureExplorer(
    controls={
        "length": Slider(1, LONGEST, 1, 20),
        "radius": Slider(0.5, 1.5, 0.05, 0.9),
        "activation": Choice(("linear", "tanh"), "linear"),
        "clip": Toggle(False),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.0, 4.0),
)
