"""What a notebook is graded by: its exercises with their cases, their seeds and their versions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from autograder.course_error import CourseError
from autograder.grading.outline import Outline, SandboxKey, outline_of
from dlcourse.checking.exercise import Exercise
from dlcourse.checking.own_exercises import is_own
from dlcourse.checking.registry import exercise
from dlcourse.checking.trials import Trial, draw


@dataclass(frozen=True)
class Rules:
    """The rules for one notebook.

    Attributes:
        outline: what it asks for.
        exercises: by the grade id of the check cell.
    """

    outline: Outline
    exercises: Mapping[str, Exercise]
    _drawn: dict[str, list[list[Trial]]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def seeds(self) -> Mapping[str, int | None]:
        """Of the drawn cases, by exercise id; None for the public ones."""
        return self.outline.seeds

    @property
    def sandboxes(self) -> tuple[SandboxKey, ...]:
        """Kind and allowed references of each sandbox that the notebook runs in."""
        return self.outline.sandboxes

    def is_bonus(self, grade_id: str) -> bool:
        """Whether the points of a check cell come on top."""
        return self.outline.asked[grade_id].bonus

    def of_kind(self, kind: str) -> dict[str, Exercise]:
        """The exercises that are graded in one kind of sandbox, by id."""
        return {e.id: e for e in self.exercises.values() if e.needs == kind}

    def draw(self, exercise: Exercise) -> list[list[Trial]]:
        """The trials of an exercise, the same for every student: the references answer them once."""
        if exercise.id not in self._drawn:
            self._drawn[exercise.id] = draw(exercise, self.seeds[exercise.id])
        return self._drawn[exercise.id]


@cache
def rules_for(notebook: str, assignment: str, key: bytes | None, released: str) -> Rules:
    """Load the exercises that a notebook asks for; see ``outline_of``.

    Raises:
        CourseError: an exercise of the instructor's own does not run.
    """
    found = outline_of(notebook, assignment, key, released)
    exercises = {cell: replace(_load(asked.id), points=asked.points) for cell, asked in found.asked.items()}
    return Rules(found, exercises)


def _load(id: str) -> Exercise:
    try:
        return exercise(id)
    except Exception as error:  # a program of the instructor's
        if not is_own(id):
            raise
        reason = f"{type(error).__name__}: {error}"
        raise CourseError(f"the exercise {id} does not run ({reason}); mend it") from error
