"""The file of one chapter, ``mine/<chapter>.py``: imports, then one ``# %%`` section for each exercise.

It is an ordinary Python file in the percent format that editors know as cells. Students may read it, change
it and import it; a section is written anew when its exercise passes again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dlcourse.files import write_atomically
from dlcourse.kept.source import Written
from dlcourse.state import course_folder

FOLDER = "mine"
_MARKER = re.compile(r"^# %% (?P<id>\w+\.\w+)(?: · (?P<title>.*))?$", re.MULTILINE)
_HEADER = '"""What passed, as it was written. `from dlcourse import mine` finds it here."""'


@dataclass
class Section:
    """What one exercise left in the file; ``line`` is the number of lines above its text."""

    id: str
    title: str
    text: str
    line: int = 0


@dataclass
class ChapterFile:
    """A chapter's file, taken apart.

    Attributes:
        head: everything before the first section: the docstring and the imports.
        sections: in the order in which they were first kept.
    """

    head: str = _HEADER + "\n"
    sections: list[Section] = field(default_factory=list)

    @classmethod
    def parse(cls, text: str) -> "ChapterFile":
        """Take the text of a file apart."""
        marks = list(_MARKER.finditer(text))
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        sections = [_section(mark, text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
        return cls(text[: marks[0].start()] if marks else text, sections)

    def put(self, id: str, title: str, written: Sequence[Written]) -> None:
        """Write the section of an exercise anew; what an earlier section defines alike is not repeated."""
        place = next((n for n, each in enumerate(self.sections) if each.id == id), len(self.sections))
        before = "\n\n".join(section.text for section in self.sections[:place])
        for line in dict.fromkeys(line for each in written for line in each.imports):
            if not re.search(rf"^{re.escape(line)}$", self.head, re.MULTILINE):
                self.head = f"{self.head.rstrip()}\n{line}\n"
        statements = {name: text for each in written for name, text in each.statements.items()}
        texts = [text for text in statements.values() if f"\n\n{text}\n\n" not in f"\n\n{before}\n\n"]
        self.sections[place:] = [Section(id, title, "\n\n\n".join(texts)), *self.sections[place + 1 :]]

    def __str__(self) -> str:
        parts = [self.head.strip(), *(f"# %% {s.id} · {s.title}\n\n{s.text}" for s in self.sections)]
        return "\n\n\n".join(parts) + "\n"

    def namespaces(self, file: str) -> dict[str, dict[str, Any]]:
        """Execute the file and return the names that hold after each section, by exercise id.

        A later section that defines a name anew does not change what an earlier one calls.
        """
        names: dict[str, Any] = {"__name__": file}
        exec(compile(self.head, file, "exec"), names)  # the student's own code, in the student's own process
        after = {}
        for section in self.sections:
            names = dict(names)
            exec(compile("\n" * section.line + section.text, file, "exec"), names)
            after[section.id] = names
        return after


def _section(mark: re.Match[str], text: str) -> Section:
    above = mark.string[: mark.end()] + text[: len(text) - len(text.lstrip("\n"))]
    return Section(mark["id"], mark["title"] or "", text.strip("\n"), above.count("\n"))


def file_of(chapter: str, folder: Path | None = None) -> Path | None:
    """Where a chapter's passed code stands, in the current course folder or a given one; None without one."""
    folder = folder or course_folder()
    return folder / FOLDER / f"{chapter}.py" if folder else None


def read(chapter: str, folder: Path | None = None) -> ChapterFile:
    """What has been kept of a chapter so far; nothing where there is no course folder."""
    file = file_of(chapter, folder)
    if file is None or not file.is_file():
        return ChapterFile()
    return ChapterFile.parse(file.read_text(encoding="utf-8"))


def keep(id: str, title: str, written: Sequence[Written]) -> Path | None:
    """Write an exercise's answers into the file of its chapter and return that file.

    Args:
        id: of the exercise.
        title: what stands beside it.
        written: its answers.
    """
    chapter = id.partition(".")[0]
    file = file_of(chapter)
    if file is None:
        return None
    kept = read(chapter)
    kept.put(id, title, written)
    file.parent.mkdir(exist_ok=True)
    write_atomically(file, str(kept).encode())
    return file
