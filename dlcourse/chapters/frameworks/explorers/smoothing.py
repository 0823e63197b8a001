"""E14.3 A TensorBoard reader: a file of records, a curve, and what smoothing makes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.chapters.frameworks.exercises.event_file import frame, records, smooth
from dlcourse.exploring import Choice, FigureExplorer, Slider, Toggle
from dlcourse.exploring.style import BLUE, GREY, SKY_BLUE, VERMILLION
from dlcourse.frameworks.crc32c import crc32c
from dlcourse.frameworks.events import read_event, scalar_event, version_event

if TYPE_CHECKING:
    from matplotlib.figure import Figure

CURVES = ("loss", "flat", "accident")
STEPS = 120


@dataclass(frozen=True)
class Reading:
    """What a reader shows of a file.

    Attributes:
        steps: of the numbers read.
        values: the numbers as written.
        smoothed: what is drawn over them.
        memory: weight of the last, the last but one, ... value in the last point of the smoothed curve.
        size: bytes of the file so far.
        unfinished: bytes at its end that are no whole record yet.
        weight: the smoothing weight.
        debias: whether the start is corrected.
    """

    steps: np.ndarray
    values: np.ndarray
    smoothed: np.ndarray
    memory: np.ndarray
    size: int
    unfinished: int
    weight: float
    debias: bool


def _values(curve: str) -> np.ndarray:
    rng, t = np.random.default_rng(14), np.arange(STEPS)
    noise = rng.normal(0, 0.18, STEPS)
    if curve == "loss":
        return 0.35 + 2.0 * np.exp(-t / 22) + noise
    if curve == "flat":
        return 2.0 + noise
    accident = np.where((t >= 70) & (t < 74), 1.6, 0.0)
    return 0.6 + 1.2 * np.exp(-t / 15) + accident + noise / 2


@cache
def _file(curve: str) -> bytes:
    events = [version_event(), *(scalar_event("loss", s, v) for s, v in enumerate(_values(curve)))]
    return b"".join(frame(event, crc32c) for event in events)


@cache
def _read(curve: str, size: int) -> tuple[np.ndarray, np.ndarray, int]:
    messages = records(_file(curve)[:size], crc32c)
    scalars = [scalar for message in messages for scalar in read_event(message)]
    read = sum(len(message) + 16 for message in messages)
    return np.array([s.step for s in scalars]), np.array([s.value for s in scalars]), size - read


def compute(curve: str, written: int, weight: float, debias: bool) -> Reading:
    size = len(_file(curve)) * written // 100
    steps, values, unfinished = _read(curve, size)
    smoothed = smooth(values, weight)
    memory = (1 - weight) * weight ** np.arange(len(values))
    if debias:
        memory = memory / memory.sum()
    else:
        smoothed = smoothed * (1 - weight ** np.arange(1, len(values) + 1))
    return Reading(steps, values, smoothed, memory, size, unfinished, weight, debias)


def draw(figure: "Figure") -> Callable[[Reading], None]:
    left, right = figure.subplots(1, 2, width_ratios=(2.4, 1))
    left.set(xlim=(-2, STEPS + 1), ylim=(-0.05, 2.9), xlabel="step")
    (raw,) = left.plot([], [], color=SKY_BLUE, linewidth=1, label="as written")
    (curve,) = left.plot([], [], color=VERMILLION, linewidth=2.5, label="smoothed")
    left.legend(loc="upper right", ncols=2)
    file_line = left.set_title("file: 10,000 bytes, 100 numbers (10 bytes are no whole record yet)")
    right.set(xlim=(-0.7, 30), ylim=(0, 1.05), xlabel="steps ago")
    bars = right.bar(np.arange(30), np.zeros(30), color=BLUE)
    total = right.set_title("shares in the last point")
    remark = right.text(29.5, 0.93, "", ha="right", fontsize=9, color=GREY)

    def update(data: Reading) -> None:
        raw.set_data(data.steps, data.values)
        curve.set_data(data.steps, data.smoothed)
        rest = f" ({data.unfinished} bytes are no whole record yet)" if data.unfinished else ""
        file_line.set_text(f"file: {data.size:,} bytes, {len(data.values)} numbers{rest}")
        for age, bar in enumerate(bars):
            bar.set_height(data.memory[age] if age < len(data.memory) else 0)
        total.set_text("shares in the last point")
        remark.set_text(f"sum {data.memory.sum():.2f}" + (", corrected" if data.debias else ", as it comes"))

    return update


def describe(data: Reading, templates: Mapping[str, str]) -> str:
    kind = "debiased" if data.debias else "plain"
    sentence = templates[kind].format(
        n=len(data.values),
        weight=f"{data.weight:.2f}",
        raw=f"{data.values[0]:.2f}",
        first=f"{data.smoothed[0]:.2f}",
        last=f"{data.smoothed[-1]:.2f}",
    )
    return (
        f"{sentence} {templates['unfinished'].format(bytes=data.unfinished)}" if data.unfinished else sentence
    )


explorer = FigureExplorer(
    controls={
        "curve": Choice(CURVES, "loss"),
        "written": Slider(5, 100, 5, 75),
        "weight": Slider(0.0, 0.99, 0.03, 0.9),
        "debias": Toggle(False),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.6, 3.7),
)
