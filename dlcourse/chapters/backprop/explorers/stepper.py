"""E6.1 A graph stepper: values forwards, then gradients backwards, one node at a time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dlcourse.chapters.backprop.explorers import _stepper_picture as picture
from dlcourse.chapters.backprop.explorers._graphs import LEAVES, MOST_NODES, Formula, parse
from dlcourse.chapters.backprop.explorers._passes import (
    Stage,
    by_engine,
    forks,
    last_step,
    operations,
    run,
)
from dlcourse.exploring import Choice, Entry, Explorer, InputError, Play, Slider, State, Toggle, Words
from dlcourse.exploring.scene import Paragraph, Scene, number, plain

EXPRESSIONS = ("a * b + a", "(a + b) * (b + 1)", "tanh(a * b + 1)", "a * a + a", "a ** 2 / b - b")
OWN = "your own"


def compute(
    example: str,
    expression: str,
    a: float,
    b: float,
    step: int,
    forget: bool,
    value: Callable[..., Any] | None = None,
) -> Stage:
    nodes, leaves = parse(expression), {"a": a, "b": b}
    stage = run(nodes, leaves, step, forget)
    return replace(stage, yours=by_engine(nodes, leaves, value)) if value and stage.finished else stage


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    nodes = _parsed(state.expression)
    return {"step": (0, last_step(nodes))} if nodes else {}


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    """Another formula is shown when its forward pass is finished."""
    if moved == "example" and state.example != OWN:
        return {"expression": state.example, "step": _turn(state.example)}
    if moved == "expression" and _parsed(state.expression):
        known = state.expression if state.expression in EXPRESSIONS else OWN
        return {"example": known, "step": _turn(state.expression)}
    return {}


def _turn(expression: str) -> int:
    return len(operations(parse(expression)))


def _parsed(expression: str) -> Formula | None:
    try:
        return parse(expression)
    except InputError:
        return None


def disabled(state: State) -> Mapping[str, str]:
    nodes = parse(state.expression)
    unused = {letter: "unused" for letter in LEAVES if all(node.name != letter for node in nodes)}
    return unused if forks(nodes) else {**unused, "forget": "no_fork"}


def seen(state: State, data: Stage) -> bool:
    return data.finished and not state.forget and any(data.nodes[i].name == "a" for i in forks(data.nodes))


def draw(state: State, data: Stage, words: Words) -> Scene:
    graph = plain([picture.graph(data, words)], title=_title(state, data, words), height=120)
    rule = words("overwrite" if state.forget else "add")
    rows: list[list[Any]] = [
        [graph],
        [Paragraph("\n".join(picture.arithmetic(data, words)), "second", mono=True)],
        [Paragraph(words("rule", rule=rule), "bad" if state.forget else "muted", mono=True)],
    ]
    if data.finished and data.has_values:
        rows.append([Paragraph(_measured(data, words), "bad" if data.wrong(data.letters) else "good")])
    if data.yours is not None:
        rows.append([_yours(data, words)])
    return Scene(rows)


def _title(state: State, data: Stage, words: Words) -> str:
    phase = "turn" if data.step == data.turn else "onward" if data.step < data.turn else "back"
    value = number(data.values[-1]) if data.has_values else words("no_value")
    return words(phase, formula=state.expression, step=data.step, steps=data.steps, value=value)


def _measured(data: Stage, words: Words) -> str:
    """What the backward pass says, beside slopes that are measured without it."""
    parts = [
        words("measured", name=name, slope=number(slope), grad=number(data.letters[name]))
        for name, slope in data.measured.items()
    ]
    return " ".join([words("check"), *parts])


def _yours(data: Stage, words: Words) -> Paragraph:
    if isinstance(data.yours, str):
        return Paragraph(words("yours_failed", error=data.yours), "bad")
    assert data.yours is not None
    grads = ", ".join(f"{name}.grad = {number(grad)}" for name, grad in data.yours.items())
    wrong = data.wrong(data.yours)
    verdict = words("yours_wrong", names=", ".join(wrong)) if wrong else words("yours_right")
    return Paragraph(words("yours", grads=grads, verdict=verdict), "bad" if wrong else "good")


def describe(state: State, data: Stage, words: Words) -> str:
    if data.step <= data.turn:
        value = number(data.values[-1]) if data.has_values else words("no_value")
        key = "forward" if data.step == data.turn else "forwards"
        said = words(key, expression=state.expression, value=value, step=data.step, steps=data.steps)
    else:
        grads = ", ".join(f"{name} {number(grad)}" for name, grad in data.letters.items()) or "?"
        key = "finished" if data.finished else "going"
        said = words(key, step=data.step, steps=data.steps, grads=grads)
    now = " ".join(picture.arithmetic(data, words))
    return " ".join([said, now, *([words("forgetting")] if state.forget else [])])


explorer = Explorer(
    controls={
        "example": Choice((*EXPRESSIONS, OWN), EXPRESSIONS[0]),
        "expression": Entry(EXPRESSIONS[0], 40),
        "a": Slider(-2.0, 2.0, 0.25, 1.5),
        "b": Slider(-2.0, 2.0, 0.25, -0.5),
        "step": Slider(0, 2 * MOST_NODES - 1, 1, _turn(EXPRESSIONS[0])),
        "play": Play(("step",), per_second=1),
        "forget": Toggle(False),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"value": "a class such as Value of exercise 6.2"},
    limits=limits,
    follow=follow,
    disabled=disabled,
    seen=seen,
)
