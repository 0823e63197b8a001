"""``selftest()``: five questions on what a chapter needs; a wrong answer points to the passage."""

from typing import Any

from dlcourse.curriculum import notebook_of
from dlcourse.predicting.choices import Choices
from dlcourse.predicting.questions import Question, needed, words
from dlcourse.predicting.sections import address
from dlcourse.predicting.show import show


def selftest(chapter: str, letters: str = "") -> None:
    """Ask what a chapter takes for granted; never marked, and remembered.

    Args:
        chapter: for example ``"activations"``.
        letters: the answers, ``"abcab"``, where there is no form to click.

    Raises:
        UnknownIdError: there is no such chapter.
    """
    questions = needed(chapter)
    call = f'selftest("{chapter}", "{"a" * len(questions)}")'
    said = words()
    asked = Choices(said["selftest_title"], "selftests", questions, _reply, call, said["answer"])
    given = [letter for letter in "".join(letters).lower() if letter.isalpha()]
    for question, letter in zip(questions, given, strict=False):
        refused = asked.choose(question, letter)
        if refused:
            print(refused)
    show(asked)


def _reply(question: Question, letter: str) -> dict[str, Any]:
    if letter == question.answer:
        return {"note": words()["right"].format(why=question.why)}
    reply: dict[str, Any] = {"note": words()["wrong"].format(right=question.right, why=question.why)}
    if question.passage:
        reply["passage"] = _passage(question.passage)
    return reply


def _passage(passage: str) -> dict[str, str]:
    chapter, _, section = passage.partition(": ")
    number = int(notebook_of(chapter).partition("_")[0])
    title = words()["passage"].format(number=number, section=section)
    return {"title": title, "address": address(chapter, section)}
