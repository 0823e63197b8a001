"""What is published: no solution, nothing of the machine that built it, nothing of another build."""

import html
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from everything import only_with_everything

from dlcourse.notebook_format import BEGIN, END
from dlcourse.resources import resource

pytestmark = [pytest.mark.browser, only_with_everything]

ROOT = Path(__file__).parents[2]
TEXT = {".css", ".html", ".ipynb", ".js", ".json", ".md", ".mjs", ".toml", ".txt", ""}
TOO_SHORT = 30
"""Signs of a solution below which the same may stand in a text by chance, as ``return 42`` does."""


def published(site: Path) -> Iterator[tuple[str, str]]:
    """Every text of the site, those inside the course's wheel included."""
    for file in site.rglob("*"):
        if file.is_file() and file.suffix in TEXT:
            yield str(file.relative_to(site)), file.read_text(encoding="utf-8", errors="replace")
    [wheel] = site.rglob("dlcourse-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            yield f"{wheel.name}/{name}", archive.read(name).decode("utf-8", errors="replace")


def as_read(name: str, text: str) -> str:
    """Without white space, markup and JSON's quoting, which would hide what is written."""
    if name.endswith(".ipynb"):
        text = "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
    if name.endswith(".html"):
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return re.sub(r"\s", "", text)


def solutions() -> set[str]:
    """What stands between the marks in the sources of all chapters."""
    sources = "\n".join(file.read_text() for file in (resource("notebooks") / "source").glob("[0-9]*.md"))
    found = re.findall(f"{BEGIN}\n(.*?){END}", sources, re.DOTALL)
    squeezed = {re.sub(r"\s", "", each) for each in found}
    return {each for each in squeezed if len(each) >= TOO_SHORT}


def test_no_solution_is_published_but_in_the_courses_own_functions(site):
    known = solutions()
    assert len(known) > 100
    for name, text in published(site):
        if not name.endswith(".py"):
            shown = as_read(name, text)
            assert [each for each in known if each in shown] == [], name


def test_nothing_tells_of_the_machine_that_built_it(site):
    for name, text in published(site):
        assert str(ROOT) not in text, name
        if name.startswith("book/"):
            assert f"{Path.home()}/." not in text, name


def test_nothing_is_published_that_no_browser_asks_for(site):
    names = [str(file.relative_to(site)) for file in site.rglob("*")]
    assert [name for name in names if re.search(r"doctree|\.pickle$|__pycache__|\.ipynb_", name)] == []
    assert [name for name in names if "of_an_older_build" in name] == []


def test_links_between_pages_lead_somewhere(site):
    pages = {file.resolve(): file.read_text() for file in [*site.glob("*.html"), *site.glob("book/*.html")]}
    for page, text in pages.items():
        for link in re.findall(r'<a [^>]*href="(?!https?:|mailto:)([^"]+)"', text):
            address, _, anchor = html.unescape(link).partition("#")
            target = (page.parent / address.partition("?")[0]).resolve() if address else page
            assert target.exists(), (page.name, link)
            assert not anchor or target not in pages or f'id="{anchor}"' in pages[target], (page.name, link)
