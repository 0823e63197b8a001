"""E14.1 One network in six frameworks: a step of the training lights up in all of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from dlcourse.chapters.frameworks.explorers._listings import LISTINGS, STEPS, Line
from dlcourse.exploring import Explorer, Play, Slider, State, Toggle, Words
from dlcourse.exploring.scene import Listing, Paragraph, Pick, Row, Scene

_CODE = 11.0
_COLUMNS = (tuple(LISTINGS)[0::2], tuple(LISTINGS)[1::2])
"""Which listings stand one under the other."""


@dataclass(frozen=True)
class Page:
    """Which lines are lit.

    Attributes:
        step: one of ``STEPS``.
        lit: for each framework, the places of its lit lines.
        shared: frameworks in which a lit line does other steps as well.
    """

    step: str
    lit: Mapping[str, tuple[int, ...]]
    shared: tuple[str, ...]


def compute(step: int, only: bool) -> Page:
    name = STEPS[step - 1]
    lit = {
        framework: tuple(place for place, line in enumerate(lines) if name in line.steps)
        for framework, lines in LISTINGS.items()
    }
    shared = tuple(
        f for f, places in lit.items() if any(len(LISTINGS[f][place].steps) > 1 for place in places)
    )
    return Page(name, lit, shared)


def draw(state: State, data: Page, words: Words) -> Scene:
    left, right = ([_listing(name, state, data, words) for name in column] for column in _COLUMNS)
    note = words(f"note_{data.step}")
    if data.shared:
        note = f"{words('shared', frameworks=', '.join(data.shared))} {note}"
    return Scene([[_steps(data, words), left, right], [Paragraph(note)]], gap=22)


def _steps(data: Page, words: Words) -> Listing:
    """The whole training as a list; a click goes to a step."""
    rows = []
    for number, step in enumerate(STEPS, 1):
        here = step == data.step
        text = f"{number}  {words(step)}"
        rows.append(Row(text, fill="second" if here else "", bold=here, act=Pick(step=number)))
    return Listing(rows, words("steps"), mono=False, width=0.4, least=175)


def _listing(framework: str, state: State, data: Page, words: Words) -> Listing:
    """One dialect; a click on a line lights what does the same elsewhere."""
    rows = []
    for place, line in enumerate(LISTINGS[framework]):
        here = place in data.lit[framework]
        if here or not state.only:
            tip = words("does", steps=", ".join(words(step) for step in line.steps))
            colour, fill = ("ink", "second") if here else ("muted", "")
            rows.append(Row(line.code, colour, fill, tip=tip, act=_pick(line, data.step)))
    return Listing(rows, framework, _CODE, least=300)


def _pick(line: Line, step: str) -> Pick:
    """To the step of a line, and to its next one where the line does several."""
    after = line.steps.index(step) + 1 if step in line.steps else 0
    return Pick(step=STEPS.index(line.steps[after % len(line.steps)]) + 1)


def describe(state: State, data: Page, words: Words) -> str:
    spoken = []
    for framework, places in data.lit.items():
        code = " ".join(LISTINGS[framework][place].code for place in places)
        spoken.append(f"{framework}: " + " ".join(code.replace("{", "").replace("}", "").split()))
    name = words(data.step)
    sentence = words("step", step=name[0].upper() + name[1:], lines="; ".join(spoken))
    if data.shared:
        sentence += " " + words("shared", frameworks=", ".join(data.shared))
    return f"{sentence} {words(f'note_{data.step}')}"


explorer = Explorer(
    controls={
        "step": Slider(1, len(STEPS), 1, 3),
        "play": Play(("step",), per_second=0.7),
        "only": Toggle(False),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    seen=lambda state, data: data.step == "clear",
)
