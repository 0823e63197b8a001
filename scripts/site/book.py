"""The book: every chapter to read, from the same sources; no solutions, and what its cells show."""

import hashlib
import html
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import links
import nbclient
import nbformat
from course_wheel import ROOT
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from npm import npm_package

from autograder.notebooks import solution_edition, student_edition
from dlcourse.notebook_format import CHECK_SUFFIX, DEMO
from dlcourse.predicting.questions import Question, needed, prediction

HERE = Path(__file__).parent
THEME = HERE / "book_theme"
MATHJAX = "3.2.2"
ICONS = re.compile(r"\s*<script [^>]*fontawesome\.js[^>]*></script>")
FOLDED = re.compile(r'(?:predict|explain|selftest|balance)\("([\w.]+)"\)')
NOT_READ = ("predict", "explain", "selftest", "balance")
"""What is asked in cells stands in the book as questions to unfold."""


def build(target: Path, cache: Path, sources: list[Path]) -> None:
    """Build the book.

    Args:
        target: the folder that it becomes.
        cache: where executed notebooks are kept, by what they depend on.
        sources: the chapters, in their order.
    """
    work = cache / "book"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(THEME, work)
    chapters = [source.stem for source in sources]
    for source in sources:
        page = page_of(student_edition(source), executed(source, cache), source.stem)
        for cell in page.cells:
            if cell.cell_type == "markdown":
                cell.source = links.to_headings(links.to_chapters(cell.source, chapters))
        text = nbformat.writes(page).replace(f"{Path.home()}/.", "~/.")  # of whoever builds
        (work / f"{source.stem}.ipynb").write_text(text, encoding="utf-8")
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    (work / "glossary.md").write_text(links.to_chapters(glossary, chapters), encoding="utf-8")
    (work / "index.md").write_text(_contents([*chapters, "glossary"]), encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)  # it may have pages of other chapters
    with tempfile.TemporaryDirectory() as parsed:
        options = ["-q", "-b", "html", "-d", parsed]
        subprocess.run([sys.executable, "-m", "sphinx", *options, str(work), str(target)], check=True)
    shutil.rmtree(target.parent / "jupyter_execute", ignore_errors=True)  # MyST-NB's own copies
    mathjax = npm_package(cache, "mathjax", MATHJAX)
    subprocess.run(["node", str(HERE / "set_formulas.mjs"), str(mathjax), str(target)], check=True)
    _lighten(target)


def executed(source: Path, cache: Path) -> NotebookNode:
    """The solution edition after a run; kept as long as neither it nor the course changed."""
    notebook = solution_edition(source)
    content = nbformat.writes(notebook).encode() + b"".join(file.read_bytes() for file in _course())
    digest = hashlib.sha256(content)
    kept = cache / "executed" / f"{source.stem}-{digest.hexdigest()[:16]}.ipynb"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        print(f"  running {source.stem}", flush=True)
        scratch = cache / "scratch" / source.stem
        scratch.mkdir(parents=True, exist_ok=True)
        nbclient.NotebookClient(
            notebook,
            resources={"metadata": {"path": str(scratch)}},
            timeout=600,
            extra_arguments=["--log-level=ERROR"],
        ).execute()
        nbformat.write(notebook, kept)
    return nbformat.read(kept, as_version=4)


def _course() -> list[Path]:
    """What cells can run: the course, without what times it."""
    files = sorted((ROOT / "dlcourse").rglob("*.py")) + sorted((ROOT / "dlcourse").rglob("*.toml"))
    return [file for file in files if "bench" not in file.parts]


def page_of(student: NotebookNode, run: NotebookNode, name: str) -> NotebookNode:
    """What is read: the student's cells, with what demo cells showed when everything was solved."""
    outputs = {cell.id: cell.outputs for cell in run.cells if cell.cell_type == "code"}
    cells = []
    for cell in student.cells:
        if cell.cell_type == "markdown":
            cells.append(new_markdown_cell(_with_ways_to_play(cell.source, name)))
        elif cell.id.endswith(CHECK_SUFFIX):
            cells.append(new_markdown_cell(_to_solve(name)))
        else:
            cell.outputs = (
                _readable(outputs.get(cell.id, []), name) if DEMO in cell.metadata.get("tags", []) else []
            )
            asked = _asked(cell.source)
            cell.source = _without_questions(cell.source)
            cells += ([cell] if cell.source or cell.outputs else []) + asked
    for cell in cells:
        cell.metadata.pop("nbgrader", None)
    metadata = {**student.metadata, "language_info": {"name": "python", "pygments_lexer": "ipython3"}}
    return nbformat.v4.new_notebook(cells=cells, metadata=metadata)


