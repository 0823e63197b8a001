"""E3.2 Three logits become probabilities, and the loss pulls on them."""

from dataclasses import dataclass

import numpy as np

from dlcourse.exploring import Choice, Explorer, Slider, State, Toggle, Words
from dlcourse.exploring.scene import (
    Arrows,
    Axis,
    Bars,
    Boxes,
    Cells,
    Handle,
    Mark,
    Panel,
    Paragraph,
    Pick,
    Points,
    Rule,
    Scene,
    fixed,
    ground,
    number,
    plain,
)
from dlcourse.numpy import activations

CLASSES = ("1", "2", "3")
_COLOURS = ("second", "first", "third")
_PLACES = np.arange(3)
_REACHES = (1.15, 2.3, 4.6)


@dataclass(frozen=True)
class Prediction:
    """Logits (after shift and temperature), probabilities, loss and its gradient.

    Attributes:
        exponents: what is put into exp: the logits, less the largest one in the stable formula.
        powers: what comes out.
    """

    logits: np.ndarray
    exponents: np.ndarray
    powers: np.ndarray
    p: np.ndarray
    loss: float
    grad: np.ndarray


def compute(
    z1: float, z2: float, z3: float, shift: float, temperature: float, label: str, naive: bool
) -> Prediction:
    logits = (np.array([z1, z2, z3]) + shift) / temperature
    exponents = logits if naive else logits - logits.max()
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        powers = np.exp(exponents)
        p = powers / powers.sum() if naive else activations.softmax(logits)[0]
        right = CLASSES.index(label)
        loss = float(-np.log(p[right])) if naive else float(np.logaddexp.reduce(logits) - logits[right])
    grad = (p - np.eye(3)[right]) / temperature
    return Prediction(logits, exponents, powers, p, loss, grad)


def draw(state: State, data: Prediction, words: Words) -> Scene:
    fine = bool(np.isfinite(data.p).all())
    title = words("stable" if not state.naive else "naive" if fine else "broken")
    said = Paragraph(title, "ink" if fine else "bad")
    bars = [_logits(state, words), _outcome(state, data, words)]
    return Scene([bars, [[_table(state, data, words), said]]])


def _axis(words: Words) -> Axis:
    names = [words("class", name=name) for name in CLASSES]
    return Axis(-0.6, 2.6, ticks=(0, 1, 2), labels=names, line=False)


def _right(state: State, low: float, high: float, words: Words) -> list[Mark]:
    """A column for each class: the right one is marked, and a click makes another the right one."""
    right = CLASSES.index(state.label)
    picks = [Pick(label=name) for name in CLASSES]
    tips = [words("right_class" if n == right else "make_right", name=CLASSES[n]) for n in range(3)]
    return [
        Boxes(right - 0.48, low, 0.96, high - low, fill="faint", opacity=0.5),
        ground(_PLACES - 0.48, [low] * 3, 0.96, high - low, tips=tips, acts=picks),
    ]


def _logits(state: State, words: Words) -> Panel:
    values = [state.z1, state.z2, state.z3]
    labels = [number(value) for value in values]
    tips = [words("drag", name=f"z{n}", value=label) for n, label in enumerate(labels, 1)]
    bars = Bars(
        _PLACES,
        values,
        width=0.6,
        colour=_COLOURS,
        labels=labels,
        least=10,
        tips=tips,
        acts=[Handle(y=name) for name in ("z1", "z2", "z3")],
    )
    y = Axis(-6.2, 6.2, ticks=(-5, 0, 5), grid=True)
    return Panel([Rule(y=0), bars], _axis(words), y, words("logits"), height=230, least=280)


def _outcome(state: State, data: Prediction, words: Words) -> Panel:
    p, grad = np.nan_to_num(data.p), np.nan_to_num(data.grad)
    reach = next(each for each in _REACHES if each > np.abs(grad).max() + 0.1)
    labels, at, zero = [_written(value) for value in data.p], _PLACES + 0.27, np.zeros(3)
    pulls = _pulls(state, data)
    marks: list[Mark] = [
        *_right(state, -reach, 1.12 * reach, words),
        Rule(y=0),
        Bars(_PLACES - 0.15, p, width=0.4, colour=_COLOURS, labels=labels, tips=_shares(data)),
        Points(at, grad, "bad", 5, tips=pulls),
        Arrows(at, zero, zero, grad, "bad", 3, head=10, name=words("gradient"), tips=pulls),
    ]
    right = number(data.p[CLASSES.index(state.label)])
    fine = np.isfinite(data.loss)
    title = words("loss", p=right, loss=fixed(data.loss, 3)) if fine else words("no_loss")
    y = Axis(-reach, 1.12 * reach, grid=True)
    return Panel(marks, _axis(words), y, title, height=230, least=280)


def _pulls(state: State, data: Prediction) -> list[str]:
    """How the gradient of each logit is computed."""
    divided = f" / {number(state.temperature)}" if state.temperature != 1 else ""
    hot = [int(name == state.label) for name in CLASSES]
    rows = zip(data.p, hot, data.grad, strict=True)
    return [f"({_written(p)} − {y}){divided} = {_written(grad)}" for p, y, grad in rows]


def _written(value: float) -> str:
    return fixed(value) if np.isfinite(value) else "NaN"


def _shares(data: Prediction) -> list[str]:
    total = number(data.powers.sum(), 4)
    pairs = zip(data.powers, data.p, strict=True)
    return [f"{number(power, 4)} / {total} = {_written(p)}" for power, p in pairs]


def _table(state: State, data: Prediction, words: Words) -> Panel:
    """The formula row by row, as it is computed."""
    z = np.array([state.z1, state.z2, state.z3])
    rows = [
        ("z", z),
        (f"+ {number(state.shift, 4)}".replace("+ −", "− "), z + state.shift),
        (f"/ {number(state.temperature)}", data.logits),
        *([] if state.naive else [(words("less"), data.exponents)]),
        ("exp", data.powers),
        (words("share"), data.p),
    ]
    texts = [[name, *(_short(value) for value in values)] for name, values in rows]
    shown = np.zeros((len(rows), 4))
    shown[-1, 1:] = np.nan_to_num(data.p)
    cells = Cells(shown, texts, "first", (0, 1.4))
    return plain([cells], (0, 4), (len(rows), 0), title=words("table"), height=27 * len(rows), least=300)


def _short(value: float) -> str:
    return "NaN" if np.isnan(value) else number(value, 3 if abs(value) < 1 else 5)


def describe(state: State, data: Prediction, words: Words) -> str:
    if not np.isfinite(data.p).all():
        return words("overflow", largest=number(data.logits.max(), 4))
    return words(
        "fine",
        p=", ".join(map(fixed, data.p)),
        label=state.label,
        loss=fixed(data.loss, 3),
        grad=", ".join(fixed(value, sign=True) for value in data.grad),
    )


explorer = Explorer(
    controls={
        "z1": Slider(-5.0, 5.0, 0.5, 2.0),
        "z2": Slider(-5.0, 5.0, 0.5, 0.5),
        "z3": Slider(-5.0, 5.0, 0.5, -1.0),
        "label": Choice(CLASSES, "2"),
        "shift": Slider(-5.0, 1000.0, 5.0, 0.0),
        "temperature": Slider(0.25, 4.0, 0.25, 1.0),
        "naive": Toggle(False),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    about=("shift",),
)
