"""E9.2 Depth with and without shortcuts: gradients before training, and recorded trainings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from dlcourse.chapters.classic_cnns.explorers._stack import STARTS, gradients, stack
from dlcourse.chapters.classic_cnns.results.train_depths import BLOCKS, RESULT
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Toggle, Words
from dlcourse.exploring.scene import Axis, Handle, Line, Mark, Panel, Paragraph, Points, Rule, Scene, fixed

MOST, T_OF_THREE = 28, 4.303
KINDS = (("plain", False, "second"), ("shortcut", True, "first"))
_LOWEST, _HIGHEST = 1e-24, 1e5


@dataclass(frozen=True)
class Depth:
    """What the picture shows; pairs are (plain, with shortcuts).

    Attributes:
        sizes: of the gradient at the input of every block.
        agreements: of the gradients of neighbouring samples.
        layers: of the recorded network that is nearest in depth.
        losses: recorded, three seeds each, shape (3, steps).
        accuracies: recorded, three seeds each.
        own: sizes by the student's function, or None.
    """

    sizes: tuple[np.ndarray, np.ndarray]
    agreements: tuple[np.ndarray, np.ndarray]
    layers: int
    losses: tuple[np.ndarray, np.ndarray]
    accuracies: tuple[np.ndarray, np.ndarray]
    own: tuple[np.ndarray, np.ndarray] | None


def compute(
    blocks: int,
    at: int,
    start: str,
    normalised: bool,
    seed: int,
    gradients: Callable[..., Any] | None = None,
) -> Depth:
    plain, residual = (_gradients(blocks, start, seed, shortcut, normalised) for shortcut in (False, True))
    place = int(np.argmin([abs(np.log(blocks / recorded)) for recorded in BLOCKS]))
    losses, accuracies = _recorded()
    return Depth(
        sizes=(plain[0], residual[0]),
        agreements=(plain[1], residual[1]),
        layers=2 * BLOCKS[place] + 2,
        losses=(losses[place, 0], losses[place, 1]),
        accuracies=(accuracies[place, 0], accuracies[place, 1]),
        own=None if gradients is None or normalised else _own(gradients, blocks, start, seed),
    )


_gradients = gradients


def _own(function: Callable[..., Any], blocks: int, start: str, seed: int) -> tuple[np.ndarray, np.ndarray]:
    drawn, found = stack(blocks, start, seed), []
    for shortcut in (False, True):
        sizes = np.asarray(function(drawn.x.copy(), list(drawn.weights), drawn.dout.copy(), shortcut), float)
        if sizes.shape != (blocks,):
            raise ValueError(f"gradients should return {blocks} numbers, got the shape {sizes.shape}")
        found.append(sizes)
    return found[0], found[1]


@cache
def _recorded() -> tuple[np.ndarray, np.ndarray]:
    """Losses (depths, 2, seeds, steps), each the mean of five steps, and accuracies (depths, 2, seeds)."""
    with np.load(RESULT) as stored:
        losses = stored["losses"]
        smooth = np.apply_along_axis(lambda row: np.convolve(row, np.ones(5) / 5, "valid"), -1, losses)
        return smooth, stored["accuracies"]


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    return {"at": (1, state.blocks)}


def draw(state: State, data: Depth, words: Words) -> Scene:
    sizes = [np.clip(each, _LOWEST, _HIGHEST) for each in data.sizes]
    own = [np.clip(each, _LOWEST, _HIGHEST) for each in data.own or ()]
    y = Axis(_LOWEST / 10, _HIGHEST * 10, log=True, ticks=(1e-24, 1e-18, 1e-12, 1e-6, 1))
    rows = [
        _by_block(state, sizes, own, y, words("sizes"), words),
        _by_block(
            state, list(data.agreements), [], Axis(-0.3, 1.1, ticks=(0, 0.5, 1)), words("agreements"), words
        ),
        _training(data, words),
    ]
    return Scene([rows, [Paragraph(_verdict(state, data, words), "ink")]])


def _by_block(
    state: State, pair: list[np.ndarray], own: list[np.ndarray], y: Axis, title: str, words: Words
) -> Panel:
    blocks = np.arange(1, state.blocks + 1)
    handle = Handle(x="at")
    marks: list[Mark] = [Rule(x=state.at, colour="muted", acts=handle)]
    for (name, _, colour), values in zip(KINDS, pair, strict=True):
        tips = [
            words("tip", block=b, kind=words(name), value=f"{v:.3g}")
            for b, v in zip(blocks, values, strict=True)
        ]
        marks.append(Line(blocks, values, colour, width=2, name=words(name)))
        marks.append(Points(blocks, values, colour, 5, tips=tips))
        marks.append(Points([state.at], [values[state.at - 1]], colour, 11, acts=handle, tips=words("drag")))
    for (_, _, colour), values in zip(KINDS, own, strict=False):
        marks.append(Points(blocks, values, colour, 11, "diamond", hollow=True, name=words("yours")))
    return Panel(
        marks,
        Axis(0.5, MOST + 0.5, words("block"), ticks=(1, 7, 14, 21, 28)),
        y,
        title,
        height=230,
        least=250,
    )


def _training(data: Depth, words: Words) -> Panel:
    marks: list[Mark] = [Rule(y=np.log(10), dashed=True)]
    for (name, _, colour), losses in zip(KINDS, data.losses, strict=True):
        steps = np.arange(losses.shape[1]) + 3
        for seed, curve in enumerate(losses):
            marks.append(
                Line(steps, np.minimum(curve, 3), colour, width=1.5, name=words(name) if seed == 0 else "")
            )
    title = words("training", layers=data.layers)
    return Panel(
        marks, Axis(0, 100, words("step")), Axis(0, 3, ticks=(0, 1, 2, 3)), title, height=230, least=250
    )


def interval(values: np.ndarray) -> str:
    """Mean and half the width of the 95 % interval, in percent."""
    half = T_OF_THREE * values.std(ddof=1) / len(values) ** 0.5
    return f"{100 * values.mean():.0f} ± {100 * half:.0f} %"


def _verdict(state: State, data: Depth, words: Words) -> str:
    plain, residual = (each[state.at - 1] for each in data.sizes)
    return words(
        "verdict",
        at=state.at,
        plain=f"{plain:.2g}",
        residual=f"{residual:.2g}",
        layers=data.layers,
        plain_right=interval(data.accuracies[0]),
        residual_right=interval(data.accuracies[1]),
    )


def describe(state: State, data: Depth, words: Words) -> str:
    return words(
        "said",
        blocks=state.blocks,
        start=words(state.start),
        plain=f"{data.sizes[0][0]:.2g}",
        residual=f"{data.sizes[1][0]:.2g}",
        plain_agrees=fixed(data.agreements[0][0]),
        residual_agrees=fixed(data.agreements[1][0]),
        layers=data.layers,
        plain_right=interval(data.accuracies[0]),
        residual_right=interval(data.accuracies[1]),
    )


explorer = Explorer(
    controls={
        "blocks": Slider(2, MOST, 1, 9),
        "play": Play(("blocks",), per_second=4),
        "start": Choice(tuple(STARTS), "PyTorch's"),
        "normalised": Toggle(False),
        "at": Slider(1, MOST, 1, 1),
        "seed": Slider(1, 5, 1, 1),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    limits=limits,
    about=("blocks",),
    own={"gradients": "a function (x, weights, dout, shortcut) that returns the size for every block"},
)
