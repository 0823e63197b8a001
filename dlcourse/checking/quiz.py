"""Checks quizzes: every option has its own reply."""

from typing import Any

from dlcourse.checking.exercise import Quiz
from dlcourse.checking.texts import Texts
from dlcourse.checking.verdict import AnswerVerdict, CaseResult


def check_quiz(quiz: Quiz, answer: Any, texts: Texts) -> AnswerVerdict:
    """Compare chosen letters with the key, question by question."""
    if not isinstance(answer, dict):
        note = texts.label("quiz_form", got=type(answer).__name__, example=_example(quiz))
        return AnswerVerdict(quiz.name, 0.0, "wrong", [CaseResult(quiz.name, False, note)])
    chosen = {question: _letter(answer.get(question)) for question in quiz.key}
    if not any(chosen.values()):
        return AnswerVerdict(quiz.name, 0.0, "missing")
    rows = [_row(question, letter, quiz.key[question], texts) for question, letter in chosen.items()]
    wrong = [f"{q}={letter}" for q, letter in chosen.items() if letter and letter != quiz.key[q]]
    earned = sum(row.passed for row in rows) / len(rows)
    return AnswerVerdict(quiz.name, earned, "right" if earned == 1 else "wrong", rows, wrong)


def _letter(answer: Any) -> str:
    return answer.strip().lower() if isinstance(answer, str) else ""


def _row(question: str, letter: str, right: str, texts: Texts) -> CaseResult:
    words = texts.question(question)
    title = f"{question}: {words['text']}"
    if not letter:
        return CaseResult(title, False, texts.label("no_answer"))
    if letter not in words["options"]:
        options = ", ".join(words["options"])
        return CaseResult(title, False, texts.label("no_such_option", letter=letter, options=options))
    return CaseResult(title, letter == right, words["replies"][letter])


def _example(quiz: Quiz) -> str:
    first = next(iter(quiz.key))
    return f'{quiz.name} = {{"{first}": "a", ...}}'
