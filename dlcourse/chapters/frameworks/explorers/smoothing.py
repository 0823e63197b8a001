"""E14.3 A TensorBoard reader: a file of records, a curve, and what smoothing makes of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from dlcourse.chapters.frameworks.exercises._frame import frame
from dlcourse.chapters.frameworks.exercises._smooth import smooth as fair_mean
from dlcourse.chapters.frameworks.exercises.event_file import records
from dlcourse.chapters.frameworks.explorers._curve import (
    arithmetic,
    curve_panel,
    record_listing,
    shares_panel,
)
from dlcourse.exploring import Choice, Explorer, Play, Sketch, Slider, State, Toggle, Words
from dlcourse.exploring.scene import Paragraph, Scene, fixed
from dlcourse.frameworks.crc32c import crc32c
from dlcourse.frameworks.events import read_event, scalar_event, version_event

OWN = "own"
CURVES = ("loss", "flat", "accident")
STEPS = 120
TALLEST = 2.8
_WAVES = ((0.0, 0.9), (0.25, 0.2), (0.3, 0.55), (0.6, 0.6), (0.62, 0.1), (1.0, 0.15))


@dataclass(frozen=True)
class Reading:
    """What a reader shows of a file.

    Attributes:
        steps: of the numbers read.
        values: the numbers as written.
        smoothed: what is drawn over them.
        mean: the running mean before any correction.
        memory: weight of the value at the step looked at, of the one before, ... in the smoothed point there.
        at: the step looked at.
        size: bytes of the file so far.
        unfinished: bytes at its end that are no whole record yet.
        record: the bytes that hold the step looked at.
    """

    steps: np.ndarray
    values: np.ndarray
    smoothed: np.ndarray
    mean: np.ndarray
    memory: np.ndarray
    at: int
    size: int
    unfinished: int
    record: bytes


@lru_cache(16)
def _values(curve: str, drawing: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    rng, t = np.random.default_rng(14), np.arange(STEPS)
    noise = rng.normal(0, 0.18, STEPS)
    if curve == "loss":
        values = 0.35 + 2.0 * np.exp(-t / 22) + noise
    elif curve == "flat":
        values = 2.0 + noise
    elif curve == "accident":
        accident = np.where((t >= 70) & (t < 74), 1.6, 0.0)
        values = 0.6 + 1.2 * np.exp(-t / 15) + accident + noise / 2
    else:
        x, y = np.array(sorted(drawing) or [(0.0, 0.0)]).T
        values = TALLEST * np.interp(t / (STEPS - 1), x, y)
    return tuple(values.tolist())


def _record(step: int, value: float) -> bytes:
    return frame(scalar_event("loss", step, value), crc32c)


@lru_cache(16)
def _file(values: tuple[float, ...]) -> bytes:
    return frame(version_event(), crc32c) + b"".join(_record(*pair) for pair in enumerate(values))


@lru_cache(64)
def _read(values: tuple[float, ...], size: int) -> tuple[np.ndarray, np.ndarray, int]:
    messages = records(_file(values)[:size], crc32c)
    scalars = [scalar for message in messages for scalar in read_event(message)]
    read = sum(len(message) + 16 for message in messages)
    return np.array([s.step for s in scalars]), np.array([s.value for s in scalars]), size - read


def compute(
    curve: str,
    written: int,
    step: int,
    weight: float,
    debias: bool,
    drawing: tuple[tuple[float, ...], ...],
    smooth: Callable[..., Any] | None = None,
    values: Sequence[float] | None = None,
) -> Reading:
    own = tuple(map(float, values)) if curve == OWN and values is not None else ()
    given = own or _values(curve, drawing)
    size = max(len(_file(given)) * written // 100, len(_file(given[:1])))
    steps, numbers, unfinished = _read(given, size)
    fair = np.asarray((smooth or fair_mean)(numbers, weight), float).reshape(len(numbers))
    mean = fair * (1 - weight ** np.arange(1, len(numbers) + 1))
    at = min(step, len(numbers) - 1)
    memory = (1 - weight) * weight ** np.arange(at + 1)
    if debias:
        memory = memory / memory.sum()
    smoothed = fair if debias else mean
    record = _record(int(steps[at]), float(numbers[at]))
    return Reading(steps, numbers, smoothed, mean, memory, at, size, unfinished, record)


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    if state.curve == OWN:  # handed in values may be more or fewer
        return {}
    given = _values(state.curve, state.drawing)
    return {"step": (0, len(_read(given, len(_file(given)) * state.written // 100)[0]) - 1)}


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    return {"curve": OWN} if moved == "drawing" else {}


def draw(state: State, data: Reading, words: Words) -> Scene:
    return Scene(
        [
            [curve_panel(state, data, words), shares_panel(state, data, words)],
            [Paragraph(arithmetic(state, data, words), "second", 14)],
            [record_listing(data, words)],
        ],
        gap=26,
    )


def describe(state: State, data: Reading, words: Words) -> str:
    sentence = words(
        "debiased" if state.debias else "plain",
        n=len(data.values),
        weight=fixed(state.weight, 2),
        raw=fixed(data.values[0], 2),
        first=fixed(data.smoothed[0], 2),
        last=fixed(data.smoothed[-1], 2),
    )
    sentence += " " + words("here", arithmetic=arithmetic(state, data, words))
    return f"{sentence} {words('unfinished', bytes=data.unfinished)}" if data.unfinished else sentence


explorer = Explorer(
    controls={
        "curve": Choice((*CURVES, OWN), "loss"),
        "step": Slider(0, STEPS - 1, 1, 20),
        "play": Play(("step",), per_second=6),
        "weight": Slider(0.0, 0.99, 0.03, 0.9),
        "debias": Toggle(False),
        "written": Slider(5, 100, 5, 75),
        "drawing": Sketch(points=True, value=_WAVES),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={
        "smooth": "a function (values, weight) that returns the smoothed values",
        "values": "numbers, shown as the curve of your own",
    },
    limits=limits,
    follow=follow,
    seen=lambda state, data: state.curve == "flat" and not state.debias,
)
