"""Questions with options, whose choices are remembered: what predictions and self-tests have in common."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dlcourse.predicting.questions import Question, words
from dlcourse.state import state


class Choices:
    """Asks questions and remembers what was chosen in one section of the course folder's state.

    Attributes:
        questions: in their order.
    """

    def __init__(
        self,
        title: str,
        section: str,
        questions: Sequence[Question],
        reply: Callable[[Question, str], dict[str, Any]],
        call: str,
        button: str,
    ) -> None:
        """Say what is asked, and how.

        Args:
            title: the heading.
            section: of the state.
            questions: what is asked.
            reply: what is said to a choice: its ``note``, perhaps with a ``passage``.
            call: how to answer where there is no form.
            button: what its button says.
        """
        self.questions = questions
        self._title, self._section, self._reply = title, section, reply
        self._call, self._button = call, button

    def frame(self) -> dict[str, Any]:
        """Title, words and questions."""
        said = {**words(), "predict": self._button}
        return {"title": self._title, "words": said, "questions": [q.asked() for q in self.questions]}

    def content(self) -> dict[str, Any]:
        """What was chosen, with the reply to it."""
        return {"questions": [self._answered(question) for question in self.questions]}

    def hear(self, message: Mapping[str, Any]) -> None:
        """Store a choice, or forget it to be asked again."""
        question = self.questions[message["index"]]
        match message:
            case {"kind": "predict", "letter": letter}:
                self.choose(question, letter)
            case {"kind": "again"}:
                state().put(self._section, question.id, None)

    def choose(self, question: Question, letter: str) -> str:
        """Store a choice; return a sentence about a letter that is none of the options, else ""."""
        if letter not in question.options:
            return words()["no_option"].format(letter=letter, options=", ".join(question.options))
        state().put(self._section, question.id, letter)
        return ""

    def __str__(self) -> str:
        asked = [self._as_text(question) for question in self.questions]
        if None in map(self._chosen, self.questions):
            asked.append(words()["answer_as_text"].format(call=self._call))
        return "\n".join(asked)

    def _as_text(self, question: Question) -> str:
        letter = self._chosen(question)
        if letter is None:
            return str(question)
        reply = self._reply(question, letter)
        passage = reply.get("passage")
        note = f"{reply['note']} ({passage['title']})" if passage else reply["note"]
        return f"{question.question}\n  {letter}  {question.options[letter]}\n{note}"

    def _chosen(self, question: Question) -> str | None:
        letter = state().get(self._section, question.id)
        return letter if letter in question.options else None

    def _answered(self, question: Question) -> dict[str, Any]:
        letter = self._chosen(question)
        reply = self._reply(question, letter) if letter else {"note": ""}
        return {"chosen": letter, "answered": letter is not None, **reply}
