"""A chapter's notebook as it was handed out."""

from functools import cache

from dlcourse.curriculum import notebook_of
from dlcourse.notebook_file import NotebookCell, read_notebook_file
from dlcourse.resources import resource


@cache
def released_cells(chapter: str) -> tuple[NotebookCell, ...]:
    """All its cells."""
    file = resource("notebooks") / f"{notebook_of(chapter)}.ipynb"
    return tuple(read_notebook_file(file.read_bytes()).cells)


def given_cells(chapter: str) -> list[NotebookCell]:
    """Those that are run as they are, such as the imports."""
    return [c for c in released_cells(chapter) if c.kind == "code" and not c.grade_id and not c.demo]
