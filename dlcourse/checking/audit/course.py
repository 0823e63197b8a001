"""Audits whole chapters and adds the findings up."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dlcourse.checking import own_exercises
from dlcourse.checking.audit.exercise import Findings, audit
from dlcourse.checking.audit.solutions import Solution, own_solutions, solutions
from dlcourse.checking.registry import exercises

_LISTS = ("false_alarms", "misnamed", "incomplete", "survivors")
_NUMBERS = ("mistakes", "rejected", "named", "zero_work_points", "machine_mutants", "machine_killed")


def audit_chapters(chapters: Sequence[str], source: Path | None) -> Iterator[Findings]:
    """Audit every exercise of the chapters, one after the other.

    Args:
        chapters: their names.
        source: folder of the notebook sources; without it nothing is mutated (students do not have it).
    """
    for chapter in chapters:
        written = _solutions(source, chapter)
        for exercise in exercises(chapter):
            yield audit(exercise, written.get(exercise.id))


def summary(findings: Sequence[Findings]) -> dict[str, Any]:
    """Totals: numbers added up, false alarms and survivors counted, every complaint listed."""
    total = {name: sum(getattr(each, name) for each in findings) for name in _NUMBERS}
    return {
        "exercises": len(findings),
        **total,
        "false_alarms": sum(len(each.false_alarms) for each in findings),
        "survivors": [sentence for each in findings for sentence in each.survivors],
        "complaints": [sentence for each in findings for name in _LISTS for sentence in getattr(each, name)],
    }


def _solutions(source: Path | None, chapter: str) -> dict[str, Solution]:
    course = own_exercises.in_use()
    if chapter == own_exercises.CHAPTER and course:
        return {each.exercise: each for each in own_solutions(course)} if source else {}
    return {each.exercise: each for each in solutions(source, chapter)} if source else {}
