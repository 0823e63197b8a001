"""``explain()``: what was expected, what it was, and one sentence why; it stands where the surprise is."""

from collections.abc import Mapping
from typing import Any

from dlcourse.predicting.questions import Question, prediction, words
from dlcourse.predicting.show import show
from dlcourse.state import state


def explain(id: str, sentence: str | None = None) -> None:
    """Hold a prediction against what came out, and ask for one sentence why; the course's reason follows it.

    Args:
        id: of the prediction, ``<chapter>.<name>``.
        sentence: the sentence, where there is no line to type it into.

    Raises:
        UnknownIdError: there is no such prediction; the message lists the closest ones.
    """
    asked = Explanation(prediction(id))
    if sentence is not None:
        asked.keep(sentence)
    show(asked)


class Explanation:
    """The outcome of one prediction, and the student's sentence about it."""

    def __init__(self, question: Question) -> None:
        self._question, self._words = question, words()

    def frame(self) -> dict[str, Any]:
        """Title, words and the outcome."""
        title, outcome = self._words["explain_title"], self.outcome()
        return {"title": title, "words": self._words, "questions": [], "outcome": outcome}

    def content(self) -> dict[str, Any]:
        """The sentence so far, and the course's own once there is one."""
        sentence = self._sentence()
        reply = self._words["kept"].format(why=self._question.why) if sentence else ""
        return {"questions": [], "sentence": sentence, "reply": reply}

    def hear(self, message: Mapping[str, Any]) -> None:
        """Keep the sentence that was typed."""
        self.keep(message["sentence"])

    def keep(self, sentence: str) -> None:
        """Remember the sentence."""
        state().put("explanations", self._question.id, sentence.strip())

    def outcome(self) -> str:
        """What was expected, and what it was."""
        question, letter = self._question, state().get("predictions", self._question.id)
        if letter not in question.options:
            return self._words["unasked"].format(right=question.right)
        key = "foreseen" if letter == question.answer else "unforeseen"
        return self._words[key].format(expected=question.options[letter], right=question.right)

    def __str__(self) -> str:
        content = self.content()
        if content["sentence"]:
            return "\n".join([self.outcome(), content["sentence"], content["reply"]])
        call = f'explain("{self._question.id}", "...")'
        return f"{self.outcome()}\n{self._words['why']} {call}"

    def _sentence(self) -> str:
        return str(state().get("explanations", self._question.id) or "")
