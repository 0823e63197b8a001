"""A quiz as code for the notebook, each entry of the answer under its question, from the catalogue."""

import textwrap
from collections.abc import Iterator

from dlcourse.checking.exercise import Exercise, Quiz
from dlcourse.checking.registry import exercise as find_exercise
from dlcourse.checking.texts import Texts

WIDTH = 99
"""Characters of a line that JupyterLab shows whole beside its file browser."""


def quiz_code(id: str) -> str:
    """The empty answer dictionaries of an exercise's quizzes, each entry under its question and options.

    Args:
        id: for example ``"activations.choose"``.

    Raises:
        UnknownIdError: there is no such exercise.
        ValueError: the exercise has no quiz.
    """
    exercise = find_exercise(id)
    quizzes = [answer for answer in exercise.answers if isinstance(answer, Quiz)]
    if not quizzes:
        raise ValueError(f"{id} has no quiz, so there are no questions to show")
    return "\n\n".join("\n".join(_dictionary(quiz, exercise)) for quiz in quizzes)


def _dictionary(quiz: Quiz, exercise: Exercise) -> Iterator[str]:
    questions = {name: Texts(exercise).question(name) for name in quiz.key}
    options = [question["options"] for question in questions.values()]
    alike = len(options) > 1 and all(each == options[0] for each in options)
    yield f"{quiz.name} = {{"
    if alike:
        yield from _options(options[0])
    for name, question in questions.items():
        yield from _comment(f"{name}. ", question["text"])
        if not alike:
            yield from _options(question["options"])
        yield f'    "{name}": "",'
    yield "}"


def _options(options: dict[str, str]) -> Iterator[str]:
    for letter, option in options.items():
        yield from _comment(f"   {letter}  ", option)


def _comment(label: str, text: str) -> list[str]:
    start = "    # "
    indent = start + " " * len(label)
    return textwrap.wrap(text, WIDTH, initial_indent=start + label, subsequent_indent=indent)
