"""The solutions that authors write in the notebook sources, exercise by exercise."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dlcourse.checking.quiz_code import quiz_code
from dlcourse.curriculum import notebook_of
from dlcourse.notebook_format import BEGIN, DEMO, END, QUIZ, exercise_checked

_FENCE = re.compile(r"^```python(?P<info>[^\n]*)\n(?P<code>.*?)^```\s*$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Solution:
    """The answer cells of one exercise as the author wrote them, and the code that runs before them."""

    exercise: str
    before: str
    code: str

    def namespace(self, code: str | None = None) -> dict[str, Any]:
        """Run what comes before, then ``code`` (default: the solution), and return the names defined."""
        names: dict[str, Any] = {}
        exec(compile(self.before, "<notebook>", "exec"), names)
        exec(compile(code or self.code, "<solution>", "exec"), names)
        return names

    @property
    def solution_lines(self) -> set[int]:
        """Numbers of the lines inside the solution regions."""
        inside, lines = False, set()
        for number, line in enumerate(self.code.splitlines(), 1):
            if line.strip() == END:
                inside = False
            if inside:
                lines.add(number)
            if line.strip() == BEGIN:
                inside = True
        return lines


def solutions(source: Path, chapter: str) -> Iterator[Solution]:
    """Read the solutions of one chapter from its notebook source.

    Args:
        source: the folder of the notebook sources.
        chapter: the chapter's name.
    """
    text = (source / f"{notebook_of(chapter)}.md").read_text(encoding="utf-8")
    return _solutions_in(
        (QUIZ.sub(lambda quiz: quiz_code(quiz["id"]), fence["code"]), DEMO in fence["info"])
        for fence in _FENCE.finditer(text)
    )


def own_solutions(course: Path) -> Iterator[Solution]:
    """Read what an instructor has written in the notebooks of a course, for exercises of their own too."""
    for file in sorted(course.glob("source/*/*.ipynb")):
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        codes = (cell for cell in cells if cell["cell_type"] == "code")
        yield from _solutions_in(
            ("".join(cell["source"]) + "\n", DEMO in cell["metadata"].get("tags", ())) for cell in codes
        )


def _solutions_in(cells: Iterable[tuple[str, bool]]) -> Iterator[Solution]:
    """The solutions in code cells; those for exploring only come with True."""
    before, pending = "", ""
    for code, is_demo in cells:
        exercise = exercise_checked(code)
        if exercise:
            yield Solution(exercise, before, pending)
            before, pending = before + pending, ""
        elif BEGIN in code:
            pending += code
        elif not is_demo:
            before += code
