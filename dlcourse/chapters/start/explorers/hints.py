"""E0 How to read the report of a check, and what the four hints tell."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dlcourse.chapters.start.explorers._report import hint_list, report, the_cell
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.registry import exercise as find_exercise
from dlcourse.checking.report.content import Content, compose
from dlcourse.checking.run import run
from dlcourse.checking.texts import Texts
from dlcourse.checking.verdict import AnswerVerdict
from dlcourse.exploring import Choice, Entry, Explorer, InputError, Press, Slider, State, Words
from dlcourse.exploring.scene import Scene

ANSWERS = {
    "right": ("start.answer", "def answer():\n    return 42"),
    "wrong_type": ("start.answer", 'def answer():\n    return "42"'),
    "changes_input": (
        "start.in_place",
        "def center(x):\n    centred = x - x.mean()\n    x[:] = centred\n    return centred",
    ),
    "hidden_state": (
        "start.hidden_state",
        "offset = 32.0\n\ndef celsius(f):\n    return (f - offset) * 5 / 9",
    ),
}
"""The exercise and the cell that a student might have written, by kind of answer."""

TYPED = "typed"


@dataclass(frozen=True)
class Reading:
    """A student's cell, the report that the real engine makes of it, and the hints opened so far."""

    code: str
    content: Content
    verdict: AnswerVerdict
    texts: Texts
    opened: int


def compute(answer: str, typed: str, part: int, next_hint: int) -> Reading:
    id, code = _written(answer, typed)
    content, verdict, texts = _report(id, code)
    opened = 0 if content.full else min(next_hint, len(texts.hints))
    return Reading(code, content, verdict, texts, opened)


def _written(answer: str, typed: str) -> tuple[str, str]:
    """The exercise and the cell; what is typed has to be a value, for it is run."""
    if answer != TYPED:
        return ANSWERS[answer]
    try:
        ast.literal_eval(typed.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        raise InputError("typed", "not_a_value") from None
    return "start.answer", f"def answer():\n    return {typed.strip()}"


@lru_cache(64)
def _report(id: str, code: str) -> tuple[Content, AnswerVerdict, Texts]:
    cell: dict[str, Any] = {}
    exec(code, cell)
    exercise = find_exercise(id)
    verdict = run(exercise, [LocalCaller(cell[spec.name], exercise.seconds) for spec in exercise.answers])
    texts = Texts(exercise)
    return compose(verdict, exercise, texts), verdict.answers[0], texts


def _is_right(state: State) -> bool:
    try:
        return compute(**vars(state)).content.full
    except InputError:
        return False


def limits(state: State) -> Mapping[str, tuple[float, float]]:
    return {"part": (1, 1 if _is_right(state) else 4)}


def disabled(state: State) -> Mapping[str, str]:
    if _is_right(state):
        return {"next_hint": "right", "part": "right"}
    return {"next_hint": "all_open"} if state.next_hint >= 4 else {}


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    """Another answer has hints of its own, all closed; what is typed is the answer; a hint is part 4."""
    if moved == "typed":
        return {"answer": TYPED, "next_hint": 0}
    if moved == "answer":
        return {"next_hint": 0}
    return {"part": 4} if moved == "next_hint" else {}


def draw(state: State, data: Reading, words: Words) -> Scene:
    left = [the_cell(data.code, words), *hint_list(state, data, words)]
    return Scene([[left, report(state, data, words)]], gap=26)


def describe(state: State, data: Reading, words: Words) -> str:
    named = data.verdict.mistakes
    name = data.texts.mistake(named[0]).looks_like if named else ""
    said = words("report", title=data.content.heading, summary=data.content.summary, mistake=name)
    if data.opened:
        text = data.texts.hints[data.opened - 1]
        said += " " + words("hint", number=data.opened, total=len(data.texts.hints), text=text)
    return said.replace("`", "").strip()


explorer = Explorer(
    controls={
        "answer": Choice((*ANSWERS, TYPED), "wrong_type"),
        "typed": Entry("42.0", 30),
        "part": Slider(1, 4, 1, 1),
        "next_hint": Press(),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    limits=limits,
    disabled=disabled,
    follow=follow,
    seen=lambda state, data: state.answer == "changes_input",
)
