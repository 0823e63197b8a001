"""The question in front of an explorer: first a prediction, then the picture, then the reply."""

from typing import Any

from dlcourse.exploring.explorer import Explorer, State
from dlcourse.exploring.texts import Texts
from dlcourse.state import State as Memory

PICTURES = 3
"""How many different states have to be looked at before the reply, if the explorer does not say."""


class Prediction:
    """Remembers the choice; the reply waits until what was asked about has been seen.

    A stored prediction stays until the student asks to be asked again.

    Attributes:
        chosen: the letter predicted; None if there is none, or if that option no longer exists. It is read
            once: in a browser every look at a file costs more than a picture.
        answered: whether the reply is shown.
    """

    def __init__(
        self, id: str, explorer: Explorer, texts: Texts, words: dict[str, str], memory: Memory
    ) -> None:
        self._id, self._explorer, self._texts, self._words = id, explorer, texts, words
        self._memory = memory
        self._moved: set[str] = set()
        self._states: list[State] = []
        letter = memory.get("predictions", id)
        self.chosen: str | None = letter if letter in texts.options else None
        self.answered = self.chosen is not None

    def choose(self, letter: str) -> None:
        """Store a prediction."""
        if letter in self._texts.options:
            self._remember(letter)

    def ask_again(self) -> None:
        """Forget the prediction."""
        self._remember(None)

    def look(self, state: State, data: Any, moved: list[str]) -> None:
        """A picture is shown after controls were moved; it may be the one that answers the question."""
        if self.answered or not moved or self.chosen is None:
            return
        self._moved |= set(moved)
        if state not in self._states:
            self._states.append(state)
        self.answered = self._has_seen(state, data)

    def plain(self) -> dict[str, Any]:
        """What the view shows, as JSON."""
        return {"chosen": self.chosen, "answered": self.answered, "note": self._note(self.chosen)}

    def _has_seen(self, state: State, data: Any) -> bool:
        if self._explorer.seen is not None:
            return bool(self._explorer.seen(state, data))
        if self._explorer.about:
            return set(self._explorer.about) <= self._moved
        return len(self._states) >= PICTURES

    def _note(self, chosen: str | None) -> str:
        if chosen is None:
            return ""
        if not self.answered:
            return self._words["try"]
        options, right = self._texts.options, self._texts.answer
        key = "expected" if right is None else "expected_right" if right == chosen else "expected_wrong"
        heading = self._words[key].format(
            expected=options[chosen], right=options.get(right, "") if right else ""
        )
        return f"{heading} {self._texts.replies[chosen]}"

    def _remember(self, letter: str | None) -> None:
        """Store the choice; what was seen before it does not count."""
        self.chosen = letter
        self._memory.put("predictions", self._id, letter)
        self.answered, self._moved, self._states = False, set(), []
