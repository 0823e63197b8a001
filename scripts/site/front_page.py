"""The front page: chapters to read and to play, and the student's own work in this browser."""

import hashlib
import html
import json
import re
import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from npm import npm_package

import dlcourse
from dlcourse.checking.registry import exercises
from dlcourse.curriculum import chapter_of

FRONT = Path(__file__).parent / "front"
FFLATE = "0.8.3"
"""The library that packs and unpacks zip files."""


def build(target: Path, cache: Path, notebooks: list[Path]) -> None:
    """Write the page and what it loads.

    Args:
        target: the site's folder.
        cache: where downloads are kept.
        notebooks: the student notebooks, in their order.
    """
    chapters = [_chapter(file) for file in notebooks]
    page = (FRONT / "index.html").read_text(encoding="utf-8")
    page = page.replace("<!-- chapters -->", "\n".join(map(_row, chapters)))
    page = page.replace("{version}", dlcourse.__version__).replace(
        "{course}", json.dumps(chapters).replace("<", "\\u003c")
    )
    (target / "index.html").write_text(page, encoding="utf-8")
    for name in ("front.css", "storage.js", "work.js"):
        shutil.copy(FRONT / name, target)
    shutil.copy(npm_package(cache, "fflate", FFLATE) / "esm" / "browser.js", target / "fflate.js")
    (target / ".nojekyll").touch()  # some hosts leave out folders that begin with an underscore


def edition(notebook: NotebookNode) -> str:
    """A name for what stands in a notebook: students' copies carry it, so that a newer one is noticed."""
    cells = [(cell.id, cell.source) for cell in notebook.cells]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()[:12]


def _chapter(file: Path) -> dict:
    notebook = nbformat.read(file, as_version=4)
    head = notebook.cells[0].source
    title = re.search(r"^# (.+)$", head, re.MULTILINE)
    minutes = re.search(r"(\d+) minutes", head)
    name = chapter_of(file.name)
    asked = exercises(name)
    return {
        "name": name,
        "path": file.name,
        "number": int(file.name[:2]),
        "title": title[1] if title else file.stem,
        "minutes": int(minutes[1]) if minutes else 0,
        "points": sum(each.points for each in asked),
        "elsewhere": sum(each.points for each in asked if each.needs == "torch"),
        "edition": edition(notebook),
    }


def _row(chapter: dict) -> str:
    title = html.escape(chapter["title"])
    play, read = (
        f"play/notebooks/index.html?path={chapter['path']}",
        f"book/{Path(chapter['path']).stem}.html",
    )
    time = f"{chapter['minutes']} min" if chapter["minutes"] else ""
    return (
        f'<tr><th scope="row">{chapter["number"]}. {title}</th><td>{time}</td><td>{chapter["points"]:g}</td>'
        f'<td><a href="{play}" aria-label="Play {title}">play</a> · '
        f'<a href="{read}" aria-label="Read {title}">read</a></td>'
        f'<td id="work-{chapter["name"]}"></td></tr>'
    )
