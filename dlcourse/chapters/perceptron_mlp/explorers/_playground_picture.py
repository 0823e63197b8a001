"""The picture of the playground: the network, the plane, the losses, and the numbers of what is chosen."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from dlcourse.chapters.perceptron_mlp.explorers._network import (
    HEIGHT,
    WIDTH,
    formula,
    names_of,
    network_marks,
    unit_at,
    weight_text,
)
from dlcourse.chapters.perceptron_mlp.explorers._training import REACH, SIDE, Decision
from dlcourse.experiments.spirals import BUDGET, STEPS
from dlcourse.exploring import State, Words
from dlcourse.exploring.scene import (
    Axis,
    Handle,
    Heat,
    Line,
    Mark,
    Panel,
    Paragraph,
    Points,
    Rule,
    Scene,
    contour,
    fixed,
    ground,
    plain,
)

_LINES = 8
"""Most units of the first layer whose lines are drawn on the plane."""

_ENDS = (200, 400, STEPS)
"""Where the axis of the steps may end."""


def playground_scene(state: State, data: Decision, words: Words, config: Mapping[str, Any] | None) -> Scene:
    """The network and its plane; below, the losses and the formula of what is looked at."""
    said = [Paragraph(text) for text in _sentences(state, data, words)]
    if config is not None:
        within = "good" if data.parameters <= BUDGET else "bad"
        said.append(
            Paragraph(words("budget", parameters=data.parameters, budget=BUDGET, steps=STEPS), within)
        )
        said.append(
            Paragraph(
                "\n".join(f"{key!r}: {_code(value)}," for key, value in config.items()), mono=True, size=12
            )
        )
    network = plain(
        list(network_marks(state, data, words)),
        (0, WIDTH),
        (HEIGHT, 0),
        title=words("network", parameters=data.parameters),
        square=True,
        height=330,
        width=1.45,
        least=300,
    )
    return Scene([[network, _plane(state, data, words)], [_losses(state, data, words), said]])


def _code(value: Any) -> str:
    return json.dumps(value)


def _plane(state: State, data: Decision, words: Words) -> Panel:
    layer, unit = unit_at(data, state.look)
    shown = data.maps[layer][unit] if state.look else data.logits
    edge = data.sums[layer][unit] if state.look else data.logits
    reach = max(float(np.abs(shown).max()), 1e-9) if state.look else 3.0
    marks: list[Mark] = [
        Heat(shown, (-REACH, REACH), (-REACH, REACH), reach=(-reach, reach), smooth=True, densest=0.55),
        *_points(data, words),
        *([] if state.look else _units(data, words)),
        contour(SIDE, SIDE, edge, width=2.5),
    ]
    title = (
        words("plane_unit", unit=names_of(data)[layer + 1][unit], layer=layer + 1)
        if state.look
        else words("plane")
    )
    x, y = (Axis(-REACH, REACH, name, ticks=(-2, 0, 2)) for name in ("x1", "x2"))
    return Panel(marks, x, y, title, square=True, height=330, least=260)


def _units(data: Decision, words: Words) -> Iterator[Mark]:
    """Where each unit of the first layer is zero: what the boundary is made of."""
    if not data.sums or len(data.sums[0]) > _LINES:
        return
    for unit, values in enumerate(data.sums[0]):
        name = "" if unit else words("lines")
        yield contour(SIDE, SIDE, values, colour="muted", width=1.3, dashed=True, name=name)


def _points(data: Decision, words: Words) -> Iterator[Mark]:
    for (points, labels), hollow in ((data.train, False), (data.val, True)):
        for label, colour in enumerate(("second", "first")):
            name = words("class", label=label) if not hollow else words("validation") if label else ""
            x, y = points[labels == label].T
            yield Points(x, y, colour, 7, hollow=hollow, name=name)


def _losses(state: State, data: Decision, words: Words) -> Panel:
    highest, end = 1.2, next(end for end in _ENDS if end >= state.step)
    steps = np.arange(len(data.losses))
    names = [
        words(name, share=f"{share:.0%}")
        for name, share in zip(("train", "val"), data.accuracies, strict=True)
    ]
    handle = Handle(x="step", jump=True)
    marks: list[Mark] = [
        ground(0, 0, end, highest, acts=handle),
        Line(steps, data.losses[:, 1].clip(max=highest), "fourth", dashed=True, name=names[1]),
        Line(steps, data.losses[:, 0].clip(max=highest), "third", name=names[0]),
        Rule(x=state.step, width=1.5),
    ]
    return Panel(
        marks,
        Axis(0, end, words("step"), grid=True),
        Axis(0, highest, words("loss"), ticks=(0, 0.5, 1), grid=True),
        height=120,
        width=1.45,
        least=300,
    )


def _sentences(state: State, data: Decision, words: Words) -> Iterator[str]:
    layer, unit = unit_at(data, state.look)
    yield formula(data, state.activation, layer, unit)
    if state.edge:
        was = fixed(state.change, 1, sign=True)
        yield words("weight", weight=weight_text(data, state.edge), change=was)
    else:
        yield words("touch")
