"""The graded notebook: the student's text and outputs, each check cell with its mark and what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from autograder.grading.ledger import ExerciseEntry
from autograder.grading.sanitiser import output_node, sanitised_output, sanitised_text
from autograder.grading.typesetting import lighten
from autograder.oracle.session import CellRun
from dlcourse.checking.exercise import Exercise
from dlcourse.checking.report.display import Report
from dlcourse.checking.verdict import Verdict

_BY_HAND = "No check of the course stands behind this cell; its mark is given by hand.\n"
"""What it printed in the student's process says nothing: one line of a notebook could print full marks."""

_BONUS = "A bonus: these points come on top of those of the assignment.\n"

_BOX = """<div class="alert alert-info about-this-submission">

**About this submission**, written by the grader, in a frame that no text of a notebook has

{lines}

</div>"""

_NOT_HANDED_IN = "This exercise was not handed in: its check did not run to the end."


def fill_in(
    notebook: NotebookNode,
    released: NotebookNode,
    cells: Mapping[int, CellRun],
    entries: Mapping[str, ExerciseEntry],
    exercises: Mapping[str, Exercise],
    notes: Sequence[str],
) -> NotebookNode:
    """Fill a repaired notebook with what grading gave.

    Args:
        notebook: see ``repair``; it is changed.
        released: the released notebook; its own texts need no cleaning.
        cells: what running gave, by index.
        entries: of the ledger, by grade id.
        exercises: by grade id.
        notes: for the student, shown at the top.
    """
    ours = {cell.source for cell in released.cells}
    own = [cell for cell in notebook.cells if cell.source not in ours]
    for index, cell in enumerate(notebook.cells):
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if cell.cell_type != "code":
            if cell.source not in ours:
                cell.source = sanitised_text(cell.cell_type, cell.source)
            continue
        run = cells.get(index, CellRun())
        cell.execution_count = run.count
        if grade_id in entries:
            cell.outputs = verdict_outputs(entries[grade_id], exercises[grade_id], run)
        elif is_test(cell):
            cell.outputs = [output_node("stream", name="stdout", text=_BY_HAND), _points(0.0, run.count)]
        else:
            cleaned = [sanitised_output(output) for output in run.outputs]
            cell.outputs = [output for output in cleaned if output is not None]
    notebook.cells.insert(0, _notes_cell([*notes, *lighten(own)]))
    return notebook


def is_test(cell: NotebookNode) -> bool:
    """Whether it is a code cell that nbgrader would mark by what it prints."""
    about = _about(cell)
    return cell.cell_type == "code" and bool(about.get("grade")) and not about.get("solution")


def _about(cell: NotebookNode) -> dict[str, Any]:
    """What nbgrader has written into a cell; nothing in a cell that is not graded."""
    return cell.metadata.get("nbgrader", {})


def _points(points: float, count: int | None) -> NotebookNode:
    data = {"text/plain": repr(points)}
    return output_node("execute_result", data=data, metadata={}, execution_count=count)


def verdict_outputs(entry: ExerciseEntry, exercise: Exercise, run: CellRun) -> list[NotebookNode]:
    """The outputs of a check cell: what was found, and the points as the number that nbgrader reads."""
    points = _points(0.0 if entry.bonus else entry.verdict.points, run.count)  # nbgrader takes no bonus
    if not entry.handed_in:
        why = [f"Not graded: {entry.broken}."] if entry.broken else [_NOT_HANDED_IN, *_reasons(run)]
        text = "\n".join(why)
        return [output_node("stream", name="stdout", text=f"{text}\n"), points]
    report = Report(for_student(entry.verdict), exercise)
    data = {kind: value for kind, value in report._repr_mimebundle_().items() if kind.startswith("text/")}
    told = [output_node("stream", name="stdout", text=_BONUS)] if entry.bonus else []
    return [output_node("display_data", data=data, metadata={}), *told, points]


def _reasons(run: CellRun) -> list[str]:
    """The errors that ended a check cell, one line each."""
    errors = [sanitised_output(output) for output in run.outputs if output.get("output_type") == "error"]
    return [f"{e.ename}: {e.evalue}".partition("\n")[0] for e in errors if e is not None]


def read_scores(
    notebook: NotebookNode, released: NotebookNode, entries: Mapping[str, ExerciseEntry]
) -> tuple[dict[str, float | None], dict[str, str | None]]:
    """What nbgrader itself would read off a graded notebook: scores and remarks, by grade id.

    It is told here without nbgrader, which takes longer to load than a submission to grade.

    Args:
        notebook: see ``fill_in``.
        released: the released notebook.
        entries: of the ledger, by grade id; a test cell without one waits for a grader.
    """
    as_released = {_about(cell).get("grade_id"): cell.source for cell in released.cells}
    scores: dict[str, float | None] = {}
    comments: dict[str, str | None] = {}
    for cell in notebook.cells:
        about = _about(cell)
        untouched = bool(about.get("solution")) and cell.source == as_released.get(about["grade_id"])
        if about.get("grade"):
            entry = entries.get(about["grade_id"])
            scores[about["grade_id"]] = entry.verdict.points if entry else 0.0 if untouched else None
        if about.get("solution"):
            comments[about["grade_id"]] = "No response." if untouched else None
    return scores, comments


def for_student(verdict: Verdict) -> Verdict:
    """The verdict without anything from which a hidden case could be told."""
    shown = [
        replace(answer, failure=None if answer.failure and answer.failure.hidden else answer.failure)
        for answer in verdict.answers
    ]
    return replace(verdict, answers=shown)


def _notes_cell(notes: Sequence[str]) -> NotebookNode:
    """Always the first cell, so that one of a student's cannot be taken for it."""
    sentences = notes or ["Nothing had to be repaired."]
    lines = "\n".join(f"- {sanitised_text('markdown', ' '.join(note.split()))}" for note in sentences)
    cell = new_markdown_cell(_BOX.format(lines=lines))
    cell.id = "about-this-submission"
    return cell
