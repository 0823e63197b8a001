"""How the lab looks: the plane, the noise and what G makes of it, and below both the course of the game."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.chapters.gan.explorers._path import BOTH, SLICE, Course, Game
from dlcourse.exploring import State, Words
from dlcourse.exploring.scene import (
    Arrows,
    Axis,
    Boxes,
    Handle,
    Heat,
    Line,
    Mark,
    Panel,
    Points,
    Rule,
    Scene,
    contour,
    fixed,
    ground,
    plain,
)

REACH, NOISE = 3.2, 3.0
SIDE = np.linspace(-REACH, REACH, 41, dtype=np.float32)
PLANE = np.stack(np.meshgrid(SIDE, SIDE), axis=-1).reshape(-1, 2)
ALONG = np.linspace(-2, 2, 33, dtype=np.float32)
_WHOLE, _ENDS = (-REACH, REACH), (-NOISE, NOISE)
_LONGEST = 1.0
"""Length of the longest arrow in the picture; that of the others is in proportion to a gradient of 2."""


@dataclass(frozen=True)
class Lab:
    """What the picture shows.

    Attributes:
        real: real samples, shape (200, 2).
        fake: generated ones, shape (300, 2).
        heat: D on the plane, as a square.
        heat_before: the same before D's step in slow motion.
        z: the noise vectors that are followed, shape (24, noise).
        watched: what G makes of them.
        judged: what D says about these.
        earlier: where they were a slice of updates ago.
        moved: where they are after G's own step.
        arrows: where each of them is pulled to, as a direction with a length.
        grid: lines of a grid in the space of the noise, shape (lines, 33, 2).
        warped: what G makes of them.
        probe: the noise vector of the student, shape (2,).
        made: what G makes of it.
        game: both players, and how the game went.
        course: who learns from when on.
        modes: how many of the eight Gaussians are covered; None for other data.
    """

    real: np.ndarray
    fake: np.ndarray
    heat: np.ndarray
    heat_before: np.ndarray
    z: np.ndarray
    watched: np.ndarray
    judged: np.ndarray
    earlier: np.ndarray
    moved: np.ndarray
    arrows: np.ndarray
    grid: np.ndarray
    warped: np.ndarray
    probe: np.ndarray
    made: np.ndarray
    game: Game
    course: Course
    modes: int | None


def in_the_plane(values: np.ndarray) -> np.ndarray:
    """The first two features; a single one is drawn as a horizontal line."""
    if values.shape[-1] == 1:
        return np.concatenate([values, np.zeros_like(values)], axis=-1)
    return values[..., :2]


def lab_scene(state: State, data: Lab, words: Words) -> Scene:
    """The plane, beside it the noise and what G makes of it, and under these the course of the game."""
    plane = _plane(state, data, words)
    noise, warped = _noise(state, data, words), _warped(data, words)
    return Scene([[plane, [noise, _judgements(state, data, words)], [warped, _apart(state, data, words)]]])


def _plane(state: State, data: Lab, words: Words) -> Panel:
    moment = state.moment
    fakes = data.fake if moment == 0 else data.fake[:0]
    watched = data.watched if moment != 1 else data.watched[:0]
    real = data.real if moment in (0, 3, 4) else data.real[:0]
    marks: list[Mark] = [
        Heat(data.heat - 0.5, _WHOLE, _WHOLE, reach=(-0.5, 0.5), smooth=True),
        contour(SIDE, SIDE, data.heat, 0.5, width=1.5, name=words("half")),
        Points(*_xy(real), "first", 5, name=words("real")),
        Points(*_xy(fakes), "second", 5, name=words("fake")),
    ]
    trail = data.earlier if moment == 0 else data.watched
    marks.append(_joined(trail, data.watched, "second", opacity=0.5, name=words("trail")))
    if moment == 4:
        marks.append(contour(SIDE, SIDE, data.heat_before, 0.5, colour="muted", dashed=True))
    if moment == 6:
        marks += [_joined(data.watched, data.moved, "ink"), Points(*_xy(data.moved), "ink", 8, "diamond")]
    pulls = _shortened(data.arrows) if moment in (0, 5) else np.zeros_like(data.arrows)
    tips = [
        words("pulled", judged=fixed(judged), x=fixed(x), y=fixed(y))
        for judged, (x, y) in zip(data.judged, data.arrows, strict=True)
    ]
    marks += [
        Arrows(*_xy(data.watched), *_xy(pulls), "ink", 1.3, head=5, name=words("pull")),
        Points(*_xy(watched), "second", 9, tips=tips[: len(watched)]),
        Points(*_xy(data.made), "third", 13, "diamond", name=words("made"), tips=_probed(data, words)),
    ]
    return plain(
        marks,
        _WHOLE,
        _WHOLE,
        title=_title(state, words),
        square=True,
        height=450,
        width=2.2,
        least=470,
        frame="faint",
    )


def _title(state: State, words: Words) -> str:
    if state.moment and state.learns == {4: "G", 6: "D"}.get(state.moment):
        return words("frozen_D" if state.moment == 4 else "frozen_G", moment=state.moment)
    return words(f"title{state.moment}", updates=state.updates, learns=words(f"learns_{state.learns}"))


def _xy(points: np.ndarray) -> tuple[Any, Any]:
    return points[..., 0], points[..., 1]


def _joined(starts: np.ndarray, ends: np.ndarray, colour: str, **line: Any) -> Line:
    gaps = np.full_like(starts, np.nan)
    return Line(*_xy(np.stack([starts, ends, gaps], axis=1).reshape(-1, 2)), colour, width=1.3, **line)


def _shortened(arrows: np.ndarray) -> np.ndarray:
    """Lengths in proportion up to a gradient of 2, where the longest is reached."""
    length = np.linalg.norm(arrows, axis=1, keepdims=True)
    return arrows * (_LONGEST / np.maximum(length, 2.0))


def _probed(data: Lab, words: Words) -> str:
    (a, b), (x, y) = data.probe, data.made
    return words("probed", a=fixed(a), b=fixed(b), x=fixed(x), y=fixed(y))


def _noise(state: State, data: Lab, words: Words) -> Panel:
    z = in_the_plane(data.z)
    tips = [f"z = ({fixed(a)}, {fixed(b)})" for a, b in z]
    handle = Handle(x="z1", y="z2" if state.noise > 1 else None, jump=True)
    marks: list[Mark] = [
        ground(-NOISE, -NOISE, 2 * NOISE, 2 * NOISE, acts=handle),
        *_grid_lines(data.grid),
        *([Points(*_xy(z), "second", 8, tips=tips)] if state.moment else []),
        Points(*_xy(data.probe), "third", 13, "diamond", acts=handle, tips=_probed(data, words)),
    ]
    title = words("noise") if state.noise <= 2 else words("noise_many", features=state.noise)
    return plain(marks, _ENDS, _ENDS, title=title, square=True, height=200, least=150, frame="faint")


def _warped(data: Lab, words: Words) -> Panel:
    marks: list[Mark] = [
        Points(*_xy(data.real), "faint", 4),
        *_grid_lines(data.warped),
        Points(*_xy(data.made), "third", 13, "diamond", tips=_probed(data, words)),
    ]
    return plain(
        marks, _WHOLE, _WHOLE, title=words("warped"), square=True, height=200, least=150, frame="faint"
    )


def _grid_lines(lines: np.ndarray) -> list[Line]:
    """Lines of one direction in one colour, those of the other in another."""
    across = (len(lines) + 1) // 2
    gaps = np.full((len(lines), 1, 2), np.nan)
    broken = np.concatenate([lines, gaps], axis=1)
    parts = ((broken[:across], "fourth"), (broken[across:], "fifth"))
    return [Line(*_xy(part.reshape(-1, 2)), colour, width=1.3) for part, colour in parts if len(part)]


def _judgements(state: State, data: Lab, words: Words) -> Panel:
    curves = (data.game.real, "first", words("real")), (data.game.fake, "second", words("fake"))
    marks: list[Mark] = [Rule(y=0.5, dashed=True)]
    for values, colour, name in curves:
        marks.append(Line(_times(values), values, colour, name=name))
        marks.append(Points([state.updates], [values[-1]], colour, 8, tips=f"{name}: {fixed(values[-1])}"))
    return _over_time(marks, data, words("judgements"), Axis(0, 1, ticks=(0, 0.5, 1)), words)


def _apart(state: State, data: Lab, words: Words) -> Panel:
    values = data.game.apart
    top = next(top for top in (1.0, 2.0, 4.0, 8.0) if max(values) <= top or top == 8.0)
    tip = words("apart_tip", apart=fixed(values[-1]))
    marks: list[Mark] = [
        Line(_times(values), values, "third"),
        Points([state.updates], [values[-1]], "third", 8, tips=tip),
    ]
    return _over_time(marks, data, words("apart"), Axis(0, top, ticks=(0, top / 2, top)), words)


def _times(values: Sequence[float]) -> np.ndarray:
    return SLICE * np.arange(len(values))


def _over_time(marks: Sequence[Mark], data: Lab, title: str, y: Axis, words: Words) -> Panel:
    """A curve that can be scrubbed through; where one player rests, the ground is grey."""
    end = 3000
    starts = [start for start, _ in data.course] + [end]
    alone = [(start, who, starts[i + 1]) for i, (start, who) in enumerate(data.course) if who != BOTH]
    behind: list[Mark] = [
        Boxes(start, y.low, until - start, y.high, "faint", 0.7, tips=words(f"learns_{who}"))
        for start, who, until in alone
    ]
    scrub = ground(0, y.low, end, y.high, acts=Handle(x="updates", jump=True))
    x = Axis(0, end, words("updates"), ticks=(0, 1000, 2000, 3000), labels=("0", "1,000", "2,000", "3,000"))
    return Panel([*behind, scrub, *marks], x, y, title, height=125, least=150, left=30)
