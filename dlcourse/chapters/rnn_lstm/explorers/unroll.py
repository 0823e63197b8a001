"""E10.2 A gradient on its way into the past: it vanishes, explodes, or is clipped."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Toggle, Words
from dlcourse.exploring.scene import (
    Axis,
    Bars,
    Boxes,
    Handle,
    Mark,
    Panel,
    Paragraph,
    Rule,
    Scene,
    Text,
    ground,
)

HIDDEN, LONGEST, LIMIT = 16, 60, 1.0
_LOW, _HIGH = 1e-6, 1e6
_TICKS = (1e-6, 1e-4, 1e-2, 1, 1e2, 1e4, 1e6)
_LABELS = ("10⁻⁶", "10⁻⁴", "0.01", "1", "100", "10⁴", "10⁶")
_LEFT = 40.0


@dataclass(frozen=True)
class Past:
    """How large the gradient is at every step.

    Attributes:
        norms: norm of the gradient of the state, k = 0 (last step) to the length (initial state).
        weight_norm: norm of the gradient of wh, before clipping.
        factor: what clipping multiplies every gradient by; 1 without it.
    """

    norms: np.ndarray
    weight_norm: float
    factor: float


def compute(
    length: int, radius: float, activation: str, clip: bool, clip_by_norm: Callable[..., Any] | None = None
) -> Past:
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
    return Past(np.array(norms), weight_norm, _factor(dwh, weight_norm, clip_by_norm) if clip else 1.0)


def _factor(dwh: np.ndarray, norm: float, clip_by_norm: Callable[..., Any] | None) -> float:
    if clip_by_norm is None:
        return LIMIT / norm if norm > LIMIT else 1.0
    return float(np.linalg.norm(clip_by_norm([dwh], LIMIT)[0])) / (norm or 1.0)


def draw(state: State, data: Past, words: Words) -> Scene:
    rows = [[_states(state, data, words), _weights(state, data, words)]]
    return Scene([*rows, [Paragraph(_arithmetic(state, data, words), "second")]])


def _states(state: State, data: Past, words: Words) -> Panel:
    steps = range(len(data.norms))
    tips = [words("tip", k=k, norm=short(norm)) for k, norm in enumerate(data.norms)]
    colours = ["second" if norm > 1.001 else "first" for norm in data.norms]
    marks: list[Mark] = [
        ground(-1, _LOW, LONGEST + 2, _HIGH, acts=Handle(x="length", jump=True)),
        Bars(steps, np.clip(data.norms, _LOW, _HIGH), 1.0, 0.8, colours, tips=tips),
        Rule(y=1),
        Rule(x=state.length + 0.5, colour="muted", dashed=True, acts=Handle(x="length")),
    ]
    oldest = data.norms[-1]
    if not _LOW <= oldest <= _HIGH:
        edge = _HIGH / 3 if oldest > 1 else _LOW * 3
        place = max(state.length - 1, 30)
        marks.append(Text(place, edge, words("off"), anchor="start", halo=True))
    x = Axis(LONGEST + 1, -1, words("past"), ticks=range(0, LONGEST + 1, 10))
    y = Axis(_LOW, _HIGH, words("norm"), _TICKS, _LABELS, log=True, grid=True)
    return Panel(marks, x, y, words("states"), width=4, least=190, height=250, left=_LEFT)


def _weights(state: State, data: Past, words: Words) -> Panel:
    before = min(max(data.weight_norm, _LOW), _HIGH)
    after = min(max(data.weight_norm * data.factor, _LOW), _HIGH)
    tips = words("weights_tip", before=short(data.weight_norm), after=short(data.weight_norm * data.factor))
    marks: list[Mark] = [
        Boxes(-0.4, _LOW, 0.8, before - _LOW, stroke="muted", dashed=True, tips=tips),
        Bars([0], [after], _LOW, 0.8, "third", tips=tips),
    ]
    if state.clip:
        marks.append(Rule(y=LIMIT, colour="ink", width=2))
    y = Axis(_LOW, _HIGH, "", _TICKS, _LABELS, log=True, grid=True)
    x = Axis(-0.7, 0.7, ticks=(0,), labels=(words("of_wh"),))
    return Panel(marks, x, y, words("weights"), least=110, height=250, left=_LEFT)


def _arithmetic(state: State, data: Past, words: Words) -> str:
    said = {"length": state.length, "radius": f"{state.radius:.2f}", "oldest": short(data.norms[-1])}
    steps = words("linear" if state.activation == "linear" else "bent", **said)
    weights = words("weights_clipped" if data.factor < 1 else "weights_norm", norm=short(data.weight_norm))
    return f"{steps} {weights}"


def short(number: float) -> str:
    """``0.0052``, ``117``, ``3.7e+10``."""
    if 100 <= number < 10_000:
        return f"{number:.0f}"
    return f"{number:.2g}"


def describe(state: State, data: Past, words: Words) -> str:
    sentence = words(
        "unroll",
        radius=f"{state.radius:.2f}",
        activation=state.activation,
        length=state.length,
        oldest=short(data.norms[-1]),
        norm=short(data.weight_norm),
    )
    if not state.clip:
        return sentence
    return f"{sentence} {words('clipped' if data.factor < 1 else 'small', limit=f'{LIMIT:g}')}"


explorer = Explorer(
    controls={
        "length": Slider(1, LONGEST, 1, 20),
        "play": Play(("length",), per_second=8),
        "radius": Slider(0.5, 1.5, 0.05, 0.9),
        "activation": Choice(("linear", "tanh"), "linear"),
        "clip": Toggle(False),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"clip_by_norm": "a function (grads, max_norm) that returns the clipped grads"},
    seen=lambda state, data: state.length >= 50 and abs(state.radius - 0.9) < 0.01,
)
