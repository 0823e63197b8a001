"""The sentences of one exercise's report, taken from its chapter's catalogue and the engine's."""

from dataclasses import dataclass
from typing import Any

from dlcourse.checking.calling.outcome import Outcome
from dlcourse.checking.compare import Problem
from dlcourse.checking.exercise import Exercise
from dlcourse.messages import catalogue, current_language, engine_messages


@dataclass(frozen=True)
class NamedMistake:
    """A mistake in words: what the answer looks like and why that is not what was asked."""

    looks_like: str
    why: str


class Texts:
    """Looks up the texts of one exercise in the current language."""

    def __init__(self, exercise: Exercise):
        language = current_language()
        chapter = catalogue(exercise.chapter, language)
        self._own: dict[str, Any] = chapter.get("exercises", {}).get(exercise.name, {})
        self._engine = engine_messages(language)
        self.title: str = self._own.get("title", exercise.name)
        self.section: str = self._own.get("section", "")
        self.hints: list[str] = self._own.get("hints", [])

    def case(self, name: str) -> str:
        """Title of a case."""
        return self._own.get("cases", {}).get(name, name)

    def property(self, name: str) -> str:
        """What a case without one right value asks for."""
        return self._own.get("properties", {}).get(name, self.case(name))

    def mistake(self, id: str) -> NamedMistake:
        """A named mistake; the exercise's own text comes before the engine's general one."""
        table = self._own.get("mistakes", {}).get(id) or self._engine["mistakes"][id]
        return NamedMistake(table["looks_like"], table["why"])

    def problem(self, problem: Problem) -> str:
        """Why a case failed, in one sentence."""
        sentence = self._engine["problems"][problem.reason].format(**problem.details)
        place = problem.details.get("place")
        return f"{place}: {sentence}" if place else sentence

    def remark(self, problem: Problem) -> str:
        """What could be better in a right answer."""
        return self._engine["remarks"][problem.reason].format(**problem.details)

    def outcome(self, outcome: Outcome) -> str:
        """What happened instead of a value coming back."""
        return self._engine["outcomes"][outcome.kind].format(error=outcome.error, message=outcome.message)

    def side_effect(self, id: str, **details: str) -> str:
        """A sentence about something the call did besides returning."""
        return self._engine["side_effects"][id].format(**details)

    def question(self, id: str) -> dict[str, Any]:
        """A quiz question: ``text``, ``options`` and ``replies`` by letter."""
        return self._own["questions"][id]

    def label(self, id: str, **details: Any) -> str:
        """A word or short sentence of the report itself."""
        return self._engine["report"][id].format(**details)

    def label_list(self, id: str) -> list[str]:
        """A list of words of the report itself."""
        return self._engine["report"][id]
