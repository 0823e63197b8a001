"""Finds a notebook in what a student handed in, under the names that browsers and systems give it."""

import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from autograder.grading.definitions import definitions, is_answered
from autograder.grading.submitted_file import read_notebook
from dlcourse.notebook_file import NotebookCell, UnreadableError, read_notebook_file

_DEEPEST = 3
_MOST_FILES = 1000
_MOST_COPIES = 5
_MOST_TOLD = 3
_OURS = ("timestamp.txt", "submission_secret.txt")
_ALIKE = 3
"""Ranks up to this one are of files whose name tells that they are the notebook."""
_DISGUISES = (".json", ".txt", ".download")
_EXPORTS = (".html", ".pdf", ".md", ".tex", ".rst", ".png", ".svg", ".csv", ".npz")
"""What is made of a notebook and lies beside it."""


def find_file(folder: Path, name: str) -> tuple[Path | None, list[str]]:
    """The file of a notebook by its name: the right one, else the likest, else the only one."""
    ranked = _ranked(folder, name)
    best = [file for file, rank in ranked if rank == ranked[0][1]]
    if not best or (ranked[0][1] > _ALIKE and len(best) > 1):
        return None, [f"There is no file {name}.ipynb in the submission{_instead(folder)}."]
    chosen = max(best, key=lambda file: file.lstat().st_mtime)
    return chosen, _told(chosen, folder, name)


def read_submitted(folder: Path, name: str, released: str) -> tuple[bytes | None, list[str]]:
    """A submitted notebook's content, and what is to be said about its file.

    A copy that was worked on goes before the notebook as it was handed out.

    Args:
        folder: what the student handed in for the assignment.
        name: of the notebook.
        released: it, as text.
    """
    file, notes = find_file(folder, name)
    others = [other for other, _ in _ranked(folder, name) if other != file]
    content, problem = _read(file) if file else (None, "")
    if others and (content is None or not _is_worked_on(content, released)):
        for other in others[:_MOST_COPIES]:
            copy, _ = _read(other)
            if copy and _is_worked_on(copy, released):
                why = "There is nothing of yours in" if file else "There is no file"
                return copy, [f"{why} {name}.ipynb; {_shown(other, folder)} was graded instead."]
    return content, [*notes, *([problem] if problem else [])]


def _ranked(folder: Path, name: str) -> list[tuple[Path, int]]:
    """Files that may be the notebook, the likeliest first; the newest first among equals."""
    wanted = folder / f"{name}.ipynb"
    found = [(wanted, 0)] if wanted.exists() or wanted.is_symlink() else []
    found += [
        (file, _rank(file, name)) for file in _files(folder) if file != wanted and _is_notebook(file, name)
    ]
    return sorted(found, key=lambda item: (item[1], -item[0].lstat().st_mtime, str(item[0])))


def _rank(file: Path, name: str) -> int:
    stem, plain = _plain(_stem(file)), _plain(name)
    if ".ipynb" not in file.name.lower() and not file.name.lower().endswith(_DISGUISES):
        return _ALIKE + 2
    if stem == plain:
        return 1
    if stem.startswith(plain):
        return 2
    return _ALIKE if plain in stem else _ALIKE + 1


def _files(folder: Path) -> Iterator[Path]:
    """Ordinary files, also in folders of the folder."""
    waiting, looked_at = [folder], 0
    while waiting:
        here = waiting.pop(0)
        for entry, mode in _entries(here):
            looked_at += 1
            if looked_at > _MOST_FILES:
                return
            if entry.name.startswith((".", "__MACOSX")):
                continue
            if stat.S_ISDIR(mode) and len(entry.relative_to(folder).parts) <= _DEEPEST:
                waiting.append(entry)
            elif stat.S_ISREG(mode) and entry.name not in _OURS:
                yield entry


def _entries(folder: Path) -> list[tuple[Path, int]]:
    """What stands in a folder, with its mode; nothing where it may not be entered."""
    try:
        return [(entry, entry.lstat().st_mode) for entry in sorted(folder.iterdir())]
    except OSError:
        return []


def _is_notebook(file: Path, name: str) -> bool:
    lower = file.name.lower()
    return ".ipynb" in lower or (_plain(name) in _plain(lower) and not lower.endswith(_EXPORTS))


def _stem(file: Path) -> str:
    return re.split(r"\.ipynb", file.name, flags=re.IGNORECASE)[0] or file.stem


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", name.lower())


def _read(file: Path) -> tuple[bytes | None, str]:
    try:
        return read_notebook(file), ""
    except UnreadableError as error:
        return None, f"The file {file.name!r} cannot be graded: {error}."


def _is_worked_on(content: bytes, released: str) -> bool:
    """Whether a file is this notebook and more than it was when it was handed out."""
    try:
        cells = read_notebook_file(content).cells
    except UnreadableError:
        return False
    handed_out = read_notebook_file(released.encode()).cells
    known = {cell.grade_id for cell in handed_out if cell.grade_id}
    is_it = any(cell.grade_id in known for cell in cells)
    if not is_it or _answers(cells, known) - _answers(handed_out, known):
        return is_it
    asked = {name: stub for c in handed_out if c.grade_id for name, stub in definitions(c.source).items()}
    written = [definitions(cell.source) for cell in cells if cell.kind == "code"]
    return any(is_answered(here.get(name), stub) for here in written for name, stub in asked.items())


def _answers(cells: list[NotebookCell], known: set[str]) -> set[tuple[str, str]]:
    return {(cell.grade_id, cell.source.strip()) for cell in cells if cell.grade_id in known}


def _told(file: Path, folder: Path, name: str) -> list[str]:
    if file == folder / f"{name}.ipynb":
        return []
    return [f"The file was called {_shown(file, folder)}; it was taken for {name}.ipynb."]


def _instead(folder: Path) -> str:
    """What lies there, for who wonders where the work is."""
    there = [_shown(file, folder) for file in islice(_files(folder), _MOST_TOLD)]
    return f"; there is {', '.join(there)}" if there else ""


def _shown(file: Path, folder: Path) -> str:
    return repr(file.relative_to(folder).as_posix())
