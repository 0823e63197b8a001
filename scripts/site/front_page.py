"""The front page: chapters to read and to play, and the student's own work in this browser."""

import hashlib
import html
import json
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from npm import npm_package

import dlcourse
from dlcourse.checking import Exercise
from dlcourse.checking.registry import exercises
from dlcourse.checking.texts import Texts
from dlcourse.curriculum import chapter_of, module_name

FRONT = Path(__file__).parent / "front"
FFLATE = "0.8.3"
"""The library that packs and unpacks zip files."""

TORCH = re.compile(r"^\s*(?:import|from) torch\b", re.MULTILINE)
HELPER = re.compile(r"^from (dlcourse\.chapters\.\w+\.exercises\._\w+) import", re.MULTILINE)
"""A file that an exercise shares with others."""


def build(target: Path, cache: Path, notebooks: list[Path]) -> None:
    """Write the page and what it loads.

    Args:
        target: the site's folder; the playable edition is there already.
        cache: where downloads are kept.
        notebooks: the student notebooks, in their order.
    """
    chapters = [_chapter(file) for file in notebooks]
    filled = {
        "<!-- chapters -->": "\n".join(map(_row, chapters)),
        "{version}": dlcourse.__version__,
        "{course}": json.dumps(chapters).replace("<", "\\u003c"),
    }
    for name in ("index.html", "progress.html"):
        page = (FRONT / name).read_text(encoding="utf-8")
        for place, text in filled.items():
            page = page.replace(place, text)
        (target / name).write_text(page, encoding="utf-8")
    for name in ("front.css", "storage.js", "work.js", "progress.js"):
        shutil.copy(FRONT / name, target)
    shutil.copy(target / "play" / "service-worker.js", target / "sw.js")
    shutil.copy(npm_package(cache, "fflate", FFLATE) / "esm" / "browser.js", target / "fflate.js")
    (target / ".nojekyll").touch()  # some hosts leave out folders that begin with an underscore


def worker(python: str) -> str:
    """The program that keeps in the browser what was visited."""
    return (FRONT / "sw.js").read_text(encoding="utf-8").replace("{python}", python)


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
    asked = [_exercise(each, notebook) for each in exercises(name)]
    points = sum(each["points"] for each in asked)
    return {
        "name": name,
        "path": file.name,
        "number": int(file.name[:2]),
        "title": title[1] if title else file.stem,
        "minutes": int(minutes[1]) if minutes else 0,
        "points": points,
        "exercises": [each for each in asked if each["points"] or not points],  # without an annex
        "edition": edition(notebook),
    }


def _exercise(exercise: Exercise, notebook: NotebookNode) -> dict:
    return {
        "id": exercise.id,
        "title": f"{exercise.number} {Texts(exercise).title}",
        "points": exercise.points,
        "elsewhere": needs_pytorch(exercise, notebook),
    }


def needs_pytorch(exercise: Exercise, notebook: NotebookNode) -> bool:
    """Whether the cells or the cases of an exercise use PyTorch; if so, it runs on one's own machine only.

    Some exercises declare PyTorch for another reason: their answers have to live beside their cases.
    """
    cells = [cell.source for cell in notebook.cells if re.fullmatch(rf"{exercise.name}(-\d+)?", cell.id)]
    cases = _source(module_name(exercise.id, "exercise"))
    read = [*cells, cases, *map(_source, HELPER.findall(cases))]
    return exercise.needs == "torch" and any(map(TORCH.search, read))


def _source(module: str) -> str:
    return Path(str(find_spec(module).origin)).read_text(encoding="utf-8")  # type: ignore[union-attr]


def _row(chapter: dict) -> str:
    title = html.escape(chapter["title"])
    play, read = (
        f"play/notebooks/index.html?path={chapter['path']}",
        f"book/{Path(chapter['path']).stem}.html",
    )
    time = f"{chapter['minutes']} min" if chapter["minutes"] else ""
    return (
        f'<tr><th scope="row">{chapter["number"]}. {title}</th><td class="time">{time}</td>'
        f'<td class="points">{chapter["points"]:g}</td>'
        f'<td class="open"><a href="{play}" aria-label="Play {title}">play</a> · '
        f'<a href="{read}" aria-label="Read {title}">read</a></td>'
        f'<td id="work-{chapter["name"]}"></td></tr>'
    )
