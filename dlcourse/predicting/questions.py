"""The questions of a chapter's catalogue: what is predicted in cells and explorers, and the self-test."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from dlcourse import curriculum
from dlcourse.exploring.registry import explorers
from dlcourse.exploring.texts import Texts, common_words
from dlcourse.messages import catalogue, current_language, load


@dataclass(frozen=True)
class Question:
    """A question with options, one of which is right.

    Attributes:
        id: ``<chapter>.<name>``, under which the choice is remembered.
        question: the question.
        options: by letter.
        answer: the letter of the right one.
        why: the reason, in one or two sentences.
        passage: where a self-test's question is treated, ``"<chapter>: <heading of the section>"``, or "".
        holds: for a prediction, an expression over the notebook's variables that is true behind the cell
            that explains it, on every machine, and of no other option.
    """

    id: str
    question: str
    options: Mapping[str, str]
    answer: str
    why: str
    passage: str = ""
    holds: str = ""

    @property
    def right(self) -> str:
        """The right option."""
        return self.options[self.answer]

    def asked(self) -> dict[str, Any]:
        """What can be seen of it before an answer, as JSON."""
        return {"question": self.question, "options": dict(self.options)}

    def __str__(self) -> str:
        options = "\n".join(f"  {letter}  {option}" for letter, option in self.options.items())
        return f"{self.question}\n{options}"


def prediction(id: str) -> Question:
    """What is asked by ``predict(id)``.

    Raises:
        UnknownIdError: there is no such prediction; the message lists the closest ones.
    """
    chapter = id.partition(".")[0]
    known = {each.id: each for each in predictions(chapter)}
    if id not in known:
        closest = get_close_matches(id, known, n=3) or list(known)
        raise curriculum.UnknownIdError(
            f"there is no prediction {id!r}; did you mean {' or '.join(map(repr, closest))}?"
        )
    return known[id]


def predictions(chapter: str) -> list[Question]:
    """What a chapter asks by ``predict``."""
    return _table(chapter, "predictions")


def needed(chapter: str) -> list[Question]:
    """The self-test at the head of a chapter."""
    return _table(chapter, "selftest")


def everything_predicted(chapter: str) -> list[Question]:
    """What a chapter's explorers and cells ask a student to predict."""
    in_cells = predictions(chapter)  # which says so where there is no such chapter
    return [*map(_of_explorer, explorers(chapter)), *in_cells]


def words() -> dict[str, str]:
    """What is said around the questions."""
    return {**common_words(), **load("dlcourse.predicting", current_language())}


def _table(chapter: str, name: str) -> list[Question]:
    if chapter not in curriculum.chapters():
        raise curriculum.UnknownIdError(
            f"there is no chapter {chapter!r} (chapters: {', '.join(curriculum.chapters())})"
        )
    table = catalogue(chapter).get(name, {})
    return [Question(f"{chapter}.{key}", **texts) for key, texts in table.items()]


def _of_explorer(id: str) -> Question:
    texts = Texts.of(id)
    assert texts.answer
    return Question(id, texts.question, texts.options, texts.answer, texts.replies[texts.answer])