def _play(name: str) -> str:
    return f"../play/notebooks/index.html?path={name}.ipynb"


def _with_ways_to_play(text: str, name: str) -> str:
    link = f'\n\n<a class="play" href="{_play(name)}">Play this section</a>'
    return re.sub(r"^(## .+)$", lambda heading: heading[1] + link, text, flags=re.MULTILINE)


def _to_solve(name: str) -> str:
    return f'<a class="play check" href="{_play(name)}">Solve and check this in the browser</a>'


def _asked(source: str) -> list[NotebookNode]:
    """The questions of a cell, each to unfold."""
    cells = []
    for call in re.finditer(r'\b(predict|explain|selftest)\("([\w.]+)"\)', source):
        kind, id = call[1], call[2]
        if kind == "predict":
            cells.append(new_markdown_cell(_question(prediction(id), "What do you expect?")))
        elif kind == "explain":
            question = prediction(id)
            cells.append(
                new_markdown_cell(
                    _fold("What you may have expected, and why it is so", question.right, question.why)
                )
            )
        else:
            cells += [
                new_markdown_cell(_question(each, "Do you have what this chapter needs?", True))
                for each in needed(id)
            ]
    return cells


def _question(question: Question, title: str, answered: bool = False) -> str:
    options = "".join(f"<li>{html.escape(option)}</li>" for option in question.options.values())
    body = f"<p>{html.escape(question.question)}</p><ol type='a'>{options}</ol>"
    why = html.escape(f"{question.right}. {question.why}")
    answer = f"<details><summary>Answer</summary><p>{why}</p></details>"
    return f"<div class='asked'><p class='asked-title'>{title}</p>{body}{answer if answered else ''}</div>"


def _fold(title: str, *paragraphs: str) -> str:
    text = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return f"<details class='asked'><summary>{title}</summary>{text}</details>"


def _without_questions(source: str) -> str:
    """The cell without its calls of questions and their import."""
    kept = [line for line in source.splitlines() if not FOLDED.search(line)]
    lines = [_import_of_the_rest(line) for line in kept]
    return "\n".join(line for line in lines if line is not None).strip()


def _import_of_the_rest(line: str) -> str | None:
    found = re.fullmatch(r"from dlcourse import (.+)", line)
    if not found:
        return line
    names = [name for name in found[1].split(", ") if name not in NOT_READ]
    return f"from dlcourse import {', '.join(names)}" if names else None


def _readable(outputs: list[NotebookNode], name: str) -> list[NotebookNode]:
    """Text, pictures and tables; of an explorer its picture with the sentence that describes it."""
    shown = []
    for output in outputs:
        data = output.get("data", {})
        if "application/vnd.jupyter.widget-view+json" in data or (
            set(data) == {"text/plain", "text/html"} and "asked" in str(data)
        ):
            if "image/svg+xml" in data:
                shown.append(_as_picture(data, name))
        else:
            shown.append(output)
    return shown


def _as_picture(data: dict, name: str) -> NotebookNode:
    title, _, rest = html.escape(str(data["text/plain"]).strip()).partition("\n")
    figure = (
        f"<figure class='explorer'><div class='picture' tabindex='0'>{data['image/svg+xml']}</div>"
        f"<figcaption><strong>{title}</strong> {rest} <a class='play' href='{_play(name)}'>Play with it</a>"
        "</figcaption></figure>"
    )
    return nbformat.v4.new_output("display_data", data={"text/html": figure})


def _contents(names: list[str]) -> str:
    entries = "\n".join(names)
    return f"# Deep learning, played and solved\n\n```{{toctree}}\n:maxdepth: 1\n\n{entries}\n```\n"


def _lighten(target: Path) -> None:
    """Take away what no reader needs: the theme's icons are in its fonts, too, and its script is large."""
    for page in target.rglob("*.html"):
        page.write_text(ICONS.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    for file in {*target.rglob("*.map"), *target.rglob("fontawesome.js*")}:
        file.unlink()
