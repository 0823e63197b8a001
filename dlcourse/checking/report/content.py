"""The content of a report, in words, before it becomes HTML or plain text."""

from dataclasses import dataclass

from dlcourse.checking.exercise import Exercise
from dlcourse.checking.texts import NamedMistake, Texts
from dlcourse.checking.verdict import AnswerVerdict, CaseResult, Failure, Verdict


@dataclass(frozen=True)
class Row:
    """One line of the table of cases."""

    name: str
    passed: bool
    note: str


@dataclass(frozen=True)
class Section:
    """What is said about one answer."""

    name: str
    sentence: str
    rows: list[Row]
    failure: Failure | None
    mistakes: list[NamedMistake]
    unknown: bool
    side_effects: list[str]
    printed: str


@dataclass(frozen=True)
class Sheet:
    """The whole report."""

    heading: str
    summary: str
    full: bool
    sections: list[Section]
    read_again: str


def compose(verdict: Verdict, exercise: Exercise, texts: Texts) -> Sheet:
    """Put a verdict into words."""
    untouched = all(answer.state == "missing" for answer in verdict.answers)
    again = texts.section and not verdict.full and not untouched
    return Sheet(
        heading=f"{verdict.number} {verdict.title}",
        summary=_summary(verdict, exercise, texts, untouched),
        full=verdict.full,
        sections=[]
        if untouched
        else [_section(answer, texts, bool(verdict.possible)) for answer in verdict.answers],
        read_again=texts.label("section", section=texts.section) if again else "",
    )


def _summary(verdict: Verdict, exercise: Exercise, texts: Texts, untouched: bool) -> str:
    if untouched:
        kind = "nothing_written" if hasattr(exercise.answers[0], "reference") else "nothing_chosen"
        return texts.label(kind, name=exercise.answers[0].name)
    if all(answer.state == "stored" for answer in verdict.answers):
        return texts.label("stored")
    key = ("all" if verdict.full else "some") + ("_right" if verdict.possible else "_right_practice")
    return texts.label(key, points=f"{verdict.points:g}", possible=f"{verdict.possible:g}")


def _section(answer: AnswerVerdict, texts: Texts, marked: bool) -> Section:
    cost = [texts.label("side_effect_cost")] if marked else []
    named = [
        id for id in answer.mistakes if "=" not in id
    ]  # wrong options of a quiz are answered in their rows
    unknown = answer.failure is not None and answer.failure.returned and not named
    return Section(
        name=answer.name,
        sentence=texts.label("nothing_written") if answer.state == "missing" else "",
        rows=_rows(answer.cases, texts),
        failure=answer.failure,
        mistakes=[texts.mistake(id) for id in named],
        unknown=unknown,
        side_effects=[*answer.side_effects, *cost] if answer.side_effects else [],
        printed=answer.printed if answer.state == "wrong" else "",
    )


def _rows(cases: list[CaseResult], texts: Texts) -> list[Row]:
    """The visible cases one by one; the drawn ones in one line."""
    rows = [Row(case.name, case.passed, case.note) for case in cases if not case.hidden]
    drawn = [case for case in cases if case.hidden]
    if drawn:
        passed = sum(case.passed for case in drawn)
        complete = passed == len(drawn)
        note = "" if complete else texts.label("drawn_note")
        rows.append(Row(texts.label("drawn", passed=passed, total=len(drawn)), complete, note))
    return rows
