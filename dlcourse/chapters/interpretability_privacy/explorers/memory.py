"""E16.3 Losses of members and of others, while a network learns its pictures by heart."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.chapters.interpretability_privacy.results.memories import EPOCHS, KINDS, SIZES, Memory, stored
from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import Axis, Bars, Handle, Line, Panel, Points, Rule, Scene, fixed

MOST, BINS = 4.0, 16


@dataclass(frozen=True)
class Shown:
    """What the picture shows.

    Attributes:
        course: the network after each of the epochs.
        now: after the chosen one.
        caught: share of the members whose loss is at most the threshold.
        blamed: the same share of the others.
    """

    course: list[Memory]
    now: Memory
    caught: float
    blamed: float


def compute(stage: int, size: str, kind: str, threshold: float) -> Shown:
    course = stored(int(size), kind)
    now = course[stage]
    caught, blamed = (float((losses <= threshold).mean()) for losses in (now.members, now.others))
    return Shown(course, now, caught, blamed)


def draw(state: State, data: Shown, words: Words) -> Scene:
    return Scene([[_losses(state, data, words), _course(state, data, words)]])


def _losses(state: State, data: Shown, words: Words) -> Panel:
    edges = np.linspace(0, MOST, BINS + 1)
    middles = (edges[1:] + edges[:-1]) / 2
    marks: list[Any] = []
    for losses, colour, name in (
        (data.now.members, "first", "members"),
        (data.now.others, "second", "others"),
    ):
        shares = np.histogram(losses.clip(0, MOST - 1e-6), edges)[0] / len(losses)
        tips = [words("tip", name=words(name), share=f"{share:.0%}") for share in shares]
        marks.append(
            Bars(middles, shares, width=MOST / BINS, colour=colour, opacity=0.6, name=words(name), tips=tips)
        )
    marks += [
        Rule(x=state.threshold, dashed=True, colour="ink"),
        Points(
            [state.threshold], [0.5], "third", 12, "diamond", tips=words("drag"), acts=Handle(x="threshold")
        ),
    ]
    title = words("losses", caught=f"{data.caught:.0%}", blamed=f"{data.blamed:.0%}")
    x = Axis(0, MOST, words("loss"), ticks=(0, 1, 2, 3, 4), labels=("0", "1", "2", "3", "≥ 4"))
    return Panel(
        marks, x, Axis(0, 1, words("share"), ticks=(0, 0.5, 1)), title, width=1.3, height=240, least=280
    )


def _course(state: State, data: Shown, words: Words) -> Panel:
    reached = data.course[: state.stage + 1]
    places = np.arange(len(reached))
    curves = (
        ([each.auc for each in reached], "third", "auc"),
        ([each.accuracy[0] for each in reached], "first", "inside"),
        ([each.accuracy[1] for each in reached], "second", "outside"),
    )
    marks: list[Any] = [Line(places, values, colour, name=words(name)) for values, colour, name in curves]
    marks += [
        Points([state.stage], [values[state.stage]], colour, 10, tips=fixed(values[state.stage], 2))
        for values, colour, _ in curves
    ]
    x = Axis(
        -0.3, len(EPOCHS) - 0.7, words("epochs"), ticks=range(len(EPOCHS)), labels=[str(e) for e in EPOCHS]
    )
    title = words("course", auc=fixed(data.now.auc, 2))
    return Panel(marks, x, Axis(0.2, 1.02, ticks=(0.25, 0.5, 0.75, 1)), title, height=240, least=240)


def describe(state: State, data: Shown, words: Words) -> str:
    inside, outside = (f"{accuracy:.0%}" for accuracy in data.now.accuracy)
    return words(
        "said",
        epochs=EPOCHS[state.stage],
        size=state.size,
        inside=inside,
        outside=outside,
        auc=fixed(data.now.auc, 2),
        threshold=fixed(state.threshold, 2),
        advantage=fixed(data.caught - data.blamed, 2),
    )


explorer = Explorer(
    controls={
        "stage": Slider(0, len(EPOCHS) - 1, 1, 0),
        "play": Play(("stage",), per_second=1),
        "size": Choice(tuple(map(str, SIZES)), "250"),
        "kind": Choice(KINDS, "plain"),
        "threshold": Slider(0.0, MOST, 0.05, 0.5),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    seen=lambda state, data: state.stage == len(EPOCHS) - 1,
)
