"""Submissions for tests of grading: a chapter's notebook as students hand it in, honest or not.

Every notebook is graded by ``grade`` in one lane with small limits, so that a test that exhausts them is
over soon, and so that what one submission leaves behind would meet the next one.
"""

import copy
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.grading.sandboxes import lane
from autograder.grading.task import Result, Task, run_task
from autograder.notebooks import solution_edition
from autograder.notebooks.build import to_text
from autograder.oracle.seeds import exercise_seed
from autograder.sandbox import Limits
from autograder.sandbox.watch import descendants
from dlcourse.checking.registry import exercises
from dlcourse.curriculum import chapter_of
from dlcourse.resources import resource

NOTEBOOK = "04_activations"
VICTIM = "dead_fraction"
"""An exercise with one function in a cell of its own: what goes wrong in it costs that exercise alone."""

KEY = b"a key for tests, of 32 bytes ..."
LIMITS = Limits(seconds=20, own=5, cell=2, memory=600 * 2**20)


def released_text(name: str = NOTEBOOK) -> str:
    """The file that students are given."""
    return (resource("notebooks") / f"{name}.ipynb").read_text(encoding="utf-8")


def untouched(name: str = NOTEBOOK) -> NotebookNode:
    """The notebook as it was handed out."""
    return copy.deepcopy(_read(released_text(name)))


def solved(name: str = NOTEBOOK) -> NotebookNode:
    """The notebook with the author's solutions."""
    return copy.deepcopy(_read(_solution_text(name)))


def with_function(notebook: NotebookNode, name: str, code: str) -> NotebookNode:
    """Replace the function of that name, wherever it is defined; ``code`` may be any code at all."""
    pattern = re.compile(rf"^def {name}\(.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
    for cell in notebook.cells:
        if cell.cell_type == "code" and pattern.search(cell.source):
            cell.source = pattern.sub(lambda _: code.strip() + "\n\n\n", cell.source, count=1)
            return notebook
    raise LookupError(f"no cell defines {name}")


def with_body(notebook: NotebookNode, *lines: str, name: str = VICTIM) -> NotebookNode:
    """Replace a function by one that takes anything and runs these lines."""
    return with_function(notebook, name, "\n    ".join([f"def {name}(*args, **kwargs):", *lines]))


def with_cell(notebook: NotebookNode, source: str, place: int | str = 3) -> NotebookNode:
    """Add a student's own code cell: by index, or ``"end"``."""
    where = len(notebook.cells) if place == "end" else int(place)
    cell = new_code_cell(source)
    cell.id = f"own-{len(notebook.cells)}"
    notebook.cells.insert(where, cell)
    return notebook


def cell_of(notebook: NotebookNode, grade_id: str) -> NotebookNode:
    """The graded cell of that name."""
    return next(cell for cell in notebook.cells if grade_id_of(cell) == grade_id)


def grade_id_of(cell: NotebookNode) -> str:
    """The name of a graded cell; empty for any other."""
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def lying(name: str = NOTEBOOK) -> NotebookNode:
    """An untouched notebook whose stubs return nothing, ready for cells that forge."""
    notebook = untouched(name)
    for exercise in exercises(chapter_of(name)):
        for answer in exercise.answers:
            if f"def {answer.name}(" in json.dumps(notebook):
                with_body(notebook, "return None", name=answer.name)
    return notebook


@dataclass(frozen=True)
class Graded:
    """What came out for one submission."""

    result: Result

    @property
    def marks(self) -> dict[str, float]:
        """Points by exercise."""
        return {
            id.removesuffix("-check"): part.verdict.points for id, part in self.result.entry.exercises.items()
        }

    @property
    def outputs(self) -> str:
        """Every output in the graded notebook, as text."""
        cells = json.loads(self.result.text)["cells"]
        return json.dumps([cell.get("outputs", []) for cell in cells], ensure_ascii=False)

    @property
    def printed(self) -> str:
        """What the student's own cells printed."""
        outputs = [o for cell in json.loads(self.result.text)["cells"] for o in cell.get("outputs", [])]
        return "".join(output["text"] for output in outputs if output["output_type"] == "stream")


def grade(
    notebook: NotebookNode | bytes | None, name: str = NOTEBOOK, limits: Limits = LIMITS, **task: Any
) -> Graded:
    """Grade a submission with the secret cases."""
    content = json.dumps(notebook).encode() if isinstance(notebook, NotebookNode) else notebook
    return Graded(run_task(Task("mallory", name, name, content, released_text(name), KEY, limits, **task)))


def possible(name: str = NOTEBOOK) -> dict[str, float]:
    """Full marks."""
    return {exercise.name: float(exercise.points) for exercise in exercises(chapter_of(name))}


def nothing(name: str = NOTEBOOK) -> dict[str, float]:
    """Zero for every exercise."""
    return dict.fromkeys(possible(name), 0.0)


def all_but(*victims: str, name: str = NOTEBOOK) -> dict[str, float]:
    """Full marks, but nothing for some exercises."""
    return possible(name) | dict.fromkeys(victims or (VICTIM,), 0.0)


def secrets(name: str = NOTEBOOK) -> list[str]:
    """Texts that no student may get to see: the key and the seeds."""
    ids = [exercise.id for exercise in exercises(chapter_of(name))]
    return [KEY.hex(), KEY.decode(), *(str(exercise_seed(KEY, name, id)) for id in ids)]


def sandboxes(limits: Limits = LIMITS) -> list[Any]:
    """The sandboxes of the lane with these limits."""
    return list(lane(limits, False)._sandboxes.values())


def processes(limits: Limits = LIMITS) -> list[int]:
    """Every process below the workers of the lane: none, while nothing is being graded."""
    return [each for box in sandboxes(limits) if box._worker for each in descendants(box._worker)]


@cache
def _read(text: str) -> NotebookNode:
    return nbformat.reads(text, as_version=4)


@cache
def _solution_text(name: str) -> str:
    return to_text(solution_edition(resource("notebooks") / "source" / f"{name}.md"))


def answers(name: str) -> Mapping[str, Any]:
    """Every answer that a notebook asks for, by name."""
    asked = [answer for exercise in exercises(chapter_of(name)) for answer in exercise.answers]
    return {answer.name: answer for answer in asked}
