"""E15.2 The seven steps, and what is reported when the rows that choose are also the rows that judge."""

from dataclasses import dataclass

import numpy as np

from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import (
    Axis,
    Line,
    Listing,
    Mark,
    Panel,
    Paragraph,
    Pick,
    Points,
    Row,
    Rule,
    Scene,
    ground,
)

COUNTS = (1, 2, 5, 10, 20, 50, 100, 200)
"""Of candidates."""

DRAWS, REPEATED = 12, 200
CENTRE = 0.75
"""Mean true accuracy of the candidates."""

ORDERS = ("test", "validation", "honest")
STEPS = ("prepare", "choose_kind", "design", "train", "evaluate", "optimise", "deploy")


@dataclass(frozen=True)
class Project:
    """Some repetitions of the same project.

    Attributes:
        true, measured: accuracies of the candidates in the chosen draw, shape (candidates,).
        best: the number of the chosen candidate.
        reported, real: of the chosen candidate, for each draw, shape (DRAWS,).
        optimism: mean of reported minus real, over many draws.
    """

    true: np.ndarray
    measured: np.ndarray
    best: int
    reported: np.ndarray
    real: np.ndarray
    optimism: float


def compute(order: str, count: int, rows: int, spread: float, draw: int) -> Project:
    rng = np.random.default_rng(20_15)
    shape = REPEATED, COUNTS[count]
    true = np.clip(CENTRE + spread * rng.normal(size=shape), 0.5, 0.99)
    measured = rng.binomial(rows, true) / rows
    best = measured.argmax(axis=1)
    every = np.arange(REPEATED)
    real, reported = true[every, best], measured[every, best]
    if order == "honest":
        reported = rng.binomial(rows, real) / rows
    optimism = float((reported - real).mean())
    own = draw - 1
    return Project(true[own], measured[own], int(best[own]), reported[:DRAWS], real[:DRAWS], optimism)


def draw(state: State, data: Project, words: Words) -> Scene:
    said = words(
        state.order,
        optimism=f"{abs(100 * data.optimism):.1f}",
        sign=words("high" if data.optimism > 0 else "low"),
    )
    return Scene(
        [
            [_steps(state, words), [_candidates(state, data, words), _draws(state, data, words)]],
            [Paragraph(said, "second")],
        ]
    )


def _steps(state: State, words: Words) -> Listing:
    """The steps, with the rows that each of them sees."""
    chooses = "test" if state.order == "test" else "validation"
    reports = {"test": "test", "validation": "validation", "honest": "test_once"}[state.order]
    sees = ("train", "none", "none", "train", chooses, chooses, reports)
    rows = []
    for number, (step, seen) in enumerate(zip(STEPS, sees, strict=True), 1):
        shared = step in ("evaluate", "optimise", "deploy") and state.order != "honest"
        fill = "bad" if shared else "good" if step in ("optimise", "deploy") else ""
        text = f"{number}. {words(step)}: {words('sees_' + seen)}"
        rows.append(Row(text, fill=fill))
    return Listing(rows, words("steps"), size=13, mono=False, least=270)


def _candidates(state: State, data: Project, words: Words) -> Panel:
    low, high = 0.6, 0.95
    shown = np.clip(data.measured, low, high)
    marks: list[Mark] = [
        Line([low, high], [low, high], "muted", 1, dashed=True, name=words("as_true")),
        Points(np.clip(data.true, low, high), shown, "first", 6, name=words("candidate")),
        Points(
            [np.clip(data.true[data.best], low, high)], [shown[data.best]], "second", 11, name=words("chosen")
        ),
    ]
    x, y = (_percent(words(name)) for name in ("true", "measured"))
    return Panel(marks, x, y, words("one_draw", draw=state.draw), height=210, least=280)


def _percent(label: str = "") -> Axis:
    return Axis(0.6, 0.95, label, ticks=(0.6, 0.7, 0.8, 0.9), labels=("60%", "70%", "80%", "90%"))


def _draws(state: State, data: Project, words: Words) -> Panel:
    numbers = np.arange(1, DRAWS + 1)
    acts = [Pick(draw=int(number)) for number in numbers]
    tips = [
        words("pair", reported=f"{a:.1%}", real=f"{b:.1%}")
        for a, b in zip(data.reported, data.real, strict=True)
    ]
    gaps = np.full(3 * DRAWS, np.nan)
    gaps[0::3], gaps[1::3] = data.real, data.reported
    marks: list[Mark] = [
        ground(
            numbers - 0.5, np.full(DRAWS, 0.6), np.ones(DRAWS), np.full(DRAWS, 0.35), acts=acts, tips=tips
        ),
        Rule(x=state.draw, colour="faint", width=8),
        Line(np.repeat(numbers, 3), gaps, "muted", 1.5),
        Points(numbers, data.real, "first", 7, name=words("real")),
        Points(numbers, data.reported, "second", 8, name=words("reported")),
    ]
    y = _percent()
    x = Axis(0.4, DRAWS + 0.6, words("draw"), ticks=(1, 4, 8, 12))
    return Panel(marks, x, y, words("twelve"), height=180, least=280)


def describe(state: State, data: Project, words: Words) -> str:
    return words(
        "said",
        order=words(f"name_{state.order}"),
        candidates=COUNTS[state.count],
        rows=state.rows,
        reported=f"{data.reported[state.draw - 1]:.1%}",
        real=f"{data.real[state.draw - 1]:.1%}",
        optimism=f"{100 * data.optimism:.1f}",
    )


explorer = Explorer(
    controls={
        "order": Choice(ORDERS, "test"),
        "count": Slider(0, len(COUNTS) - 1, 1, 1),
        "rows": Slider(50, 1000, 50, 200),
        "spread": Slider(0.0, 0.04, 0.01, 0.0),
        "draw": Slider(1, DRAWS, 1, 1),
        "play": Play(("draw",), per_second=2),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    about=("count",),
)
