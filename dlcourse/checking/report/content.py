"""The content of a report, word for word, before it becomes HTML or plain text."""

import inspect
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dlcourse.checking.exercise import Exercise, Function
from dlcourse.checking.texts import NamedMistake, Texts
from dlcourse.checking.verdict import AnswerVerdict, Failure, Verdict


@dataclass(frozen=True)
class Row:
    """One line of the table of cases."""

    name: str
    passed: bool
    word: str
    note: str


@dataclass(frozen=True)
class Item:
    """Something said under a heading; ``code`` is shown as it is typed."""

    label: str
    text: str = ""
    code: str = ""


@dataclass(frozen=True)
class Section:
    """What is said about one answer.

    Attributes:
        name: of the answer.
        sentence: in place of everything else, where nothing was written.
        failed: rows of the cases that fail, and of side effects.
        passed: rows of those that pass.
        passed_label: what the folded list of these is called.
        headings: of the table's columns.
        items: the smallest failing input, named mistakes, what was printed.
        remarks: about a right answer.
        solutions: the reference and another way, after full points.
    """

    name: str
    sentence: str = ""
    failed: Sequence[Row] = ()
    passed: Sequence[Row] = ()
    passed_label: str = ""
    headings: Sequence[str] = ()
    items: Sequence[Item] = ()
    remarks: Sequence[Item] = ()
    solutions: Sequence[Item] = field(default_factory=list)


@dataclass(frozen=True)
class Content:
    """The whole report."""

    heading: str
    summary: str
    full: bool
    sections: Sequence[Section]
    closing: Sequence[str]
    solutions_label: str


def compose(verdict: Verdict, exercise: Exercise, texts: Texts, closing: Sequence[str] = ()) -> Content:
    """Put a verdict into words.

    Args:
        verdict: what was found.
        exercise: what was asked.
        texts: its sentences.
        closing: sentences for the end, such as what comes next.
    """
    untouched = all(answer.state == "missing" for answer in verdict.answers)
    again = texts.section and not verdict.full and not untouched
    asked = exercise.handed_in(len(verdict.answers)) or exercise
    pairs = zip(asked.answers, verdict.answers, strict=True)
    return Content(
        heading=f"{verdict.number} {verdict.title}",
        summary=_summary(verdict, exercise, texts, untouched),
        full=verdict.full,
        sections=[] if untouched else [_section(spec, found, verdict, texts) for spec, found in pairs],
        closing=[*([texts.label("section", section=texts.section)] if again else []), *closing],
        solutions_label=texts.label("solutions"),
    )


def _summary(verdict: Verdict, exercise: Exercise, texts: Texts, untouched: bool) -> str:
    if untouched:
        kind = "nothing_written" if hasattr(exercise.answers[0], "reference") else "nothing_chosen"
        return texts.label(kind, name=exercise.answers[0].name)
    key = ("all" if verdict.full else "some") + ("_right" if verdict.possible else "_right_practice")
    return texts.label(key, points=f"{verdict.points:g}", possible=f"{verdict.possible:g}")


def _section(spec: Any, answer: AnswerVerdict, verdict: Verdict, texts: Texts) -> Section:
    if answer.state == "missing":
        return Section(answer.name, sentence=texts.label("nothing_written"))
    rows = [*_rows(answer, texts), *_side_effects(answer, bool(verdict.possible), texts)]
    failed, passed = [row for row in rows if not row.passed], [row for row in rows if row.passed]
    if not isinstance(spec, Function):  # every row of a quiz is an answer to what was chosen
        failed, passed = rows, []
    return Section(
        name=answer.name,
        failed=failed,
        passed=passed,
        passed_label=texts.label("passed", passed=sum(case.passed for case in answer.cases)),
        headings=[texts.label(key) for key in ("case", "result", "note")],
        items=[*_failure(answer.failure, texts), *_names(answer, texts), *_printed(answer, texts)],
        remarks=[Item(texts.label("remark"), remark) for remark in answer.remarks],
        solutions=_solutions(spec, texts) if verdict.full and isinstance(spec, Function) else [],
    )


def _rows(answer: AnswerVerdict, texts: Texts) -> list[Row]:
    """The visible cases one by one; the drawn ones in one line."""
    rows = [_row(case.name, case.passed, case.note, texts) for case in answer.cases if not case.hidden]
    drawn = [case for case in answer.cases if case.hidden]
    if drawn:
        failing = sum(not case.passed for case in drawn)
        name = texts.label("drawn_fail" if failing else "drawn", failing=failing, total=len(drawn))
        note = texts.label("drawn_note" if answer.failure else "drawn_note_graded") if failing else ""
        rows.append(_row(name, not failing, note, texts))
    return rows


def _row(name: str, passed: bool, note: str, texts: Texts) -> Row:
    return Row(name, passed, texts.label("pass" if passed else "fail"), note)


def _side_effects(answer: AnswerVerdict, marked: bool, texts: Texts) -> list[Row]:
    cost = f". {texts.label('side_effect_cost')}" if marked else "."
    name = texts.label("side_effects")
    return [_row(name, False, effect + cost, texts) for effect in answer.side_effects]


def _failure(failure: Failure | None, texts: Texts) -> list[Item]:
    if failure is None:
        return []
    at = f" {texts.label('at', place=failure.place)}" if failure.place else ""
    return [
        Item(texts.label("smallest"), code=failure.called),
        Item(texts.label("you_gave") + at, code=failure.got),
        Item(texts.label("expected") + at, code=failure.expected),
        Item(texts.label("what"), failure.what),
    ]


def _names(answer: AnswerVerdict, texts: Texts) -> list[Item]:
    named = [_words(id, texts) for id in answer.mistakes if "=" not in id]  # a quiz answers in its rows
    items = [item for mistake in named for item in _mistake(mistake, texts)]
    if not answer.looked_into:
        return [Item(texts.label("not_looked_into"))]
    if answer.failure and not named:
        return [Item(texts.label("unknown" if answer.failure.returned else "unknown_error"))]
    return items


def _words(id: str, texts: Texts) -> NamedMistake:
    """A mistake that lacks its sentences is shown by its id: better than no report."""
    try:
        return texts.mistake(id)
    except KeyError:
        return NamedMistake(id, "")


def _mistake(mistake: NamedMistake, texts: Texts) -> list[Item]:
    return [
        Item(texts.label("looks_like"), mistake.looks_like),
        *([Item(texts.label("why"), mistake.why)] if mistake.why else []),
    ]


def _printed(answer: AnswerVerdict, texts: Texts) -> list[Item]:
    wrong = answer.state == "wrong" and answer.printed
    return [Item(texts.label("printed"), code=answer.printed)] if wrong else []


def _solutions(function: Function, texts: Texts) -> list[Item]:
    """The reference and another right way, as source code."""
    ways = [("reference", function.reference), *(("another_way", way) for way in function.alternatives[:1])]
    found = [(label, _source(way)) for label, way in ways]
    return [Item(f"{function.name}: {texts.label(label)}", code=code) for label, code in found if code]


@cache
def _source(function: Callable[..., Any]) -> str:
    try:
        source = textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError):
        return ""
    return source.rstrip() if source.startswith(("def ", "class ")) else ""
