"""E17.3 Six pictures and six captions on a circle: what the contrastive loss pulls and pushes."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from dlcourse.exploring import Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import (
    Arrows,
    Axis,
    Cells,
    Frame,
    Line,
    Panel,
    Paragraph,
    Pick,
    Points,
    Scene,
    fixed,
)
from dlcourse.numpy.activations import softmax

PAIRS, STEPS, RATE = 6, 60, 0.6


@dataclass(frozen=True)
class Circle:
    """What the picture shows.

    Attributes:
        angles: of pictures and captions, (2, 6).
        cosines: of every picture with every caption (6, 6).
        p: probabilities of the captions for each picture (6, 6).
        push: minus the gradient of the loss with respect to the angles, (2, 6).
        loss: the symmetric contrastive loss.
    """

    angles: np.ndarray
    cosines: np.ndarray
    p: np.ndarray
    push: np.ndarray
    loss: float


def looked_at(angles: np.ndarray, temperature: float) -> Circle:
    """Loss and pushes of these angles."""
    apart = angles[0][:, None] - angles[1]
    cosines = np.cos(apart)
    (rows, _), (columns, _) = (softmax(cosines / temperature, axis=axis) for axis in (1, 0))
    loss = -(np.log(np.diag(rows)).mean() + np.log(np.diag(columns)).mean()) / 2
    to_scores = (rows + columns - 2 * np.eye(PAIRS)) / (2 * PAIRS)
    to_apart = -to_scores * np.sin(apart) / temperature
    push = np.stack([-to_apart.sum(axis=1), to_apart.sum(axis=0)])
    return Circle(angles, cosines, rows, push, float(loss))


@lru_cache(maxsize=100)
def _trained(temperature: float, seed: int) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(seed)
    images = np.arange(PAIRS) * 2 * np.pi / PAIRS + rng.uniform(-0.4, 0.4, PAIRS)
    path = [np.stack([images, images + rng.normal(1.2, 0.8, PAIRS)])]
    for _ in range(STEPS):
        step = RATE * looked_at(path[-1], temperature).push
        path.append(path[-1] + step.clip(-0.15, 0.15))
    return tuple(path)


def compute(steps: int, temperature: float, seed: int, pair: int) -> Circle:
    return looked_at(_trained(temperature, seed)[steps], temperature)


def draw(state: State, data: Circle, words: Words) -> Scene:
    names = words("words").split()
    return Scene(
        [
            [_circle(state, data, words, names), _table(state, data, words, names)],
            [Paragraph(_row(state, data, words, names), "second")],
        ]
    )


def _circle(state: State, data: Circle, words: Words, names: list[str]) -> Panel:
    turn = np.linspace(0, 2 * np.pi, 121)
    x, y = np.cos(data.angles), np.sin(data.angles)
    length = 0.45 * data.push / max(np.abs(data.push).max(), 0.02)
    dx, dy = -y * length, x * length
    pair = state.pair - 1
    marks: list[Any] = [
        Line(np.cos(turn), np.sin(turn), "faint"),
        Line([x[0, pair], x[1, pair]], [y[0, pair], y[1, pair]], "third", 2, dashed=True),
        Arrows(x.ravel(), y.ravel(), dx.ravel(), dy.ravel(), "ink", 1.5, name=words("push")),
    ]
    for side, (kind, one, colour, shape) in enumerate(
        (("images", "image", "first", "circle"), ("texts", "text", "second", "square"))
    ):
        tips = [words(one, word=name) for name in names]
        acts = [Pick(pair=n + 1) for n in range(PAIRS)]
        marks.append(Points(x[side], y[side], colour, 12, shape, name=words(kind), tips=tips, acts=acts))
    axes = Axis(-1.5, 1.5, ticks=(), line=False), Axis(-1.5, 1.5, ticks=(), line=False)
    return Panel(marks, *axes, words("circle", loss=fixed(data.loss, 2)), height=290, square=True)


def _table(state: State, data: Circle, words: Words, names: list[str]) -> Panel:
    texts = [[f"{p:.0%}" for p in row] for row in data.p]
    tips = [
        [
            words("cell", image=a, text=b, cosine=fixed(data.cosines[i, j], 2), p=f"{data.p[i, j]:.1%}")
            for j, b in enumerate(names)
        ]
        for i, a in enumerate(names)
    ]
    acts = [[Pick(pair=i + 1)] * PAIRS for i in range(PAIRS)]
    frames = [Frame(state.pair - 1, 0, 1, PAIRS)]
    cells = Cells(data.p, texts, "first", (0, 1), frames=frames, tips=tips, acts=acts)
    middles, labels = tuple(n + 0.5 for n in range(PAIRS)), tuple(names)
    x = Axis(0, PAIRS, ticks=middles, labels=labels, line=False, grid=False)
    y = Axis(PAIRS, 0, ticks=middles, labels=labels, line=False, grid=False)
    return Panel([cells], x, y, words("table"), height=250, least=300)


def _row(state: State, data: Circle, words: Words, names: list[str]) -> str:
    pair = state.pair - 1
    others = np.where(np.arange(PAIRS) == pair, 0, data.p[pair])
    strongest = int(others.argmax())
    return words(
        "row",
        word=names[pair],
        own=f"{data.p[pair, pair]:.0%}",
        other=names[strongest],
        p=f"{others[strongest]:.0%}",
    )


def describe(state: State, data: Circle, words: Words) -> str:
    right = int((data.p.argmax(axis=1) == np.arange(PAIRS)).sum())
    return words("said", steps=state.steps, loss=fixed(data.loss, 2), right=right)


explorer = Explorer(
    controls={
        "steps": Slider(0, STEPS, 1, 0),
        "play": Play(("steps",), per_second=8),
        "temperature": Slider(0.05, 1.0, 0.05, 0.3),
        "pair": Slider(1, PAIRS, 1, 1),
        "seed": Slider(1, 8, 1, 1),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    about=("temperature",),
)
