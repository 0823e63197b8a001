"""E12.2 Noise in, digit out: what an autoencoder cannot give back, and how that gives strangers away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from dlcourse.chapters.autoencoders_dbn.results.pictures import SIDE, digits, garments
from dlcourse.chapters.autoencoders_dbn.results.train_autoencoders import CODES, KINDS, decode, encode, stored
from dlcourse.exploring import Choice, Explorer, InputError, Play, Sketch, Slider, State, Words
from dlcourse.exploring.scene import Axis, Bars, Panel, Points, Rule, Scene, image

SOURCES = ("digit", "garment", "drawn")
TRIED, NUMBERS = 300, 40
"""Pictures of each kind in the histogram; pictures to choose from."""

LAST, BINS = 0.16, 32
FALSE_ALARMS = 0.05
Corrupt = Callable[..., np.ndarray]


@dataclass(frozen=True)
class Denoised:
    """What the picture shows.

    Attributes:
        clean, noisy, output: one picture on its way, (14, 14).
        error: its mean squared error per pixel.
        known: errors of digits.
        strange: errors of garments.
        threshold: error that 5 % of the digits exceed.
    """

    clean: np.ndarray
    noisy: np.ndarray
    output: np.ndarray
    error: float
    known: np.ndarray
    strange: np.ndarray
    threshold: float

    @property
    def caught(self) -> float:
        """Share of the garments above the threshold."""
        return float((self.strange > self.threshold).mean())


def _clipped(x: np.ndarray, noise: float, rng: np.random.Generator) -> np.ndarray:
    return np.clip(x + noise * rng.normal(size=x.shape), 0, 1)


def _errors(code: int, kind: str, clean: np.ndarray, noisy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Outputs, and the mean squared error of each."""
    weights = stored(code, kind)
    output = decode(weights, encode(weights, noisy.astype(np.float32)))
    return output, ((output - clean) ** 2).mean(axis=1)


@lru_cache(maxsize=200)
def _tried(code: int, kind: str, noise: float, corrupt: Corrupt) -> tuple[np.ndarray, np.ndarray]:
    both = np.concatenate([digits()[2][-TRIED:], garments()[-TRIED:]])
    errors = _errors(code, kind, both, _damaged(corrupt, both, noise, 1))[1]
    return errors[:TRIED], errors[TRIED:]


def _damaged(corrupt: Corrupt, x: np.ndarray, noise: float, seed: int) -> np.ndarray:
    return np.asarray(corrupt(x.copy(), noise, np.random.default_rng(seed)))


def compute(
    source: str,
    number: int,
    noise: float,
    code: str,
    kind: str,
    drawn: tuple[tuple[float, ...], ...] = (),
    corrupt: Corrupt | None = None,
) -> Denoised:
    clean = _picture(source, number, drawn)
    damage = corrupt or _clipped
    noisy = _damaged(damage, clean, noise, number)
    output, error = _errors(int(code), kind, clean, noisy)
    known, strange = _tried(int(code), kind, noise, damage)
    threshold = float(np.quantile(known, 1 - FALSE_ALARMS))
    square = (SIDE, SIDE)
    pictures = clean.reshape(square), noisy.reshape(square), output.reshape(square)
    return Denoised(*pictures, float(error[0]), known, strange, threshold)


def _picture(source: str, number: int, drawn: tuple[tuple[float, ...], ...]) -> np.ndarray:
    if source == "drawn":
        if not drawn:
            raise InputError("drawn", "nothing_drawn")
        return np.array(drawn, np.float32).reshape(1, -1)
    return (digits()[2] if source == "digit" else garments())[number - 1 : number]


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    return {"source": "drawn"} if moved == "drawn" and state.drawn else {}


def disabled(state: State) -> Mapping[str, str]:
    return {"number": "drawn"} if state.source == "drawn" else {}


def draw(state: State, data: Denoised, words: Words) -> Scene:
    look: dict[str, Any] = {"reach": (0, 1), "height": 190, "least": 140}
    pictures = [
        image(data.clean, words("clean"), **look),
        image(data.noisy.clip(0, 1), words("noisy", noise=f"{state.noise:.2f}"), **look),
        image(data.output, words("output", error=f"{data.error:.3f}"), **look),
    ]
    return Scene([pictures, [_histogram(data, words)]])


def _histogram(data: Denoised, words: Words) -> Panel:
    edges = np.linspace(0, LAST, BINS + 1)
    middles = (edges[1:] + edges[:-1]) / 2
    marks: list[Any] = []
    for errors, colour, name in ((data.known, "first", "digits"), (data.strange, "second", "garments")):
        counts = np.histogram(errors.clip(0, LAST), edges)[0] / len(errors)
        tips = [words("tip", share=f"{c:.0%}", name=words(name)) for c in counts]
        marks.append(
            Bars(middles, counts, width=LAST / BINS, colour=colour, opacity=0.6, name=words(name), tips=tips)
        )
    here = min(data.error, LAST)
    marks += [
        Rule(x=min(data.threshold, LAST), dashed=True, colour="ink"),
        Points([here], [0.015], "third", 13, "diamond", name=words("this"), tips=f"{data.error:.3f}"),
    ]
    title = words("histogram", caught=f"{data.caught:.0%}", threshold=f"{data.threshold:.3f}")
    x = Axis(
        0,
        LAST,
        words("error"),
        ticks=(0, 0.04, 0.08, 0.12, LAST),
        labels=("0", "0.04", "0.08", "0.12", "≥ 0.16"),
    )
    return Panel(marks, x, Axis(0, 0.4, words("share"), ticks=(0, 0.2, 0.4)), title, height=170)


def describe(state: State, data: Denoised, words: Words) -> str:
    alarm = words("alarm" if data.error > data.threshold else "quiet")
    said = words(
        "said",
        noise=f"{state.noise:.2f}",
        code=state.code,
        error=f"{data.error:.3f}",
        known=f"{data.known.mean():.3f}",
        strange=f"{data.strange.mean():.3f}",
        caught=f"{data.caught:.0%}",
    )
    return f"{said} {alarm}"


explorer = Explorer(
    controls={
        "source": Choice(SOURCES, "digit"),
        "number": Slider(1, NUMBERS, 1, 3),
        "noise": Slider(0.0, 0.8, 0.05, 0.0),
        "play": Play(("noise",), per_second=3),
        "code": Choice(tuple(map(str, CODES)), "32"),
        "kind": Choice(KINDS, "clean"),
        "drawn": Sketch(SIDE, SIDE),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"corrupt": "a function (x, noise, rng) that returns noisy images"},
    follow=follow,
    disabled=disabled,
    seen=lambda state, data: state.source == "garment",
)
