"""What a notebook is graded by: its exercises with their check cells, their seeds and their versions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

import nbformat
from nbformat import NotebookNode

from autograder.course_error import CourseError
from autograder.grading.selection import bonus_of
from autograder.oracle.seeds import exercise_seed
from dlcourse.checking import version
from dlcourse.checking.exercise import Exercise
from dlcourse.checking.own_exercises import CHAPTER, is_own
from dlcourse.checking.registry import exercise, exercises
from dlcourse.checking.trials import Trial, draw
from dlcourse.curriculum import UnknownIdError, chapter_of, chapters, current_id
from dlcourse.notebook_format import CHECK_SUFFIX, exercise_checked

_KINDS = ("numpy", "torch")

SandboxKey = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Rules:
    """The rules for one notebook.

    Attributes:
        notebook: its name.
        exercises: by the grade id of the check cell.
        seeds: of the drawn cases, by exercise id; None for the public ones.
        bonus: grade ids of check cells whose points come on top.
    """

    notebook: str
    exercises: Mapping[str, Exercise]
    seeds: Mapping[str, int | None]
    bonus: frozenset[str] = frozenset()
    _drawn: dict[str, list[list[Trial]]] = field(default_factory=dict, repr=False, compare=False)

    def of_kind(self, kind: str) -> dict[str, Exercise]:
        """The exercises that are graded in one kind of sandbox, by id."""
        return {e.id: e for e in self.exercises.values() if e.needs == kind}

    def draw(self, exercise: Exercise) -> list[list[Trial]]:
        """The trials of an exercise, the same for every student: the references answer them once."""
        if exercise.id not in self._drawn:
            self._drawn[exercise.id] = draw(exercise, self.seeds[exercise.id])
        return self._drawn[exercise.id]

    @property
    def sandboxes(self) -> tuple[SandboxKey, ...]:
        """Kind and allowed references of each sandbox that the notebook runs in."""
        kinds = {kind: self.of_kind(kind).values() for kind in _KINDS}
        return tuple((kind, _uses_of(exercises)) for kind, exercises in kinds.items() if exercises)


@cache
def rules_for(notebook: str, assignment: str, key: bytes | None, released: str) -> Rules:
    """Look up the rules: the exercises whose check cells were released, with the points that stand there.

    Args:
        notebook: such as ``04_activations``; a notebook that is no chapter has no exercises.
        assignment: nbgrader's name of the assignment.
        key: the course's secret key; None for the public seeds that ``check()`` uses in the notebook.
        released: the notebook that students got, as text.
    """
    chapter = chapter_of(notebook)
    in_chapter = {e.id: e for e in exercises(chapter)} if chapter in chapters() else {}
    graded = {cell.metadata.nbgrader.grade_id: cell for cell in _graded_cells(released)}
    checks = [id for id in graded if id.endswith(CHECK_SUFFIX)]
    ids = {cell: current_id(f"{chapter}.{cell.removesuffix(CHECK_SUFFIX)}") for cell in checks}
    found = {cell: in_chapter[id] for cell, id in ids.items() if id in in_chapter}
    found |= {
        id: _own_exercise(checked)
        for id, cell in graded.items()
        if is_own(checked := exercise_checked(cell.source) or "")
    }
    known = {id: replace(found[id], points=_points(graded[id])) for id in graded if id in found}
    seeds = {e.id: exercise_seed(key, assignment, e.id) if key else None for e in known.values()}
    bonus = frozenset(cell for cell in known if bonus_of(graded[cell]) is not None)
    return Rules(notebook, known, seeds, bonus)


def _own_exercise(id: str) -> Exercise:
    """An exercise of the instructor's own.

    Raises:
        CourseError: it is not there, or its file does not run.
    """
    place = f"{CHAPTER}/exercises/{id.partition('.')[2]}.py in the course folder"
    try:
        return exercise(id)
    except UnknownIdError as error:
        raise CourseError(f"the notebook checks {id}, and there is no {place}") from error
    except Exception as error:  # a program of the instructor's
        raise CourseError(f"{place} does not run ({type(error).__name__}: {error}); mend it") from error


def _graded_cells(released: str) -> list[NotebookNode]:
    cells = nbformat.reads(released, as_version=4).cells
    return [cell for cell in cells if cell.metadata.get("nbgrader", {}).get("grade")]


def _points(check: NotebookNode) -> float:
    bonus = bonus_of(check)
    points: float = check.metadata.nbgrader.points if bonus is None else bonus
    return points


def _uses_of(exercises: Iterable[Exercise]) -> tuple[str, ...]:
    """The reference modules that any of the exercises allows."""
    return tuple(sorted({use for exercise in exercises for use in exercise.uses}))


def version_of(chapter: str, name: str) -> str:
    """Changes whenever the exercise's file, a reference that it uses or the engine does."""
    return version.version_of(f"{chapter}.{name}")
