"""E4.2 How large the gradient still is when it arrives at each layer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from dlcourse.chapters.activations.explorers import _functions
from dlcourse.chapters.activations.explorers._powers import power, scientific
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import (
    Axis,
    Bars,
    Boxes,
    Mark,
    Panel,
    Paragraph,
    Pick,
    Rule,
    Scene,
    Text,
    ground,
    number,
)

DEEPEST = 40
WIDTH = 64
SAMPLES = 32
SPREADS = {"xavier": (1 / WIDTH) ** 0.5, "he": (2 / WIDTH) ** 0.5, "naive": 1.0}
"""Standard deviation of the weights of a layer with WIDTH inputs and outputs."""

HEALTHY = 1e3
"""A gradient within this factor of the one that enters at the output is drawn as healthy."""

_SMALLEST = 1e-32  # keeps the logarithm finite should a gradient be exactly zero
_REACHES = (2, 4, 8, 16, 32)
_BINS = np.linspace(-0.15, 1.15, 27)


@dataclass(frozen=True)
class Gradients:
    """What a gradient of size 1 becomes on its way back.

    Attributes:
        norms: mean absolute gradient with respect to the pre-activations of each layer, first layer first.
        slopes: of all units in the layer looked at, for all samples.
    """

    norms: np.ndarray
    slopes: np.ndarray


@dataclass(frozen=True)
class _Network:
    """The deepest network; shallower ones are its beginning."""

    weights: list[np.ndarray]
    caches: list[Any]
    generators: list[Mapping[str, Any]]


def compute(
    depth: int, activation: str, init: str, layer: int = 1, weights: Callable[..., Any] | None = None
) -> Gradients:
    network = _forward(activation, init, weights)
    rng = np.random.default_rng(0)
    rng.bit_generator.state = network.generators[depth - 1]
    dh, norms = rng.normal(size=(SAMPLES, WIDTH)), []
    for w, cache in zip(reversed(network.weights[:depth]), reversed(network.caches[:depth]), strict=True):
        dz = _functions.backward(activation, dh, cache)
        norms.append(np.abs(dz).mean())
        dh = dz @ w.T
    cache = network.caches[min(layer, depth) - 1]
    slopes = _functions.backward(activation, np.ones((SAMPLES, WIDTH)), cache)
    return Gradients(np.array(norms[::-1]), slopes.ravel())


@lru_cache(24)
def _forward(activation: str, init: str, own: Callable[..., Any] | None) -> _Network:
    rng = np.random.default_rng(0)
    h = rng.normal(size=(SAMPLES, WIDTH))
    drawn = None if own is None or init == "naive" else own([WIDTH] * (DEEPEST + 1), init, rng)
    network = _Network([], [], [])
    for i in range(DEEPEST):
        w = rng.normal(0, SPREADS[init], (WIDTH, WIDTH)) if drawn is None else np.asarray(drawn[i], float)
        h, cache = _functions.forward(activation, h @ w)
        network.weights.append(w)
        network.caches.append(cache)
        network.generators.append(rng.bit_generator.state)
    return network


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    return {"layer": (1, state.depth)}


def draw(state: State, data: Gradients, words: Words) -> Scene:
    return Scene(
        [
            [_bars(state, data, words), _slopes(state, data, words)],
            [Paragraph(_factor(state.layer, data, words), "second")],
        ]
    )


def _bars(state: State, data: Gradients, words: Words) -> Panel:
    """One bar for each layer, on an axis of powers of ten that is as long as it has to be."""
    decades = np.log10(np.maximum(data.norms, _SMALLEST))
    reach = next((each for each in _REACHES if each >= np.abs(decades).max()), _REACHES[-1])
    healthy, layers = np.log10(HEALTHY), np.arange(1, state.depth + 1)
    band = min(healthy, reach)
    picks = [Pick(layer=i) for i in layers.tolist()]
    tips = [_factor(i, data, words) for i in layers.tolist()]
    marks: list[Mark] = [
        Boxes(0.3, -band, state.depth + 0.4, 2 * band, fill="faint", opacity=0.5),
        Boxes(state.layer - 0.5, -reach, 1, 2 * reach, fill="second", opacity=0.15),
        Rule(y=0),
        Bars(layers, decades, colour=[_colour(each) for each in decades], least=4, tips=tips, acts=picks),
        ground(layers - 0.5, [-reach] * state.depth, 1, 2 * reach, tips=tips, acts=picks),
    ]
    if reach > healthy:
        places, named = [0.93 * reach, -0.93 * reach], [words("explodes_above"), words("vanishes_below")]
        marks.append(Text([state.depth + 0.5] * 2, places, named, "muted", anchor="end", halo=True))
    every = max(1, reach // 4)
    ticks = range(-reach, reach + 1, every)
    y = Axis(-reach, reach, words("mean"), ticks=ticks, labels=[power(tick) for tick in ticks], grid=True)
    shown = [1, *range(5, state.depth + 1, 5)] if state.depth > 8 else layers.tolist()
    x = Axis(0.3, state.depth + 0.7, words("layer"), ticks=shown)
    title = words("title", activation=state.activation, first=scientific(data.norms[0]))
    return Panel(marks, x, y, title, width=1.7, least=330)


def _colour(decades: float) -> str:
    if abs(decades) <= np.log10(HEALTHY):
        return "first"
    return "second" if decades < 0 else "fourth"


def _slopes(state: State, data: Gradients, words: Words) -> Panel:
    """How the slopes of the layer looked at are spread: the gradient is multiplied by them."""
    counts = np.histogram(data.slopes, _BINS)[0] / len(data.slopes)
    middles = (_BINS[:-1] + _BINS[1:]) / 2
    tips = [
        words("share", share=f"{count:.0%}", slope=number(middle, 2))
        for middle, count in zip(middles, counts, strict=True)
    ]
    mean = float(data.slopes.mean())
    bars = Bars(middles, counts, width=_BINS[1] - _BINS[0], colour="third", tips=tips)
    marks: list[Mark] = [bars, Rule(x=mean, colour="ink", width=2)]
    title = words("slopes", layer=state.layer, mean=number(mean, 2))
    y = Axis(0, 1, ticks=(0, 0.5, 1), labels=("0%", "50%", "100%"))
    return Panel(marks, Axis(_BINS[0], _BINS[-1], words("slope")), y, title, least=220)


def _factor(layer: int, data: Gradients, words: Words) -> str:
    here = scientific(data.norms[layer - 1])
    if layer == len(data.norms):
        return words("enters", layer=layer, here=here)
    factor = data.norms[layer - 1] / data.norms[layer]
    return words("factor", layer=layer, here=here, factor=number(factor, 2), after=layer + 1)


def describe(state: State, data: Gradients, words: Words) -> str:
    first = data.norms[0]
    fate = "vanishes" if first < 1 / HEALTHY else "explodes" if first > HEALTHY else "arrives"
    said = {"activation": state.activation, "init": state.init, "last": scientific(data.norms[-1])}
    sentence = words(fate, depth=state.depth, first=scientific(first), **said)
    return f"{sentence} {_factor(state.layer, data, words)}"


explorer = Explorer(
    controls={
        "depth": Slider(1, DEEPEST, 1, 10),
        "play": Play(("depth",)),
        "activation": Choice(_functions.NAMES, "sigmoid"),
        "init": Choice(tuple(SPREADS), "xavier"),
        "layer": Slider(1, DEEPEST, 1, 1),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"weights": "a function (sizes, scheme, rng), such as init_weights of exercise 4.4"},
    limits=limits,
    seen=lambda state, data: (state.activation, state.init) == ("sigmoid", "xavier") and state.depth >= 20,
)
