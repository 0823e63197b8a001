"""Every link of docs and notebooks leads somewhere: to a file or heading that exists, or to a web address."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dlcourse.resources import resource

ROOT = resource("notebooks").parent
PAGES = sorted(
    path.relative_to(ROOT)
    for pattern in ("*.md", "docs/*.md", "datasets/*.md", "notebooks/*.ipynb")
    for path in ROOT.glob(pattern)
)
PARSER = MarkdownIt("commonmark").enable("table")


def texts(page: Path) -> list[str]:
    """The Markdown of a page: a whole file, or the text cells of a notebook."""
    if page.suffix != ".ipynb":
        return [page.read_text(encoding="utf-8")]
    notebook = nbformat.read(page, as_version=4)
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


def tokens(page: Path) -> list[Token]:
    return [token for text in texts(page) for token in PARSER.parse(text)]


def targets(page: Path) -> list[str]:
    """Where links and pictures of a page point."""
    inside = [child for token in tokens(page) for child in token.children or ()]
    found = [str(child.attrs.get("href") or child.attrs.get("src") or "") for child in inside]
    return [target for target in found if target]


def anchors(page: Path) -> set[str]:
    """Names of a page's headings: as code hosts make them, or as JupyterLab does."""
    found = tokens(page)
    titles = [
        "".join(part.content for part in after.children or ())
        for token, after in pairwise(found)
        if token.type == "heading_open"
    ]
    if page.suffix == ".ipynb":
        return {title.replace(" ", "-") for title in titles}
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_somewhere(page):
    for target in targets(ROOT / page):
        link = urlsplit(target)
        if link.scheme:
            assert link.scheme in ("https", "http", "mailto") and (link.netloc or link.path), target
            continue
        path = (ROOT / page.parent / unquote(link.path)) if link.path else ROOT / page
        assert path.exists(), f"{page}: there is no {target}"
        if link.fragment:
            assert unquote(link.fragment) in anchors(path), (
                f"{page}: {path.name} has no heading {link.fragment}"
            )


def test_a_link_that_leads_nowhere_is_seen(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# One & two\n\n[a](other.md) ![b](c.png) `[no](link)`\n\n```\n[no](link)\n```\n")
    assert targets(page) == ["other.md", "c.png"]
    assert anchors(page) == {"one--two"}
