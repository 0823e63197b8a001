"""E10.1 The cell state as a conveyor belt, and the gates along it."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dlcourse.chapters.rnn_lstm.explorers._belt import draw
from dlcourse.chapters.rnn_lstm.results.train_first_number import NAMES, READOUT, RESULT, STEPS, encode
from dlcourse.exploring import Choice, FigureExplorer, Slider
from dlcourse.numpy.lstm import lstm_step

LATER_NUMBERS = (-0.5, 0.3, 0.9, -0.8, 0.1, -0.2, 0.6)
"""What the trained network reads after the first number, which is the student's choice."""

_LATER = {  # f, i, o, g of every step after the first, which writes the first number
    "remember": (1.0, 0.0, 1.0, -0.5),
    "forget": (0.5, 0.0, 1.0, -0.5),
    "overwrite": (0.0, 1.0, 1.0, -0.5),
}


@dataclass(frozen=True)
class Belt:
    """What happens along the belt.

    Attributes:
        preset: where the gates come from.
        gates: f, i, o and g at every step (4, 8).
        c: cell state before the first step and after each one (9,).
        h: what is shown of it after each step (8,).
        changed: the step that follows the sliders, counted from 1; 0: none.
        first: the number at the beginning.
        answer: what the trained network says the first number was; None for the other presets.
    """

    preset: str
    gates: np.ndarray
    c: np.ndarray
    h: np.ndarray
    changed: int
    first: float
    answer: float | None = None

    @property
    def kept(self) -> float:
        """Share of the cell state of step 1 that is still there after step 8."""
        return float(self.gates[0, 1:].prod())

    @property
    def half_life(self) -> float:
        """Steps until half of it is gone, if every step kept as much as these do on (geometric) average."""
        return half_life(self.kept ** (1 / (STEPS - 1)))


def half_life(f: float) -> float:
    """Steps after which a memory that keeps the share f at each step has lost half of itself."""
    if f <= 0:
        return 0.0
    return float(np.log(0.5) / np.log(f)) if f < 1 else float("inf")


def compute(preset: str, step: int, f: float, i: float, o: float, g: float, first: float) -> Belt:
    chosen = np.array([f, i, o, g])
    if preset == "learned":
        return _learned(step, chosen, first)
    gates = np.tile(chosen[:, None], STEPS)
    if preset != "sliders":
        gates = np.column_stack([(0.0, 1.0, 1.0, first), *[_LATER[preset]] * (STEPS - 1)])
    if step:
        gates[:, step - 1] = chosen
    c, h = [first if preset == "sliders" else 0.0], []
    for keep, write, show, candidate in gates.T:
        c.append(keep * c[-1] + write * candidate)
        h.append(show * np.tanh(c[-1]))
    return Belt(preset, gates, np.array(c), np.array(h), step, first)


@functools.cache
def weights() -> tuple[np.ndarray, ...]:
    """The trained network; see ``results/train_first_number.py``."""
    with np.load(RESULT) as stored:
        return tuple(stored[name] for name in NAMES)


def _learned(step: int, chosen: np.ndarray, first: float) -> Belt:
    """Run the trained network; at the chosen step the sliders take over."""
    h, c = np.zeros((1, 1)), np.zeros((1, 1))
    gates, cells, shown = [], [0.0], []
    for t, x in enumerate(encode(np.array([[first, *LATER_NUMBERS]])), 1):
        before = c
        (h, c), inner = lstm_step(x, h, c, *weights())
        here = np.array([inner.f, inner.i, inner.o, inner.g])[:, 0, 0]
        if t == step:
            here = chosen
            c = here[0] * before + here[1] * here[3]
            h = here[2] * np.tanh(c)
        gates.append(here)
        cells.append(c[0, 0])
        shown.append(h[0, 0])
    answer = float((h @ READOUT)[0, 0])
    return Belt("learned", np.column_stack(gates), np.array(cells), np.array(shown), step, first, answer)


def describe(data: Belt, templates: Mapping[str, str]) -> str:
    half = data.half_life
    life = templates["steps"].format(number=f"{half:.1f}")
    if half > 1000:
        life = templates["endless"]
    elif half < 1:
        life = templates["none"]
    words = {
        "preset": data.preset,
        "start": _plain(data.c[0]),
        "end": _plain(data.c[-1]),
        "shown": _plain(data.h[-1]),
        "kept": f"{data.kept:.0%}",
        "half": life,
    }
    if data.answer is None:
        sentence = templates["belt"].format(**words)
    else:
        first, answer = _plain(data.first), _plain(data.answer)
        sentence = templates["learned"].format(**words, first=first, answer=answer)
    return sentence + (" " + templates["changed"].format(step=data.changed) if data.changed else "")


def _plain(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}"  # adding zero turns -0.0 into 0.0


explorer = FigureExplorer(
    controls={
        "preset": Choice(("sliders", *_LATER, "learned"), "sliders"),
        "step": Slider(0, STEPS, 1, 0),
        "f": Slider(0.0, 1.0, 0.01, 0.7),
        "i": Slider(0.0, 1.0, 0.05, 0.0),
        "o": Slider(0.0, 1.0, 0.05, 1.0),
        "g": Slider(-1.0, 1.0, 0.1, 0.5),
        "first": Slider(-1.0, 1.0, 0.1, 1.0),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.5, 5.2),
)
