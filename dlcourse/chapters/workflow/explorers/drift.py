"""E15.4 After the launch: three kinds of drift, a monitor of the inputs, and labels that come late."""

from dataclasses import dataclass

import numpy as np

from dlcourse.exploring import Choice, Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import (
    Axis,
    Bars,
    Handle,
    Line,
    Mark,
    Panel,
    Paragraph,
    Rule,
    Scene,
    fixed,
    ground,
)

WEEKS, ROWS, BEGINS, LATE = 30, 500, 10, 4
KINDS = ("inputs", "share", "rule")
BINS = 10
SHARE, LIMIT = 0.2, 0.25


@dataclass(frozen=True)
class Watch:
    """What a monitor sees.

    Attributes:
        edges: of the bins, which hold a tenth of the training rows each.
        training, now: share of the rows in each bin, in the training and in the chosen week.
        index: the population stability index of each week.
        errors: share of wrong answers of each week, which is known ``LATE`` weeks later.
    """

    edges: np.ndarray
    training: np.ndarray
    now: np.ndarray
    index: np.ndarray
    errors: np.ndarray


def rows_of(rng: np.random.Generator, n: int, kind: str, amount: float) -> tuple[np.ndarray, np.ndarray]:
    """One input and one label for each of n rows, when the world has drifted by an amount."""
    share = SHARE + (0.25 * amount if kind == "share" else 0.0)
    y = (rng.random(n) < share).astype(int)
    x = rng.normal(size=n) + 2.0 * y
    if kind == "inputs":
        x = x + amount
        chance = 1 / (1 + np.exp(-(2.0 * x - 2.0 + np.log(SHARE / (1 - SHARE)))))
        y = (rng.random(n) < chance).astype(int)
    if kind == "rule":
        y = np.where(rng.random(n) < 0.45 * amount, (x > -0.5) & (x < 1.0), y).astype(int)
    return x, y


def stability_index(training: np.ndarray, now: np.ndarray) -> float:
    """The sum of (now − training) · ln(now / training); empty bins count half a row."""
    now = np.maximum(now, 0.5 / ROWS)
    return float(np.sum((now - training) * np.log(now / training)))


def compute(kind: str, size: float, week: int) -> Watch:
    rng = np.random.default_rng(154)
    x, _ = rows_of(rng, 20_000, "none", 0.0)
    edges = np.quantile(x, np.linspace(0, 1, BINS + 1))[1:-1]
    training = np.bincount(np.searchsorted(edges, x), minlength=BINS) / len(x)
    limit = 1.0 + np.log((1 - SHARE) / SHARE) / 2
    shares, index, errors = [], [], []
    for now in range(WEEKS + 1):
        amount = size * min(max(now - BEGINS, 0) / 10, 1.0)
        x, y = rows_of(rng, ROWS, kind, amount)
        shares.append(np.bincount(np.searchsorted(edges, x), minlength=BINS) / ROWS)
        index.append(stability_index(training, shares[-1]))
        errors.append(np.mean((x >= limit) != y))
    return Watch(edges, training, shares[week], np.array(index), np.array(errors))


def draw(state: State, data: Watch, words: Words) -> Scene:
    known = state.week - LATE
    ringing = data.index[state.week] > LIMIT
    said = words(
        "now",
        week=state.week,
        index=fixed(data.index[state.week], 2),
        bell=words("rings" if ringing else "quiet"),
        known=words("none") if known < 0 else words("known", week=known, errors=f"{data.errors[known]:.0%}"),
    )
    return Scene(
        [
            [_bins(data, words), [_index(state, data, words), _errors(state, data, words)]],
            [Paragraph(said, "second")],
        ]
    )


def _bins(data: Watch, words: Words) -> Panel:
    places = np.arange(BINS)
    tips = [words("share", share=f"{each:.1%}") for each in data.now]
    marks: list[Mark] = [
        Bars(places - 0.2, data.training, width=0.36, colour="muted", name=words("training")),
        Bars(places + 0.2, data.now, width=0.36, colour="second", name=words("this_week"), tips=tips),
    ]
    x = Axis(-0.7, BINS - 0.3, words("bins"), ticks=(0, 9), labels=(words("lowest"), words("highest")))
    y = Axis(0, 0.4, words("rows"), ticks=(0, 0.1, 0.2, 0.3, 0.4), labels=("0", "10%", "20%", "30%", "40%"))
    return Panel(marks, x, y, words("inputs"), height=330, least=280)


def _index(state: State, data: Watch, words: Words) -> Panel:
    weeks = np.arange(state.week + 1)
    top = 1.5
    marks: list[Mark] = [
        ground(0, 0, WEEKS, top, acts=Handle(x="week", jump=True)),
        Rule(y=LIMIT, colour="bad", dashed=True, tips=words("limit")),
        Rule(x=BEGINS, colour="faint", width=2, tips=words("begins")),
        Line(weeks, np.minimum(data.index[weeks], top), "second", 2.5),
    ]
    return Panel(marks, Axis(0, WEEKS, words("week")), Axis(0, top), words("index"), height=160, least=260)


def _errors(state: State, data: Watch, words: Words) -> Panel:
    weeks = np.arange(max(state.week - LATE, 0) + 1)
    later = np.arange(weeks[-1], state.week + 1)
    marks: list[Mark] = [
        ground(0, 0, WEEKS, 0.6, acts=Handle(x="week", jump=True)),
        Rule(x=BEGINS, colour="faint", width=2, tips=words("begins")),
        Line(weeks, np.minimum(data.errors[weeks], 0.6), "first", 2.5, name=words("labelled")),
        Line(later, np.minimum(data.errors[later], 0.6), "muted", 2, dashed=True, name=words("to_come")),
    ]
    y = Axis(0, 0.6, ticks=(0, 0.2, 0.4, 0.6), labels=("0", "20%", "40%", "60%"))
    return Panel(marks, Axis(0, WEEKS, words("week")), y, words("errors"), height=160, least=260)


def describe(state: State, data: Watch, words: Words) -> str:
    return words(
        "said",
        kind=words(f"kind_{state.kind}"),
        week=state.week,
        index=fixed(data.index[state.week], 2),
        errors=f"{data.errors[state.week]:.0%}",
        before=f"{data.errors[:BEGINS].mean():.0%}",
    )


explorer = Explorer(
    controls={
        "kind": Choice(KINDS, "inputs"),
        "size": Slider(0.0, 1.0, 0.1, 0.8),
        "week": Slider(0, WEEKS, 1, 16),
        "play": Play(("week",), per_second=4),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    seen=lambda state, data: state.kind == "rule" and state.week > BEGINS + 8,
)
