"""E0 How to read the report of a check, and what the four hints tell."""

import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.registry import exercise as find_exercise
from dlcourse.checking.report.content import Content, compose
from dlcourse.checking.run import run
from dlcourse.checking.texts import Texts
from dlcourse.checking.verdict import AnswerVerdict
from dlcourse.exploring import Choice, FigureExplorer, Press
from dlcourse.exploring.style import BLUE, FAINT, GREEN, TEXT, VERMILLION

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

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


@dataclass(frozen=True)
class Reading:
    """A student's cell, the report that the real engine makes of it, and the hints opened so far."""

    code: str
    content: Content
    verdict: AnswerVerdict
    texts: Texts
    opened: int


def compute(answer: str, next_hint: int) -> Reading:
    _, code = ANSWERS[answer]
    content, verdict, texts = _report(answer)
    opened = 0 if content.full else min(next_hint, len(texts.hints))
    return Reading(code, content, verdict, texts, opened)


@cache
def _report(answer: str) -> tuple[Content, AnswerVerdict, Texts]:
    id, code = ANSWERS[answer]
    exercise = find_exercise(id)
    cell: dict = {}
    exec(code, cell)
    verdict = run(exercise, [LocalCaller(cell[spec.name], exercise.seconds) for spec in exercise.answers])
    texts = Texts(exercise)
    return compose(verdict, exercise, texts), verdict.answers[0], texts


@dataclass(frozen=True)
class _Block:
    """A part of the picture: a heading and what stands under it, already broken into lines."""

    heading: str
    lines: list[str]
    colour: str = TEXT


_NOTHING = _Block("", [])
_LINE, _GAP = 0.041, 0.027  # height of a line and distance of two blocks, as parts of the figure


def draw(figure: "Figure") -> Callable[[Reading], None]:
    axes = figure.subplots()
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    axes.axvline(0.5, 0.03, 0.97, color=FAINT, linewidth=1)
    show_cell = _column(axes, x=0.02, fonts=("DejaVu Sans Mono", "DejaVu Sans"))
    show_report = _column(axes, x=0.52, fonts=("DejaVu Sans",) * 5)

    def update(data: Reading) -> None:
        show_cell([_code_block(data)] if data.content.full else [_code_block(data), _hint_block(data)])
        show_report(_report_blocks(data))

    return update


def _column(axes: "Axes", x: float, fonts: tuple[str, ...]) -> Callable[[list[_Block]], None]:
    """Make one text pair per block; the returned function sets them one under the other."""
    style: dict[str, Any] = {"va": "top", "parse_math": False}
    headings = [axes.text(x, 1, "", weight="bold", color=BLUE, size=9.5, **style) for _ in fonts]
    bodies = [axes.text(x, 1, "", family=font, size=9.5, linespacing=1.35, **style) for font in fonts]

    def show(blocks: list[_Block]) -> None:
        top = 0.97
        for heading, body, block in zip(headings, bodies, chain(blocks, repeat(_NOTHING)), strict=False):
            heading.set(text=block.heading, y=top)
            body.set(text="\n".join(block.lines), y=top - _LINE, color=block.colour)
            top -= _LINE * (len(block.lines) + 1) + _GAP

    return show


def _code_block(data: Reading) -> _Block:
    lines = data.code.splitlines()
    return _Block("In [1]:", lines + [""] * (4 - len(lines)))


def _hint_block(data: Reading) -> _Block:
    total = len(data.texts.hints)
    steps = data.texts.label_list("hint_steps")
    lines = []
    for step, hint in zip(steps, data.texts.hints[: data.opened], strict=False):
        lines += _wrap(f"{step}: {hint}")
    return _Block(f"④ {data.texts.label('hints')}: {data.opened} of {total} open", lines or ["–"])


def _report_blocks(data: Reading) -> list[_Block]:
    label, section = data.texts.label, data.content.sections[0]
    verdict = _Block(data.content.heading, [data.content.summary], GREEN if data.content.full else VERMILLION)
    rows = [f"{row.word}  {row.name}" for row in (*section.failed, *section.passed)]
    blocks = [verdict, _Block(f"① {label('case')}", rows)]
    if data.content.full:
        return blocks
    return [
        *blocks,
        _Block(f"② {label('smallest')}", _failure_lines(data.verdict, data.texts)),
        _Block(f"③ {label('looks_like')}", _mistake_lines(data.verdict, data.texts)),
        _side_effects(data.verdict, data.texts),
    ]


def _side_effects(verdict: AnswerVerdict, texts: Texts) -> _Block:
    if not verdict.side_effects:
        return _NOTHING
    return _Block(texts.label("side_effects"), _wrap(*verdict.side_effects))


def _failure_lines(verdict: AnswerVerdict, texts: Texts) -> list[str]:
    if verdict.failure is None:
        return ["–"]
    failure = verdict.failure
    return [
        failure.called,
        f"{texts.label('you_gave')}: {failure.got}",
        f"{texts.label('expected')}: {failure.expected}",
    ]


def _mistake_lines(verdict: AnswerVerdict, texts: Texts) -> list[str]:
    mistakes = map(texts.mistake, verdict.mistakes)
    sentences = [part for mistake in mistakes for part in (mistake.looks_like, mistake.why)]
    return _wrap(*sentences) or ["–"]


def _wrap(*sentences: str) -> list[str]:
    return [line for s in sentences for line in textwrap.wrap(_plain(s), width=52)]


def _plain(text: str) -> str:
    """Text without the marks for code that the catalogue uses."""
    return text.replace("`", "").strip()


def describe(data: Reading, templates: Mapping[str, str]) -> str:
    named = data.verdict.mistakes
    name = data.texts.mistake(named[0]).looks_like if named else ""
    report = templates["report"].format(
        title=data.content.heading, summary=data.content.summary, mistake=name
    )
    if not data.opened:
        return _plain(report)
    last = templates["hint"].format(
        number=data.opened, total=len(data.texts.hints), text=data.texts.hints[data.opened - 1]
    )
    return _plain(f"{report} {last}")


explorer = FigureExplorer(
    controls={"answer": Choice(tuple(ANSWERS), "wrong_type"), "next_hint": Press()},
    compute=compute,
    draw=draw,
    describe=describe,
    size=(7.4, 4.6),
)
