"""Recognises a notebook of another chapter by the exercises that it checks."""

from collections import Counter

from dlcourse.checking.own_exercises import is_own
from dlcourse.curriculum import NOTEBOOKS, chapter_of
from dlcourse.notebook_file import UnreadableError, read_notebook_file
from dlcourse.notebook_format import exercises_checked

_NAMES = {chapter_of(notebook): notebook for notebook in NOTEBOOKS}


def other_chapter(content: bytes, released: str) -> str:
    """The notebook that a file is instead of the released one; empty where it may be that one.

    Args:
        content: of the file.
        released: the notebook that is asked for, as text.
    """
    try:
        found = _chapters(content)
    except UnreadableError:
        return ""
    if not found or found.keys() & _chapters(released.encode()).keys():
        return ""
    return _NAMES[found.most_common(1)[0][0]]


def _chapters(content: bytes) -> Counter[str]:
    """How many checks of each chapter of the course a notebook has."""
    cells = [cell for cell in read_notebook_file(content).cells if cell.kind == "code"]
    checked = [id for cell in cells for id in exercises_checked(cell.source) if not is_own(id)]
    chapters = Counter(id.partition(".")[0] for id in checked)
    return Counter({chapter: count for chapter, count in chapters.items() if chapter in _NAMES})
