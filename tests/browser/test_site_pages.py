"""What the site's pages bear: screen readers, a server that is gone, very many outputs."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from everything import only_with_everything
from playwright.sync_api import expect

from dlcourse.bench.lab_driver import LabNotebook

pytestmark = [pytest.mark.browser, only_with_everything]

PATIENCE = 180
OUTPUTS = 500
BOOK = ("index", "glossary", "00_start", "04_activations", "08_cnn_layers")


def violations(page):
    """What axe-core finds, as rule and places."""
    found = Axe().run(page).response["violations"]
    return {each["id"]: [node["target"] for node in each["nodes"]] for each in found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "progress.html", "book/index.html", "book/04_activations.html"])
def test_a_screen_reader_finds_its_way_on_pages(visitor, served, path, scheme):
    page = visitor.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{served.url}/{path}")
    page.evaluate("() => window.MathJax?.startup?.promise")
    assert violations(page) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_screen_reader_finds_its_way_in_a_chapter_that_is_played(visitor, served, scheme):
    page = visitor.new_page()
    page.emulate_media(color_scheme=scheme)
    notebook = LabNotebook(page, served.url).open("00_start.ipynb", mode="site", timeout=PATIENCE)
    notebook.run_all(PATIENCE)
    assert page.get_attribute("body", "data-jp-theme-light") == str(scheme == "light").lower()
    page.wait_for_timeout(500)  # names are given a moment after a cell has appeared
    assert violations(page) == {}
    page.get_by_role("link", name="Skip to Main").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.getElementById('main-panel').contains(document.activeElement)")


@pytest.mark.parametrize("width", [1366, 390])
def test_pages_of_the_book_fit_the_screen(visitor, served, width):
    page = visitor.new_page()
    page.set_viewport_size({"width": width, "height": 768})
    for path in ("", "progress.html", *(f"book/{name}.html" for name in BOOK)):
        page.goto(f"{served.url}/{path}")
        page.evaluate("() => window.MathJax?.startup?.promise")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_page_that_is_printed_is_dark_on_white_and_nothing_is_cut_off(visitor, served):
    page = visitor.new_page()
    page.emulate_media(color_scheme="dark")
    page.goto(f"{served.url}/book/04_activations.html")
    theme = "document.documentElement.dataset.theme"
    page.evaluate(f"addEventListener('beforeprint', () => (window.printed = {theme}))")
    page.pdf()
    assert (page.evaluate("window.printed"), page.evaluate(theme)) == ("light", "dark")
    page.emulate_media(media="print")
    wide = (
        "[...document.querySelectorAll('pre')].filter((code) => code.scrollWidth > code.clientWidth).length"
    )
    assert page.evaluate(wide) == 0


def test_a_second_visit_needs_no_server(visitor, served):
    page = visitor.new_page()
    page.goto(served.url)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    worked(page, served)
    served.stop()
    page.goto(served.url)
    expect(page.locator("#work-start")).to_contain_text("1 of 4 exercises")
    page.goto(f"{served.url}/play/tree?path=00_start.ipynb")  # where links in chapters lead
    LabNotebook(page, served.url).opened("00_start.ipynb", PATIENCE)
    worked(page, served)


def worked(page, served):
    """Chapter 0 from the import to the verdict on its first exercise."""
    notebook = LabNotebook(page, served.url).open("00_start.ipynb", mode="site", timeout=PATIENCE)
    notebook.run("start-start-here-2", PATIENCE)
    notebook.type("answer", "def answer():\n    return 42")
    notebook.run("answer")
    assert "All right" in notebook.run("answer-check")
    notebook.save()


def test_very_many_outputs_are_kept(visitor, served):
    notebook = LabNotebook(visitor.new_page(), served.url).open(
        "00_start.ipynb", mode="site", timeout=PATIENCE
    )
    key = "start-start-here-2"
    notebook.type(key, f"for i in range({OUTPUTS}):\n    display({{'text/html': f'<b>{{i}}</b>'}}, raw=True)")
    notebook.run(key, PATIENCE)
    assert number_of_outputs(notebook) == OUTPUTS
    notebook.save()
    notebook.open("00_start.ipynb", mode="site", timeout=PATIENCE)
    assert number_of_outputs(notebook) == OUTPUTS


def number_of_outputs(notebook):
    """Of the notebook's first code cell; the page shows the first of them, and the rest when asked."""
    return notebook.page.evaluate(
        """() => window.jupyterapp.shell.currentWidget.content.widgets
            .find(cell => cell.model.type === "code").model.outputs.length"""
    )
