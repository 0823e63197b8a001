"""E3.2 Three logits become probabilities, and the loss pulls on them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.exploring import Choice, FigureExplorer, Slider, Toggle
from dlcourse.exploring.style import BLACK, BLUE, GREY, SKY_BLUE, VERMILLION
from dlcourse.numpy import activations

if TYPE_CHECKING:
    from matplotlib.figure import Figure

CLASSES = ("1", "2", "3")
_FORMULAS = {
    False: "stable: the largest logit is subtracted first",
    True: "naive: exp of the logits as they are",
}


@dataclass(frozen=True)
class Prediction:
    """Logits (after shift and temperature), probabilities, loss and its gradient."""

    logits: np.ndarray
    p: np.ndarray
    label: int
    loss: float
    grad: np.ndarray
    naive: bool


def compute(
    z1: float, z2: float, z3: float, shift: float, temperature: float, label: str, naive: bool
) -> Prediction:
    logits = (np.array([z1, z2, z3]) + shift) / temperature
    with np.errstate(over="ignore", invalid="ignore"):
        p = np.exp(logits) / np.exp(logits).sum() if naive else activations.softmax(logits)[0]
        right = CLASSES.index(label)
        loss = float(-np.log(p[right])) if naive else float(np.logaddexp.reduce(logits) - logits[right])
    grad = (p - np.eye(3)[right]) / temperature
    return Prediction(logits, p, right, loss, grad, naive)


def draw(figure: "Figure") -> Callable[[Prediction], None]:
    left, right = figure.subplots(1, 2)
    left.set(xticks=range(3), xticklabels=[f"class {c}" for c in CLASSES], ylim=(-12, 12))
    left.axhline(0, color=GREY, linewidth=1)
    left_title = left.set_title("logits")
    right.set(xticks=range(3), xticklabels=[f"class {c}" for c in CLASSES], ylim=(-1.05, 1.45))
    right.axhline(0, color=GREY, linewidth=1)
    logits = left.bar(range(3), [1] * 3, color=SKY_BLUE, width=0.6)
    numbers = [left.text(i, 0, "", ha="center", va="bottom", color=BLACK) for i in range(3)]
    bars = right.bar([i - 0.2 for i in range(3)], [1] * 3, color=BLUE, width=0.35, label="probability p")
    pulls = right.bar([i + 0.2 for i in range(3)], [1] * 3, color=VERMILLION, width=0.2, label="gradient")
    shares = [right.text(i - 0.2, 0, "", ha="center", va="bottom", fontsize=9) for i in range(3)]
    right.legend(loc="upper right", ncols=2, fontsize=9)
    formula = left.text(-0.4, -8.5, "", fontsize=9, color=GREY)
    title = right.set_title("loss 10.000")

    def update(data: Prediction) -> None:
        for i in range(3):
            logits[i].set_height(float(np.clip(data.logits[i], -11.5, 11.5)))
            numbers[i].set_position((i, max(0.0, min(float(data.logits[i]), 10.5))))
            numbers[i].set_text(f"{data.logits[i]:.4g}")
            finite = bool(np.isfinite(data.p[i]))
            bars[i].set_height(data.p[i] if finite else 0)
            pulls[i].set_height(float(np.clip(data.grad[i], -1, 1)) if finite else 0)
            shares[i].set_position((i - 0.2, float(data.p[i]) if finite else 0.0))
            shares[i].set_text(f"{data.p[i]:.2f}" if finite else "NaN")
            bars[i].set_edgecolor(BLACK if i == data.label else BLUE)
            bars[i].set_linewidth(2 if i == data.label else 0)
        formula.set_text(_FORMULAS[data.naive])
        left_title.set_text("logits" if np.abs(data.logits).max() <= 11.5 else "logits (bars cut off)")
        title.set_text(f"loss {data.loss:.3f}" if np.isfinite(data.loss) else "the loss is not a number")

    return update


def describe(data: Prediction, templates: Mapping[str, str]) -> str:
    if not np.isfinite(data.p).all():
        return templates["broken"].format(largest=f"{data.logits.max():.4g}")
    return templates["fine"].format(
        p=", ".join(f"{p:.2f}" for p in data.p),
        label=CLASSES[data.label],
        loss=f"{data.loss:.3f}",
        grad=", ".join(f"{g:+.2f}" for g in data.grad),
    )


explorer = FigureExplorer(
    controls={
        "z1": Slider(-5.0, 5.0, 0.5, 2.0),
        "z2": Slider(-5.0, 5.0, 0.5, 0.5),
        "z3": Slider(-5.0, 5.0, 0.5, -1.0),
        "shift": Slider(-5.0, 1000.0, 5.0, 0.0),
        "temperature": Slider(0.25, 4.0, 0.25, 1.0),
        "label": Choice(CLASSES, "2"),
        "naive": Toggle(False),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.0, 3.6),
)
