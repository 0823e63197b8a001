"""E9.1 What famous networks cost, stage by stage, and a small one to be built."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from dlcourse.chapters.classic_cnns.exercises.costs import (
    LEAST_FIELD,
    LEAST_PARAMETERS,
    MOST_PARAMETERS,
    MOST_PRODUCTS,
    measured,
)
from dlcourse.chapters.classic_cnns.explorers._networks import NETWORKS, Stage, vgg
from dlcourse.exploring import Choice, Explorer, Numbers, State, Toggle, Words
from dlcourse.exploring.scene import Axis, Bars, Mark, Panel, Paragraph, Pick, Points, Scene, Text

OWN = "your own"
MEASURES = ("parameters", "multiplications", "activations")
_SIDES = {"ResNet-50": ("end", -5), "ResNet-18": ("end", -2), "GoogLeNet": ("end", 10)}
"""Where the names of neighbours stand: anchor, and pixels downwards."""


@dataclass(frozen=True)
class Bill:
    """What the picture shows.

    Attributes:
        stages: of the chosen network.
        totals: (parameters, multiplications) of every network, by name.
        blocks: of one's own network, those with at least one convolution.
        field: pixels that a unit of its last convolution sees, each way.
    """

    stages: tuple[Stage, ...]
    totals: dict[str, tuple[int, int]]
    blocks: tuple[tuple[int, int], ...]
    field: int


def compute(network: str, measure: str, own: tuple[tuple[int, int], ...], global_pool: bool) -> Bill:
    blocks = tuple((n, filters) for n, filters in own if n and filters)
    small = vgg(blocks, (1, 28, 28), (10,), global_pool)
    totals = {name: _total(_famous(name)) for name in NETWORKS} | {OWN: _total(small)}
    stages = small if network == OWN else _famous(network)
    return Bill(stages, totals, blocks, measured(blocks)[2] if blocks else 1)


@cache
def _famous(name: str) -> tuple[Stage, ...]:
    return NETWORKS[name][1]()


def _total(stages: tuple[Stage, ...]) -> tuple[int, int]:
    return sum(each.parameters for each in stages), sum(each.multiplications for each in stages)


def short(number: float) -> str:
    """With three digits and a unit: 1234567 -> 1.23 M."""
    for unit, size in ((" G", 1e9), (" M", 1e6), (" k", 1e3)):
        if number >= size:
            return f"{number / size:.3g}{unit}" if number / size < 999.5 else f"{number / size:.0f}{unit}"
    return f"{number:.0f}"


def draw(state: State, data: Bill, words: Words) -> Scene:
    return Scene(
        [
            [_stages(state, data, words), _all(state, data, words)],
            [Paragraph(_verdict(state, data, words), "second")],
        ]
    )


def _stages(state: State, data: Bill, words: Words) -> Panel:
    values = np.array([getattr(stage, state.measure) for stage in data.stages], float)
    places = np.arange(len(values))[::-1]
    share = values / max(values.sum(), 1)
    tips = [
        words(
            "tip",
            stage=stage.name,
            parameters=f"{stage.parameters:,}",
            multiplications=f"{stage.multiplications:,}",
            activations=f"{stage.activations:,}",
        )
        for stage in data.stages
    ]
    labels = [
        f"{short(value)} · {'under 1%' if 0 < part < 0.005 else f'{part:.0%}'}"
        for value, part in zip(values, share, strict=True)
    ]
    colours = ["second" if name.startswith(("dense", "output")) else "first" for name in _names(data)]
    bars = Bars(places, values, width=0.65, colour=colours, labels=labels, sideways=True, tips=tips)
    unit = max(float(values.max(initial=1)), 1.0)
    legend: list[Mark] = [
        Points([np.nan], [np.nan], "first", name=words("convolutions")),
        Points([np.nan], [np.nan], "second", name=words("dense")),
    ]
    y = Axis(-0.6, len(values) - 0.4, ticks=tuple(places.tolist()), labels=tuple(_names(data)), grid=False)
    x = Axis(0, 1.45 * unit, ticks=(0,), labels=("0",), grid=False)
    title = words(
        "stages", network=words(state.network), measure=words(state.measure), total=short(values.sum())
    )
    return Panel([bars, *legend], x, y, title, height=290, width=1.2, least=330)


def _names(data: Bill) -> list[str]:
    return [stage.name for stage in data.stages]


def _all(state: State, data: Bill, words: Words) -> Panel:
    marks: list[Mark] = []
    for name, (parameters, products) in data.totals.items():
        chosen, own = name == state.network, name == OWN
        marks.append(
            Points(
                [parameters],
                [max(products, 1)],
                "second" if chosen else "first",
                13 if chosen else 9,
                "diamond" if own else "circle",
                name=words(OWN) if own else "",
                tips=words(
                    "network_tip", network=words(name), parameters=f"{parameters:,}", products=f"{products:,}"
                ),
                acts=Pick(network=name),
            )
        )
        if not own:
            marks.append(
                _label(f"{name} {NETWORKS[name][0]}", parameters, products, *_SIDES.get(name, ("start", 0)))
            )
    x = Axis(1e2, 3e10, words("parameters"), log=True)
    return Panel(
        marks, x, Axis(1e4, 1e11, words("multiplications"), log=True), words("all"), height=290, least=300
    )


def _label(text: str, x: float, y: float, anchor: str, dy: float) -> Text:
    """The name of a network beside its point."""
    return Text([x], [y], [text], anchor=anchor, size=11, dx=10 if anchor == "start" else -10, dy=dy)


def _verdict(state: State, data: Bill, words: Words) -> str:
    if state.network != OWN:
        parameters, products = data.totals[state.network]
        dense = sum(s.parameters for s in data.stages if s.name.startswith(("dense", "output")))
        return words(
            "famous",
            network=state.network,
            parameters=f"{parameters:,}",
            dense=f"{dense / parameters:.0%}",
            products=short(products),
        )
    parameters, _ = data.totals[OWN]
    products = sum(s.multiplications for s in data.stages if s.name.startswith("block"))
    fits = (
        LEAST_PARAMETERS <= parameters <= MOST_PARAMETERS
        and products <= MOST_PRODUCTS
        and data.field >= LEAST_FIELD
    )
    return words(
        "own_fits" if fits and data.blocks and state.global_pool else "own_not",
        code=f"[{', '.join(f'({n}, {f})' for n, f in data.blocks)}]",
        parameters=f"{parameters:,}",
        products=f"{products:,}",
        field=data.field,
    )


def describe(state: State, data: Bill, words: Words) -> str:
    values = [getattr(stage, state.measure) for stage in data.stages]
    largest = data.stages[int(np.argmax(values))]
    return words(
        "said",
        network=words(state.network),
        measure=words(state.measure),
        total=short(sum(values)),
        stage=largest.name,
        share=f"{max(values) / max(sum(values), 1):.0%}",
    )


def disabled(state: State) -> Mapping[str, str]:
    return {} if state.network == OWN else {"own": "only_own", "global_pool": "only_own"}


explorer = Explorer(
    controls={
        "network": Choice((*NETWORKS, OWN), "VGG-16"),
        "measure": Choice(MEASURES, "parameters"),
        "own": Numbers(0, 64, 1, ((2, 16), (2, 32), (0, 0), (0, 0))),
        "global_pool": Toggle(True),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    disabled=disabled,
    seen=lambda state, data: state.network == "VGG-16" and state.measure == "multiplications",
)
