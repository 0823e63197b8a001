"""E7.2 Learning rate and batch size: what a budget of gradients buys (``results/batch_lab.py``)."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from dlcourse.chapters.training.results.batch_lab import EPOCHS, RATES, RESULT, SAMPLES, SIZES
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import (
    Axis,
    Cells,
    Frame,
    Handle,
    Line,
    Mark,
    Panel,
    Paragraph,
    Pick,
    Points,
    Scene,
    fixed,
    ground,
    number,
    table,
)

LOWEST, HIGHEST = 1e-4, 10.0
GRADIENTS, UPDATES = "gradients", "updates"


@dataclass(frozen=True)
class Lab:
    """What was measured in many trainings.

    Attributes:
        losses: on the training samples, shape (rates, sizes, EPOCHS + 1).
        accuracies: on the test samples, likewise.
        updates: steps of the chosen training so far.
        gradients: samples that went through a backward pass so far.
    """

    losses: np.ndarray
    accuracies: np.ndarray
    updates: int
    gradients: int


@cache
def _curves() -> np.ndarray:
    with np.load(RESULT) as found:
        return np.asarray(found["curves"], float)


def updates_of(size: int, epochs: int) -> int:
    """How many steps some epochs take."""
    return epochs * -(-SAMPLES // size)


def compute(rate: int, size: int, epoch: int, axis: str) -> Lab:
    curves = _curves()
    return Lab(curves[..., 0], curves[..., 1], updates_of(SIZES[size], epoch), epoch * SAMPLES)


def draw(state: State, data: Lab, words: Words) -> Scene:
    loss = data.losses[state.rate, state.size, state.epoch]
    accuracy = data.accuracies[state.rate, state.size, state.epoch]
    said = words(
        "now",
        gradients=f"{data.gradients:,}",
        updates=f"{data.updates:,}",
        loss=number(loss),
        accuracy=f"{accuracy:.1%}",
    )
    return Scene(
        [[_curves_panel(state, data, words), _table(state, data, words)], [Paragraph(said, "second")]]
    )


def _curves_panel(state: State, data: Lab, words: Words) -> Panel:
    by_updates = state.axis == UPDATES
    marks: list[Mark] = []
    if not by_updates:
        scrub = Handle(x="epoch", jump=True)
        marks.append(ground(0, LOWEST, EPOCHS, HIGHEST, acts=scrub))
    for place, size in enumerate(SIZES):
        losses = np.clip(data.losses[state.rate, place], LOWEST, HIGHEST)
        epochs = np.arange(EPOCHS + 1)
        x = np.array([updates_of(size, n) for n in range(EPOCHS + 1)]) if by_updates else epochs
        x = np.maximum(x, 1) if by_updates else x
        chosen = place == state.size
        marks.append(
            Line(
                x,
                losses,
                "second" if chosen else "muted",
                2.5 if chosen else 1,
                name=words("batch", size=size) if chosen else "",
                tips=words("batch", size=size),
                acts=None if chosen else Pick(size=place),
            )
        )
        if chosen:
            marks.append(Points(x[state.epoch], losses[state.epoch], "second", 10))
    if by_updates:
        axis = Axis(1, updates_of(1, EPOCHS), words("updates"), log=True, ticks=(1, 10, 100, 1000, 10_000))
    else:
        labels = ("0", "5,000", "10,000", "15,000", "20,000")
        axis = Axis(0, EPOCHS, words("gradients"), ticks=(0, 5, 10, 15, 20), labels=labels)
    y = Axis(LOWEST, HIGHEST, log=True, grid=True)
    return Panel(marks, axis, y, words("loss", rate=f"{RATES[state.rate]:g}"), height=290, least=300)


def _table(state: State, data: Lab, words: Words) -> Panel:
    accuracies = data.accuracies[:, :, state.epoch].T
    texts = [[f"{100 * each:.0f}" for each in row] for row in accuracies]
    values = np.vstack([np.full(len(RATES), np.nan), accuracies])
    values = np.column_stack([np.full(len(SIZES) + 1, np.nan), values])
    heads = ["", *(f"{rate:g}" for rate in RATES)]
    written = [heads, *([str(size), *row] for size, row in zip(SIZES, texts, strict=True))]
    values[0, :], values[:, 0] = 0.1, 0.1
    acts = [
        [Pick(rate=max(c - 1, 0), size=max(r - 1, 0)) if r and c else None for c in range(len(RATES) + 1)]
        for r in range(len(SIZES) + 1)
    ]
    cells = Cells(
        values,
        written,
        "first",
        (0.1, 1.0),
        frames=[Frame(state.size + 1, state.rate + 1)],
        acts=acts,
        densest=0.5,
        size=12,
    )
    return table(cells, words("accuracies"), cell=40, least=330)


def describe(state: State, data: Lab, words: Words) -> str:
    return words(
        "said",
        rate=f"{RATES[state.rate]:g}",
        size=SIZES[state.size],
        gradients=f"{data.gradients:,}",
        updates=f"{data.updates:,}",
        loss=fixed(data.losses[state.rate, state.size, state.epoch], 3),
        accuracy=f"{data.accuracies[state.rate, state.size, state.epoch]:.1%}",
    )


explorer = Explorer(
    controls={
        "play": Play(("epoch",), per_second=4),
        "rate": Slider(0, len(RATES) - 1, 1, 3),
        "size": Slider(0, len(SIZES) - 1, 1, 3),
        "epoch": Slider(0, EPOCHS, 1, EPOCHS // 2),
        "axis": Choice((GRADIENTS, UPDATES), GRADIENTS),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    about=("size",),
)
