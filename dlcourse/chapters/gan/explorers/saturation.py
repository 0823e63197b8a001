"""E13.3 Two losses for the generator, and how much gradient each leaves it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.exploring import Explorer, Play, Slider, State, Toggle, Words
from dlcourse.exploring.scene import (
    Axis,
    Bars,
    Boxes,
    Line,
    Mark,
    Panel,
    Paragraph,
    Pick,
    Points,
    Rule,
    Scene,
    fixed,
    ground,
)
from dlcourse.numpy.gan import g_loss, g_loss_backward

LOGITS = np.linspace(-8, 8, 161)
FORMS = (False, True)
"""The loss −log D, and the saturating one log(1 − D)."""

_COLOURS = ("first", "second")
_STEPS = np.arange(1, 100) / 100


@dataclass(frozen=True)
class Slopes:
    """What the picture shows.

    Attributes:
        logit: of what the discriminator says about a fake.
        losses: both losses at ``logit``, −log D first.
        gradients: both gradients at ``logit``.
    """

    logit: float
    losses: np.ndarray
    gradients: np.ndarray

    @property
    def slopes(self) -> np.ndarray:
        """The size of both gradients."""
        return np.abs(self.gradients)

    @property
    def ratio(self) -> str:
        """How many times as large that of −log D is."""
        ratio = self.slopes[0] / max(self.slopes[1], 1e-12)
        return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.2g}"


def compute(judged: float, log_scale: bool, g_gradient: Callable[..., Any] | None = None) -> Slopes:
    logit = logit_of(judged)
    here = [_loss_and_slope(logit, form) for form in FORMS]
    slopes = [slope for _, slope in here]
    if g_gradient is not None:
        slopes = [float(np.reshape(g_gradient(np.array([logit]), form), ())) for form in FORMS]
    return Slopes(logit, np.array([loss for loss, _ in here]), np.array(slopes))


def logit_of(judged: float) -> float:
    return float(np.log(judged) - np.log1p(-judged))


def _loss_and_slope(logit: float, saturating: bool) -> tuple[float, float]:
    loss, cache = g_loss(np.array([logit]), saturating=saturating)
    return float(loss), float(g_loss_backward(1.0, cache)[0])


CURVES = np.array([[_loss_and_slope(z, form)[0] for z in LOGITS] for form in FORMS])
"""Both losses on ``LOGITS``, shape (2, 161), −log D first."""


def draw(state: State, data: Slopes, words: Words) -> Scene:
    good, saturating = (fixed(slope) for slope in data.slopes)
    ratio = words("ratio", good=good, saturating=saturating, ratio=data.ratio)
    return Scene([[_losses(state, data, words), _bars(state, data, words)], [Paragraph(ratio, bold=True)]])


def _losses(state: State, data: Slopes, words: Words) -> Panel:
    marks: list[Mark] = [Rule(y=0, colour="faint"), Rule(x=data.logit, dashed=True), _columns()]
    for i, name in enumerate(("good", "saturating")):
        marks.append(Line(LOGITS, CURVES[i], _COLOURS[i], name=words(name)))
    for i, (loss, slope) in enumerate(zip(data.losses, data.gradients, strict=True)):
        along = np.array([-2.5, 2.5]) / np.hypot(1, slope)
        marks.append(Line(data.logit + along, loss + slope * along, "ink", 2))
        tip = words("slope", loss=fixed(loss), slope=fixed(slope))
        marks.append(Points([data.logit], [loss], _COLOURS[i], 11, tips=tip))
    title = words("judged", judged=fixed(state.judged), logit=fixed(data.logit))
    y = Axis(-8.5, 8.5, words("loss"), ticks=(-8, -4, 0, 4, 8), grid=True)
    return Panel(
        marks,
        Axis(-8, 8, words("logit"), ticks=(-8, -4, 0, 4, 8)),
        y,
        title,
        width=1.5,
        height=270,
        least=260,
    )


def _columns() -> Boxes:
    """A click on a place of the axis sets the discriminator to what belongs there."""
    logits = np.array([logit_of(judged) for judged in _STEPS])
    ends = np.concatenate([[-8], (logits[1:] + logits[:-1]) / 2, [8]])
    picks = [Pick(judged=float(judged)) for judged in _STEPS]
    return ground(ends[:-1], np.full(99, -8.5), np.diff(ends), 17, acts=picks)


def _bars(state: State, data: Slopes, words: Words) -> Panel:
    low, high = (0.005, 2.0) if state.log_scale else (0.0, 1.15)
    labels = [fixed(slope) for slope in data.slopes]
    judged = fixed(state.judged)
    tips = [f"1 − D = 1 − {judged} = {labels[0]}", f"D = {labels[1]}"]
    bars = Bars([0, 1], data.slopes, low, 0.6, _COLOURS, labels=labels, tips=tips)
    x = Axis(-0.6, 1.6, ticks=(0, 1), labels=(words("good"), words("saturating")))
    y = Axis(low, high, words("size"), log=state.log_scale, grid=True)
    return Panel([bars], x, y, words("reaches"), height=270, least=230)


def describe(state: State, data: Slopes, words: Words) -> str:
    good, saturating = (fixed(slope) for slope in data.slopes)
    said = {"good": good, "saturating": saturating, "ratio": data.ratio}
    return words("state", judged=fixed(state.judged), **said)


explorer = Explorer(
    controls={
        "judged": Slider(0.01, 0.99, 0.01, 0.3),
        "play": Play(("judged",), per_second=8),
        "log_scale": Toggle(),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"g_gradient": "a function (fake_logits, saturating) that returns the gradient of G's loss"},
    seen=lambda state, data: state.judged <= 0.02,
)
