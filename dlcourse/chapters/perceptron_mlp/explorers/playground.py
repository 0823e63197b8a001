"""E5.2 A playground of decisions: a network one can build, watch while it trains, and look into."""

import re
from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import Any

import numpy as np

from dlcourse.chapters.perceptron_mlp.explorers._playground_picture import playground_scene
from dlcourse.chapters.perceptron_mlp.explorers._training import (
    DATA,
    GRID,
    Decision,
    run,
    squares,
)
from dlcourse.experiments.classifier import ACTIVATIONS, VARIANCES, Settings, parameters
from dlcourse.experiments.spirals import FEATURES, STEPS, config_of, features_of, rate_of
from dlcourse.exploring import Choice, Entry, Explorer, InputError, Numbers, Play, Slider, State, Words

WIDEST, DEEPEST = 14, 4
MOST_WEIGHTS = len(FEATURES) * WIDEST + (DEEPEST - 1) * WIDEST**2 + WIDEST


def compute(
    data: str,
    features: str,
    hidden: tuple[tuple[int, ...], ...],
    activation: str,
    init: str,
    rate: float,
    l2: float,
    noise: float,
    points: int,
    seed: int,
    step: int,
    look: int,
    edge: int,
    change: float,
) -> Decision:
    names, sizes = named(features), layers_of(hidden)
    training = run(
        data, names, Settings(sizes, activation, init, rate_of(rate), l2, STEPS), noise, points, seed
    )
    network = training.network(step)
    if edge:
        network.vector[place_of(edge, (len(names), *sizes, 1))] += change
    layers = network.layers()
    entering = network.hidden(features_of(GRID, names))
    sums = [squares(h @ w + b) for h, (w, b) in zip(entering, layers, strict=True)]
    return Decision(
        features=names,
        train=training.train,
        val=training.val,
        layers=layers,
        sums=sums[:-1],
        maps=[squares(h) for h in entering[1:]],
        logits=sums[-1][0],
        losses=training.losses(step),
        accuracies=training.accuracies(network),
        parameters=parameters(len(names), sizes),
    )


def named(features: str) -> tuple[str, ...]:
    """The features that were typed."""
    names = _words(features)
    for name in names:
        if name not in FEATURES:
            raise InputError("features", "unknown", found=name, known=", ".join(FEATURES))
    if not names:
        raise InputError("features", "no_features")
    return tuple(names)


def _words(features: str) -> dict[str, None]:
    return dict.fromkeys(name for name in re.split(r"[,;\s]+", features) if name)


def layers_of(hidden: tuple[tuple[int, ...], ...]) -> tuple[int, ...]:
    """The sizes of the hidden layers; a 0 is no layer."""
    return tuple(size for size in hidden[0] if size)


def place_of(edge: int, sizes: tuple[int, ...]) -> int:
    """Where the weight with this number, counted from 1, stands in the vector: biases stand between."""
    starts = [0, *accumulate(m * n for m, n in pairwise(sizes))]
    layer = int(np.searchsorted(starts, edge, side="left")) - 1
    return edge - 1 + sum(sizes[1 : layer + 1])


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    sizes = layers_of(state.hidden)
    weights = sum(m * n for m, n in pairwise([len(_words(state.features)) or 1, *sizes, 1]))
    return {"look": (0, sum(sizes)), "edge": (0, weights)}


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    if moved in ("hidden", "features"):
        sizes = layers_of(state.hidden)
        hidden = (sizes + (0,) * (DEEPEST - len(sizes)),)
        return {"hidden": hidden, "look": 0, "edge": 0, "change": 0.0}
    if moved == "edge":
        return {"change": 0.0}
    return {"points": 200} if moved == "data" and state.data == "spirals" else {}


def disabled(state: State) -> Mapping[str, str]:
    found = {} if layers_of(state.hidden) else dict.fromkeys(("activation", "look"), "no_units")
    found |= {} if state.step else dict.fromkeys(("rate", "l2"), "untrained")
    return found if state.edge else {**found, "change": "no_edge"}


def seen(state: State, data: Decision) -> bool:
    sizes = layers_of(state.hidden)
    plain = state.data == "circle" and data.features == ("x1", "x2")
    return plain and len(sizes) == 1 and sizes[0] >= 3 and data.accuracies[0] > 0.95


def describe(state: State, data: Decision, words: Words) -> str:
    sizes = ", ".join(map(str, layers_of(state.hidden)))
    train, val = (f"{share:.0%}" for share in data.accuracies)
    said = {"step": state.step, "parameters": data.parameters, "train": train, "val": val}
    return words("hidden" if sizes else "none", sizes=sizes, activation=state.activation, **said)


def draw(state: State, data: Decision, words: Words) -> Any:
    config = config_of(vars(state)) if state.data == "spirals" else None
    return playground_scene(state, data, words, config)


explorer = Explorer(
    controls={
        "play": Play(("step",), per_second=12),
        "step": Slider(0, STEPS, 5, 150),
        "data": Choice(tuple(DATA), "circle"),
        "features": Entry("x1, x2", 60),
        "hidden": Numbers(0, WIDEST, 1, ((2, 0, 0, 0),)),
        "activation": Choice(tuple(ACTIVATIONS), "tanh"),
        "rate": Slider(-3.0, 0.0, 0.25, -1.0),
        "l2": Slider(0.0, 0.1, 0.01, 0.0),
        "noise": Slider(0.0, 1.0, 0.1, 0.2),
        "points": Slider(20, 200, 20, 60),
        "init": Choice(tuple(VARIANCES), "xavier"),
        "seed": Slider(0, 2, 1, 0),
        "look": Slider(0, WIDEST * DEEPEST, 1, 0),
        "edge": Slider(0, MOST_WEIGHTS, 1, 0),
        "change": Slider(-5.0, 5.0, 0.1, 0.0),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    limits=limits,
    follow=follow,
    disabled=disabled,
    seen=seen,
)
