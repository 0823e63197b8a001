"""The picture of the layers: the plane, the shares, and one digit under the lens."""

from typing import Any

import numpy as np

from dlcourse.exploring import State, Words
from dlcourse.exploring.scene import (
    Axis,
    Bars,
    Boxes,
    Cells,
    Line,
    Mark,
    Panel,
    Pick,
    Points,
    Text,
    fixed,
    ground,
    hidden,
    image,
    table,
)

_ROLES = ("second", "first", "third", "fourth", "fifth")
_REACH = 1.08
_APART = 0.14
"""Distance of two numerals in the plane."""


def plane_panel(state: State, data: Any, group: tuple[int, ...], words: Words) -> Panel:
    """All digits in the plane; a click puts one under the lens."""
    others, (at_x, at_y) = data.points[~data.shown], data.place.clip(-1.05, 1.05)
    marks: list[Mark] = [
        Points(others[:, 0], others[:, 1], "faint", 5),
        Points([at_x], [at_y], "ink", 17, hollow=True),
    ]
    for number, digit in enumerate(group):
        chosen = np.flatnonzero(data.labels == digit)
        x, y = data.points[chosen].T
        late = number >= len(_ROLES)
        shape = "triangle" if late else "circle"
        tips = [words("point", label=digit, near=data.nearest[i]) for i in chosen]
        acts = [Pick(example=int(i)) for i in chosen]
        role = _ROLES[number % len(_ROLES)]
        marks.append(Points(x, y, role, 6.5, shape, late, tips=tips, acts=acts))
    if data.label is None:
        marks.append(Points([at_x], [at_y], "ink", 11, "diamond", tips=[words("your_drawing")]))
    middles = np.array([data.points[data.labels == digit].mean(axis=0) for digit in group])
    x, y = _spread(middles).T
    marks.append(Text(x, y, [str(digit) for digit in group], size=16, bold=True, halo=True))
    axis = hidden(-_REACH, _REACH)
    title = words("plane" if state.layer else "plane_pixels", layer=state.layer, epoch=state.epoch)
    return Panel(marks, axis, axis, title, width=1.6, height=330, least=280, frame="faint")


def _spread(places: np.ndarray) -> np.ndarray:
    """The places, moved so that no two are nearer than a numeral is wide."""
    places = places + 1e-3 * np.arange(len(places))[:, None]
    for _ in range(60):
        gaps = places[:, None] - places
        distance = np.hypot(*gaps.transpose(2, 0, 1))
        push = np.where(distance < _APART, (_APART - distance) / np.maximum(distance, 1e-6), 0)
        np.fill_diagonal(push, 0)
        if not push.any():
            break
        places = (places + 0.55 * (push[..., None] * gaps).sum(axis=1)).clip(-0.98, 0.98)
    return places


def shares_panel(state: State, data: Any, words: Words) -> Panel:
    """How well the digits are sorted, up to the layer looked at; a click goes to a layer."""
    count, here = len(data.sorted_share), state.layer + 1
    every, reached = np.arange(count), np.arange(here)
    now, before = data.sorted_share[:here], data.untrained_share[:here]
    tips = [words("share", layer=layer, share=f"{share:.0%}") for layer, share in enumerate(now)]
    picks = [Pick(layer=layer) for layer in range(count)]
    marks: list[Mark] = [
        Boxes([state.layer - 0.5], 0.3, 1, 0.75, "faint", 0.5),
        ground(every - 0.5, np.full(count, 0.3), 1, 0.75, acts=picks),
    ]
    if state.epoch:
        marks.append(Line(reached, before, "muted", dashed=True, name=words("untrained")))
    marks += [
        Line(reached, now, "third", name=words("epoch", epoch=state.epoch)),
        Points(reached, now, "third", 9, tips=tips, acts=picks[:here]),
    ]
    y = Axis(0.3, 1.05, "", (0.4, 0.6, 0.8, 1.0), ("40%", "60%", "80%", "100%"), grid=True)
    x = Axis(-0.5, count - 0.5, words("layers"), [float(layer) for layer in every])
    title = words("sorted", share=f"{now[-1]:.0%}")
    return Panel(marks, x, y, title, height=300, least=250)


def under_the_lens(state: State, data: Any, words: Words) -> list[Panel]:
    """One digit: its image, what the layer makes of it, and how far it is from the ten averages."""
    label = words("your_drawing") if data.label is None else words("digit", label=data.label)
    picture = image(data.image, label, reach=(0, 1), height=150, width=0.6, least=150)
    units = data.units.reshape(-1, 8)
    tips = [
        [words("unit", number=8 * i + j + 1, value=fixed(v, 2)) for j, v in enumerate(row)]
        for i, row in enumerate(units)
    ]
    texts = [[fixed(value, 1) for value in row] for row in units] if state.layer else None
    reach = (0, max(1.0, float(units.max())))
    title = words("units" if state.layer else "units_pixels", layer=state.layer)
    numbers = table(
        Cells(units, texts, "third", reach, size=12, tips=tips), title, cell=30, height=150, least=270
    )
    return [picture, numbers, _distances(data, words)]


def _distances(data: Any, words: Words) -> Panel:
    near = int(data.distances.argmin())
    good = data.label in (None, near)
    colours = ["muted"] * 10
    if data.label is not None:
        colours[data.label] = "good"
    if not good:
        colours[near] = "bad"
    elif data.label is None:
        colours[near] = "third"
    tips = [words("distance", digit=digit, value=fixed(d, 2)) for digit, d in enumerate(data.distances)]
    bars = Bars(np.arange(10), data.distances, colour=colours, opacity=0.85, tips=tips)
    high = float(data.distances.max()) * 1.1 or 1.0
    title = words("nearest_right" if good else "nearest_wrong", near=near)
    x = Axis(-0.6, 9.6, words("averages"), [float(digit) for digit in range(10)])
    return Panel([bars], x, Axis(0, high), title, height=130, least=250)
