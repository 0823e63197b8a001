"""Grades one notebook: a task is plain data in and out, so that it can run in any process on any machine."""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.grading.execution import grade_notebook
from autograder.grading.graded_notebook import fill_in, read_scores
from autograder.grading.ledger import NotebookEntry
from autograder.grading.other_chapter import other_chapter
from autograder.grading.outline import SandboxKey
from autograder.grading.repair import given, repair
from autograder.grading.rules import rules_for
from autograder.grading.sandboxes import lane
from autograder.sandbox import Limits
from dlcourse.checking import own_exercises


@dataclass(frozen=True)
class Task:
    """All that is needed to grade one notebook of one student, on whatever machine.

    Attributes:
        student: id.
        assignment: nbgrader's name of it.
        notebook: its name, without ``.ipynb``.
        content: the submitted file; None when there is none.
        released: the released notebook, as text.
        key: the course's secret key; None for the public cases.
        limits: of a submission.
        trust: run the code without a perimeter.
        notes: what the file's name or place already told.
        sandboxes: that will be needed, so that they can warm up early.
        own: the course's folder, if it has exercises of the instructor's own; it is on this machine.
    """

    student: str
    assignment: str
    notebook: str
    content: bytes | None
    released: str
    key: bytes | None
    limits: Limits = field(default_factory=Limits)
    trust: bool = False
    notes: tuple[str, ...] = ()
    sandboxes: tuple[SandboxKey, ...] = ()
    own: Path | None = None


@dataclass(frozen=True)
class Result:
    """What came out of a task.

    Attributes:
        text: the graded notebook.
        entry: the ledger's.
    """

    text: str
    entry: NotebookEntry


def run_task(task: Task) -> Result:
    """Grade one notebook."""
    own_exercises.use(task.own)
    here = lane(task.limits, task.trust)
    here.warm_up(task.sandboxes)
    released = _parsed(task.released)
    rules = rules_for(task.notebook, task.assignment, task.key, task.released)
    repaired = repair(task.content, released)
    sources = [cell.source for cell in given(released)]
    graded = grade_notebook(repaired.notebook, sources, rules, here.open_job, output=task.limits.output)
    notes = [*task.notes, *_about_chapter(task), *repaired.notes, *graded.notes]
    notebook = fill_in(repaired.notebook, released, graded.cells, graded.exercises, rules.exercises, notes)
    scores, comments = read_scores(notebook, released, graded.exercises)
    entry = NotebookEntry(graded.exercises, scores, comments, notes, graded.student_seconds)
    return Result(json.dumps(notebook, ensure_ascii=False), entry)


def _about_chapter(task: Task) -> list[str]:
    """That another chapter was handed in, if so."""
    other = other_chapter(task.content, task.released) if task.content else ""
    return [f"This is {other}, not {task.notebook}: another chapter was handed in."] if other else []


@lru_cache(maxsize=10)
def _parsed(released: str) -> NotebookNode:
    """A released notebook, which all its submissions share and none changes."""
    return nbformat.reads(released, as_version=4)
