"""The report of a check as a picture: the same words, order and colours as below a cell."""

from collections.abc import Sequence
from typing import Any

from dlcourse.checking.report.content import Item
from dlcourse.checking.report.content import Row as Case
from dlcourse.exploring import State, Words
from dlcourse.exploring.scene import Listing, Paragraph, Pick, Row

_CASES, _FAILURE, _NAME, _HINTS = 1, 2, 3, 4
_SAID_OF_A_FAILURE = 4
"""Items that say what failed: the call, what it gave, what was expected, what is wrong."""


def the_cell(code: str, words: Words) -> Listing:
    """The cell as it was run."""
    return Listing([Row(line) for line in code.splitlines()], words("cell"), size=13, width=0.85, least=250)


def report(state: State, data: Any, words: Words) -> list[Listing | Paragraph]:
    """Heading, verdict, and the numbered parts; a click on a part explains it."""
    content, (section, *_) = data.content, data.content.sections
    verdict = Row(content.summary, fill="good" if content.full else "bad", bold=True)
    parts: list[Listing | Paragraph] = [Listing([verdict], content.heading, 13, False, 1.15, 300)]
    rows = [_case(state, row) for row in (*section.failed, *section.passed)]
    parts.append(Listing(rows, f"① {data.texts.label('case')}", mono=False))
    if content.full:
        return parts
    count = _SAID_OF_A_FAILURE if data.verdict.failure else 0
    parts += [
        _items(state, section.items[:count], _FAILURE, words("smallest"), words),
        _items(state, section.items[count:], _NAME, words("name"), words),
    ]
    return [*parts, *(Paragraph(_plain(sentence), "muted", 12) for sentence in content.closing)]


def _case(state: State, case: Case) -> Row:
    text = f"{case.word}  {case.name}" + (f": {case.note}" if case.note else "")
    return Row(_plain(text), "good" if case.passed else "bad", **_part(state, _CASES))


def _items(state: State, items: Sequence[Item], part: int, title: str, words: Words) -> Listing:
    rows = [Row(_said(item), **_part(state, part)) for item in items]
    return Listing(rows or [Row(words("nothing"), "muted", **_part(state, part))], title, mono=False)


def _said(item: Item) -> str:
    text = item.code or item.text
    return _plain(f"{item.label}: {text}" if text else item.label)


def _part(state: State, part: int) -> dict[str, Any]:
    """How the rows of a part look, and what a click on them does."""
    return {"fill": "first" if state.part == part else "", "act": Pick(part=part)}


def hint_list(state: State, data: Any, words: Words) -> list[Listing | Paragraph]:
    """The hints that are open, the button for the next one, and what the chosen part is for."""
    about = Paragraph(words(f"part_{state.part}"), "first", 13)
    if data.content.full:
        return [about]
    total = len(data.texts.hints)
    steps = data.texts.label_list("hint_steps")
    pairs = list(zip(steps, data.texts.hints, strict=False))
    rows = [Row(_plain(f"{step}: {hint}"), **_part(state, _HINTS)) for step, hint in pairs[: data.opened]]
    if data.opened < total:
        label = words("open", number=data.opened + 1, step=pairs[data.opened][0])
        rows.append(Row(label, "first", "faint", True, act=Pick(next_hint=data.opened + 1)))
    return [about, Listing(rows, words("hints", opened=data.opened, total=total), mono=False)]


def _plain(text: str) -> str:
    """Text without the marks for code that the catalogue uses."""
    return text.replace("`", "").strip()
