"""The hint ladder: symptom, place, idea, pseudo-line, opened one by one by the student and remembered."""

from dlcourse.checking.exercise import Exercise
from dlcourse.checking.registry import exercise as find_exercise
from dlcourse.checking.texts import Texts
from dlcourse.state import state


class Hints:
    """The hints of one exercise and how many of them are open."""

    def __init__(self, exercise: Exercise):
        self._id = exercise.id
        self.texts = Texts(exercise)
        self.all = self.texts.hints

    @property
    def opened(self) -> int:
        """How many hints the student has opened so far."""
        return min(int(state().get("hints", self._id, 0)), len(self.all))

    def invitation(self) -> str:
        """How to open the next hint where there is no button."""
        if self.opened == len(self.all):
            return self.texts.label("hint_all_open", total=len(self.all))
        return self.texts.label("hint_text", exercise=self._id, number=self.opened + 1, total=len(self.all))

    def open_next(self) -> None:
        """Open one more hint and remember it."""
        state().put("hints", self._id, min(self.opened + 1, len(self.all)))

    def step(self, index: int) -> str:
        """What the hint at this place of the ladder tells."""
        steps = self.texts.label_list("hint_steps")
        return steps[min(index, len(steps) - 1)]


def hint(id: str) -> None:
    """Open the next hint of an exercise and print all that are open.

    Args:
        id: for example ``"activations.dead_fraction"``.
    """
    hints = Hints(find_exercise(id))
    if not hints.all:
        print(hints.texts.label("hint_none"))
        return
    hints.open_next()
    for index, text in enumerate(hints.all[: hints.opened]):
        print(f"{index + 1}. ({hints.step(index)}) {text}")
