"""The solutions that authors write in the notebook sources, exercise by exercise."""

import re
from collections.abc import Iterator
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
    before, pending = "", ""
    for fence in _FENCE.finditer(text):
        code = QUIZ.sub(lambda quiz: quiz_code(quiz["id"]), fence["code"])
        exercise = exercise_checked(code)
        if exercise:
            yield Solution(exercise, before, pending)
            before, pending = before + pending, ""
        elif BEGIN in code:
            pending += code
        elif DEMO not in fence["info"]:
            before += code
