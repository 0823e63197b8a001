"""Builds the student notebooks of the repository from their sources."""

from pathlib import Path

import nbformat

from autograder.notebooks.editions import student_edition
from autograder.notebooks.source import AuthorError
from dlcourse.curriculum import NOTEBOOKS, chapters, notebook_of


def build_notebooks(folder: Path, *, check: bool = False) -> list[str]:
    """Build every student notebook.

    Args:
        folder: the ``notebooks`` folder, with ``source/*.md`` in it.
        check: change nothing, only report.

    Returns:
        The names of the notebooks that were (or would be) changed.

    Raises:
        AuthorError: a source has to be put right, or a chapter has none.
    """
    sources = sorted((folder / "source").glob("[0-9][0-9]_*.md"))
    _require_every_chapter({file.stem for file in sources})
    changed = []
    for file in sources:
        target = folder / f"{file.stem}.ipynb"
        text = to_text(student_edition(file))
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            changed.append(target.name)
            if not check:
                target.write_text(text, encoding="utf-8", newline="\n")
    return changed


def to_text(notebook: nbformat.NotebookNode) -> str:
    """A notebook as the text of its file; the same notebook always gives the same text."""
    nbformat.validate(notebook)
    return nbformat.writes(notebook, version=4).rstrip("\n") + "\n"


def _require_every_chapter(names: set[str]) -> None:
    unknown = sorted(names - set(NOTEBOOKS))
    if unknown:
        raise AuthorError(
            f"{', '.join(unknown)}: no such notebook in the course (see dlcourse.chapters.NOTEBOOKS)"
        )
    missing = [notebook_of(chapter) for chapter in chapters() if notebook_of(chapter) not in names]
    if missing:
        raise AuthorError(f"the source of {', '.join(missing)} is missing in notebooks/source")
