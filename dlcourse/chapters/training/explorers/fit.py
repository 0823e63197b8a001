"""E7.3 Over- and underfitting: capacity, samples, and four remedies, computed exactly.

A curve is a sum of bumps, so everything is linear in the weights, and each remedy can be computed without a
training: the mean loss under dropout is a penalty (Srivastava and others, 2014, section 9.1), and gradient
descent shrinks the distance along each eigenvector by a fixed factor per step.
"""

from dataclasses import dataclass

import numpy as np

from dlcourse.exploring import Explorer, Press, Slider, State, Words
from dlcourse.exploring.scene import (
    Axis,
    Handle,
    Line,
    Mark,
    Panel,
    Paragraph,
    Points,
    Rule,
    Scene,
    fixed,
    ground,
)

MOST_STEPS = 6.0
"""Powers of ten of the steps that are shown."""

RATE = 0.5
GRID = np.linspace(0, 1, 161)
NEW = 400
OFF = -5.0
"""At this power of ten a penalty is not there at all."""


@dataclass(frozen=True)
class Fit:
    """A fitted curve and how good it is.

    Attributes:
        x, y: the training samples.
        curve: the fitted curve on ``GRID`` after the steps.
        steps: powers of ten, for the curves of the errors.
        train, new: mean squared error on the samples and on new ones, for ``steps``.
        now: both errors after the chosen number of steps.
        best: the power of ten with the lowest error on new samples.
    """

    x: np.ndarray
    y: np.ndarray
    curve: np.ndarray
    steps: np.ndarray
    train: np.ndarray
    new: np.ndarray
    now: tuple[float, float]
    best: float


def truth(x: np.ndarray) -> np.ndarray:
    """The curve that the samples are drawn around."""
    return np.sin(2 * np.pi * x) + 0.5 * x


def bumps(x: np.ndarray, units: int) -> np.ndarray:
    """One column per bump, scaled so that their squares add up to about 1, and a constant."""
    centres = np.linspace(0, 1, units)
    width = 1.0 / max(units - 1, 1)
    found = np.exp(-0.5 * ((x[:, None] - centres) / width) ** 2)
    return np.column_stack([found, np.ones(len(x))]) / np.sqrt(units)


def compute(
    units: int, samples: int, noise: float, l2: float, dropout: float, steps: float, draw: int
) -> Fit:
    rng = np.random.default_rng(draw + 7)
    x, x_new = rng.uniform(0, 1, 200)[:samples], rng.uniform(0, 1, NEW)
    y = truth(x) + noise * rng.normal(size=200)[:samples]
    y_new = truth(x_new) + noise * rng.normal(size=NEW)
    features, features_new = bumps(x, units), bumps(x_new, units)
    penalty = np.full(features.shape[1], 10.0**l2 if l2 > OFF else 0.0)
    penalty += dropout / (1 - dropout) * (features**2).mean(axis=0)
    values, axes = np.linalg.eigh(features.T @ features / samples + np.diag(penalty))
    values = np.maximum(values, 0)
    target = axes.T @ (features.T @ y / samples)
    at = np.linspace(0, MOST_STEPS, 61)
    every = np.append(10.0**at, 10.0**steps)
    shrink = (1 - RATE * values) ** every[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        reached = np.where(values > 1e-12, (1 - shrink) / values, RATE * every[:, None])
    weights = (reached * target) @ axes.T
    train = ((weights @ features.T - y) ** 2).mean(axis=1)
    new = ((weights @ features_new.T - y_new) ** 2).mean(axis=1)
    return Fit(
        x,
        y,
        bumps(GRID, units) @ weights[-1],
        at,
        train[:-1],
        new[:-1],
        (float(train[-1]), float(new[-1])),
        float(at[new[:-1].argmin()]),
    )


def draw(state: State, data: Fit, words: Words) -> Scene:
    said = words(
        "errors", train=fixed(data.now[0], 3), new=fixed(data.now[1], 3), verdict=_verdict(data, words)
    )
    return Scene([[_picture(state, data, words), _errors(state, data, words)], [Paragraph(said, "second")]])


def _verdict(data: Fit, words: Words) -> str:
    train, new = data.now
    best = float(data.new.min())
    if new < 1.15 * best:
        return words("fine")
    return words("over" if train < 0.7 * new else "under")


def _picture(state: State, data: Fit, words: Words) -> Panel:
    tips = [f"({fixed(x)}, {fixed(y)})" for x, y in zip(data.x, data.y, strict=True)]
    marks: list[Mark] = [
        Line(GRID, truth(GRID), "muted", 1.5, dashed=True, name=words("truth")),
        Points(data.x, np.clip(data.y, -3, 3), "first", 6, name=words("samples"), tips=tips),
        Line(GRID, np.clip(data.curve, -3, 3), "second", 2.5, name=words("fit")),
    ]
    return Panel(marks, Axis(0, 1, "x"), Axis(-3, 3, "y"), words("picture"), height=280, least=280)


def _errors(state: State, data: Fit, words: Words) -> Panel:
    top = 3.0
    marks: list[Mark] = [
        ground(0, 1e-3, MOST_STEPS, top, acts=Handle(x="steps", jump=True)),
        Line(data.steps, np.clip(data.train, 1e-3, top), "first", 2.5, name=words("train")),
        Line(data.steps, np.clip(data.new, 1e-3, top), "second", 2.5, dashed=True, name=words("new")),
        Rule(x=data.best, colour="third", dashed=True, tips=words("best")),
        Points(
            [state.steps] * 2,
            np.clip(data.now, 1e-3, top),
            ["first", "second"],
            11,
            tips=[fixed(each, 3) for each in data.now],
            acts=Handle(x="steps"),
        ),
    ]
    x = Axis(0, MOST_STEPS, words("steps"), ticks=(0, 2, 4, 6), labels=("1", "100", "10,000", "1,000,000"))
    y = Axis(1e-3, top, log=True, grid=True)
    return Panel(marks, x, y, words("curves"), height=280, least=280)


def describe(state: State, data: Fit, words: Words) -> str:
    train, new = (fixed(each, 3) for each in data.now)
    said = words("said", units=state.units, samples=state.samples, train=train, new=new)
    return f"{said} {_verdict(data, words)}"


explorer = Explorer(
    controls={
        "units": Slider(2, 40, 1, 24),
        "samples": Slider(10, 200, 5, 25),
        "noise": Slider(0.0, 0.8, 0.1, 0.4),
        "l2": Slider(OFF, 0.0, 0.25, OFF),
        "dropout": Slider(0.0, 0.6, 0.05, 0.0),
        "steps": Slider(0.0, MOST_STEPS, 0.1, MOST_STEPS),
        "draw": Press(),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    about=("steps",),
)
