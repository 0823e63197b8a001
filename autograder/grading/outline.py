"""What a released notebook asks for: enough to know who is graded anew, without running any exercise."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from autograder.course_error import CourseError
from autograder.grading.selection import bonus_of
from autograder.oracle.seeds import exercise_seed
from dlcourse.checking import outline
from dlcourse.checking.own_exercises import CHAPTER, is_own
from dlcourse.curriculum import UnknownIdError, chapter_of, current_id
from dlcourse.notebook_format import CHECK_SUFFIX, exercise_checked

_KINDS = ("numpy", "torch")

SandboxKey = tuple[str, tuple[str, ...]]
"""The kind of a sandbox, and the references that are in it."""


@dataclass(frozen=True)
class Asked:
    """An exercise that a notebook asks for.

    Attributes:
        id: of it.
        points: as released.
        bonus: whether they come on top.
        needs: the kind of sandbox.
        uses: reference modules that the answer may call.
    """

    id: str
    points: float
    bonus: bool
    needs: str
    uses: tuple[str, ...]


@dataclass(frozen=True)
class Outline:
    """What a notebook asks for.

    Attributes:
        notebook: its name.
        asked: by the grade id of the check cell.
        seeds: of the drawn cases, by exercise id; None for the public ones.
    """

    notebook: str
    asked: Mapping[str, Asked]
    seeds: Mapping[str, int | None]

    @property
    def own(self) -> list[Asked]:
        """The instructor's own exercises."""
        return [each for each in self.asked.values() if is_own(each.id)]

    @property
    def sandboxes(self) -> tuple[SandboxKey, ...]:
        """Kind and allowed references of each sandbox that the notebook runs in."""
        kinds = {kind: [each for each in self.asked.values() if each.needs == kind] for kind in _KINDS}
        return tuple((kind, _uses_of(asked)) for kind, asked in kinds.items() if asked)


def outline_of(notebook: str, assignment: str, key: bytes | None, released: str) -> Outline:
    """Look up what is asked for: the exercises whose check cells were released, with their points.

    Args:
        notebook: such as ``04_activations``; a notebook that is no chapter has no exercises but own ones.
        assignment: nbgrader's name of the assignment.
        key: the course's secret key; None for the public seeds that ``check()`` uses in the notebook.
        released: the notebook that students got, as text.

    Raises:
        CourseError: an exercise of the instructor's own is not there, or is no program.
    """
    asked = {}
    for cell in json.loads(released)["cells"]:
        about = cell["metadata"].get("nbgrader", {})
        id = _exercise_of(notebook, about.get("grade_id", ""), "".join(cell["source"]))
        if about.get("grade") and id:
            needs, uses = _surroundings(id)
            bonus = bonus_of(cell)
            points = float(about["points"] if bonus is None else bonus)
            asked[about["grade_id"]] = Asked(id, points, bonus is not None, needs, uses)
    seeds = {each.id: exercise_seed(key, assignment, each.id) if key else None for each in asked.values()}
    return Outline(notebook, asked, seeds)


def _exercise_of(notebook: str, grade_id: str, source: str) -> str:
    """The id of the exercise that a cell checks; empty where it checks none."""
    checked = exercise_checked(source) or ""
    if is_own(checked):
        return checked
    id = current_id(f"{chapter_of(notebook)}.{grade_id.removesuffix(CHECK_SUFFIX)}")
    return id if grade_id.endswith(CHECK_SUFFIX) and outline.exists(id) else ""


def _surroundings(id: str) -> outline.Surroundings:
    place = f"{CHAPTER}/exercises/{id.partition('.')[2]}.py in the course folder"
    try:
        return outline.surroundings(id)
    except UnknownIdError as error:
        raise CourseError(f"the notebook checks {id}, and there is no {place}") from error
    except Exception as error:  # a program of the instructor's
        if not is_own(id):
            raise
        raise CourseError(f"{place} does not run ({type(error).__name__}: {error}); mend it") from error


def _uses_of(asked: Iterable[Asked]) -> tuple[str, ...]:
    """The reference modules that any of the exercises allows."""
    return tuple(sorted({use for each in asked for use in each.uses}))
