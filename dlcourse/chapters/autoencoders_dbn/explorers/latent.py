"""E12.1 A code of two numbers: the plane of the codes, and what the decoder draws at each of its points."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from dlcourse.chapters.autoencoders_dbn.results.pictures import SIDE, digits
from dlcourse.chapters.autoencoders_dbn.results.train_autoencoders import decode, encode, stored
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import Axis, Handle, Line, Mark, Panel, Points, Scene, fixed, ground, image

KINDS = ("autoencoder", "PCA")
REACH, STEP = 3.0, 0.05
SHOWN, EXAMPLES, WAY = 400, 15, 20
"""Test digits in the plane; examples of each digit to start from; steps from one digit to the other."""


@dataclass(frozen=True)
class Plane:
    """What one way to make codes of two numbers does with the test digits.

    Attributes:
        codes: shape (2000, 2), scaled so that they spread by 1.
        centre: of the codes as they come from the encoder.
        spread: of the same.
        errors: mean squared error per pixel of each digit.
    """

    codes: np.ndarray
    centre: np.ndarray
    spread: np.ndarray
    errors: np.ndarray


@dataclass(frozen=True)
class Latent:
    """What the picture shows: the plane, what is made at the point, a digit and what becomes of it."""

    plane: Plane
    made: np.ndarray
    original: np.ndarray
    rebuilt: np.ndarray
    row: int
    nearest: int
    distance: float


@cache
def _components() -> tuple[np.ndarray, np.ndarray]:
    """Mean and first two principal components (196, 2) of the training digits."""
    x = digits()[0]
    mean = x.mean(axis=0)
    return mean, np.linalg.eigh((x - mean).T @ (x - mean))[1][:, ::-1][:, :2]


def _down(kind: str, x: np.ndarray) -> np.ndarray:
    mean, axes = _components()
    return (x - mean) @ axes if kind == "PCA" else encode(stored(2, "clean"), x)


def _up(kind: str, codes: np.ndarray) -> np.ndarray:
    mean, axes = _components()
    return mean + codes @ axes.T if kind == "PCA" else decode(stored(2, "clean"), codes)


@cache
def plane(kind: str) -> Plane:
    """All test digits, encoded and decoded."""
    x = digits()[2]
    codes = _down(kind, x)
    centre, spread = codes.mean(axis=0), codes.std(axis=0)
    return Plane((codes - centre) / spread, centre, spread, ((_up(kind, codes) - x) ** 2).mean(axis=1))


def _row(digit: int, example: int) -> int:
    return int(np.flatnonzero(digits()[3] == digit)[example - 1])


def compute(kind: str, x: float, y: float, digit: int, example: int, other: int, way: int) -> Latent:
    found, row = plane(kind), _row(digit, example)
    point = np.array([x, y])
    made = _up(kind, (found.centre + point * found.spread)[None])[0]
    code = found.centre + found.codes[row] * found.spread
    distances = np.linalg.norm(found.codes - point, axis=1)
    nearest = int(distances.argmin())
    return Latent(
        found,
        made.reshape(SIDE, SIDE),
        digits()[2][row].reshape(SIDE, SIDE),
        _up(kind, code[None])[0].reshape(SIDE, SIDE),
        row,
        int(digits()[3][nearest]),
        float(distances[nearest]),
    )


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    """The point stands at the digit's code, or on the way from there to the code of the other one."""
    if moved in ("x", "y"):
        return {}
    way = state.way if moved == "way" else 0
    codes = plane(state.kind).codes
    start, end = codes[_row(state.digit, state.example)], codes[_row(state.other, 1)]
    x, y = np.clip(start + way / WAY * (end - start), -REACH, REACH).tolist()
    return {"x": x, "y": y, "way": way}


def draw(state: State, data: Latent, words: Words) -> Scene:
    made = image(data.made, words("made"), reach=(0, 1), height=160, least=150)
    original = image(data.original, words("original", digit=state.digit), reach=(0, 1), height=85, least=110)
    error = f"{data.plane.errors[data.row]:.3f}"
    rebuilt = image(data.rebuilt, words("rebuilt", error=error), reach=(0, 1), height=85, least=110)
    return Scene([[_plane(state, data, words), [made, original, rebuilt]]])


def _plane(state: State, data: Latent, words: Words) -> Panel:
    codes, labels = data.plane.codes[:SHOWN], digits()[3][:SHOWN]
    rest = (labels != state.digit) & (labels != state.other)
    one, two = labels == state.digit, (labels == state.other) & (state.other != state.digit)
    start, end = data.plane.codes[data.row], data.plane.codes[_row(state.other, 1)]
    marks: list[Mark] = [
        ground(-REACH, -REACH, 2 * REACH, 2 * REACH, acts=Handle(x="x", y="y", jump=True)),
        Points(
            codes[rest, 0],
            codes[rest, 1],
            "muted",
            4,
            tips=[words("digit", digit=d) for d in labels[rest].tolist()],
        ),
        Points(codes[one, 0], codes[one, 1], "first", 6, name=words("digit", digit=state.digit)),
        Points(
            codes[two, 0],
            codes[two, 1],
            "second",
            6,
            name=words("digit", digit=state.other) if two.any() else "",
        ),
        Line([start[0], end[0]], [start[1], end[1]], "faint", dashed=True),
        Points([state.x], [state.y], "third", 14, "diamond", name=words("point"), acts=Handle(x="x", y="y")),
    ]
    axes = Axis(-REACH, REACH, words("first")), Axis(-REACH, REACH, words("second"))
    title = words("title", error=f"{data.plane.errors.mean():.3f}")
    return Panel(marks, *axes, title, width=1.3, height=340, square=True, least=260)


def describe(state: State, data: Latent, words: Words) -> str:
    said = {"x": fixed(state.x), "y": fixed(state.y), "nearest": data.nearest}
    errors = {"error": f"{data.plane.errors.mean():.3f}", "kind": state.kind}
    return words("far" if data.distance > 0.3 else "near", **said, **errors)


explorer = Explorer(
    controls={
        "kind": Choice(KINDS, "autoencoder"),
        "digit": Slider(0, 9, 1, 4),
        "example": Slider(1, EXAMPLES, 1, 1),
        "other": Slider(0, 9, 1, 0),
        "way": Slider(0, WAY, 1, 0),
        "play": Play(("way",), per_second=5),
        "x": Slider(-REACH, REACH, STEP, 0.0),
        "y": Slider(-REACH, REACH, STEP, 0.0),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    follow=follow,
    seen=lambda state, data: data.distance > 0.3,
)
