"""The site in a real browser: from the front page into a chapter and back, without any other site."""

import subprocess
import sys
from pathlib import Path

import pytest
from everything import only_with_everything
from playwright.sync_api import BrowserContext, expect

from autograder.notebooks import solution_edition
from dlcourse.bench.lab_driver import LabNotebook
from dlcourse.bench.site_server import SiteServer
from dlcourse.notebook_format import CHECK_SUFFIX, DEMO
from dlcourse.resources import resource

pytestmark = pytest.mark.browser

FIRST_CELL = "start-start-here-2"
PATIENCE = 180
THROUGH_C = """
class Value:
    def __add__(self, other):
        return self + other


def answer():
    return Value() + 1
"""


def play(visitor: BrowserContext, served: SiteServer, title: str, file: str) -> LabNotebook:
    """From the front page into a chapter."""
    page = visitor.new_page()
    page.goto(served.url)
    page.get_by_role("link", name=f"Play {title}").click()
    return LabNotebook(page, served.url).opened(file, PATIENCE)


def own_work(page, chapter: str):
    """The chapter's place on the front page."""
    return page.locator(f"#work-{chapter}")


def test_a_student_answers_wrongly_then_rightly_and_finds_everything_again(visitor, served):
    notebook = play(visitor, served, "Start here", "00_start.ipynb")
    notebook.run(FIRST_CELL, PATIENCE)
    notebook.run("answer")
    assert "Not written yet" in notebook.run("answer-check")
    notebook.type("answer", "def answer():\n    return '42'")
    notebook.run("answer")
    assert "text" in notebook.run("answer-check")
    notebook.type("answer", "def answer():\n    return 42")
    notebook.run("answer")
    assert "All right" in notebook.run("answer-check")
    notebook.save()
    page = notebook.page
    page.goto(served.url)
    own = own_work(page, "start")
    with page.expect_download() as download:
        own.get_by_role("button", name="Download").click()
    assert "return 42" in Path(download.value.path()).read_text(encoding="utf-8")
    page.get_by_role("link", name="Your progress").click()
    expect(page.get_by_role("row", name="Start here")).to_contain_text("1 of 4")
    expect(page.locator("#files")).to_contain_text("mine/start.py: answer")
    page.goto(served.url)
    own.get_by_role("button", name="Start Start here again").click()
    page.get_by_text("What you had is kept as 00_start.old.ipynb").wait_for()
    page.get_by_role("link", name="Play Start here").click()
    notebook.opened("00_start.ipynb", PATIENCE)
    assert "raise NotImplementedError()" in notebook.cell("answer").inner_text()


@only_with_everything
def test_chapter_four_is_worked_to_its_end_and_gets_the_same_points_at_home(visitor, served, tmp_path):
    notebook = play(visitor, served, "Activation functions", "04_activations.ipynb")
    solved = [
        cell
        for cell in solution_edition(resource("notebooks") / "source" / "04_activations.md").cells
        if cell.cell_type == "code" and DEMO not in cell.metadata.get("tags", [])
    ]
    for cell in solved[1:]:
        if not cell.id.endswith(CHECK_SUFFIX):
            notebook.type(cell.id, cell.source)
    assert notebook.run_all(PATIENCE)
    notebook.save()
    page = notebook.page
    assert page.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    page.goto(served.url)
    own = own_work(page, "activations")
    expect(own).to_contain_text("50 of 50 points")
    with page.expect_download() as download:
        own.get_by_role("button", name="Download").click()
    home = tmp_path / "04_activations.ipynb"
    download.value.save_as(home)
    done = subprocess.run(
        [sys.executable, "-m", "dlcourse.cli", "check", str(home)], capture_output=True, text=True
    )
    assert done.returncode == 0 and "50 of 50" in done.stdout, done.stdout + done.stderr


@only_with_everything
def test_an_explorer_is_dragged(visitor, served):
    notebook = play(visitor, served, "Convolution", "08_cnn_layers.ipynb")
    notebook.run("cnn_layers-convolution-and-pooling-layers-2", PATIENCE)
    key = "cnn_layers-1-the-sliding-window-2"
    notebook.run(key, PATIENCE)
    box = notebook.cell(key).locator(".dlcourse-explorer")
    box.get_by_role("radio").first.check()
    box.locator(".dlcourse-prediction button:not(.dlx-quiet)").click()
    window = box.locator("svg [data-i][style*='move']")
    window.scroll_into_view_if_needed()
    place, mouse = window.bounding_box(), notebook.page.mouse
    x, y, cell = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2, place["width"] / 3
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 2 * cell, y + cell, steps=5)
    mouse.up()
    expect(box).to_contain_text("Row 2, column 4 of the output")


@only_with_everything
def test_what_never_ends_in_an_answer_is_ended_and_the_notebook_goes_on(visitor, served):
    notebook = play(visitor, served, "Start here", "00_start.ipynb")
    notebook.run(FIRST_CELL, PATIENCE)
    notebook.type("answer", "def answer():\n    while True:\n        pass")
    notebook.run("answer")
    assert "did not come to an end" in notebook.run("answer-check", PATIENCE)
    notebook.type("answer", THROUGH_C)
    notebook.run("answer")
    assert "RecursionError" in notebook.run("answer-check", PATIENCE)
    notebook.type("answer", "def answer():\n    return 42")
    notebook.run("answer")
    assert "All right" in notebook.run("answer-check")


@only_with_everything
def test_menus_and_links_to_other_chapters_lead_somewhere(visitor, served):
    page = visitor.new_page()
    page.goto(f"{served.url}/play/tree?path=00_start.ipynb")  # where a link in a chapter leads
    LabNotebook(page, served.url).opened("00_start.ipynb", PATIENCE)
    page.get_by_role("menuitem", name="File").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Download").click()
    assert download.value.suggested_filename == "00_start.ipynb"
    page.get_by_role("menuitem", name="File").click()
    with visitor.expect_page() as files:
        page.get_by_role("menuitem", name="Open…").click()
    expect(files.value.get_by_text("04_activations.ipynb")).to_be_visible(timeout=30_000)
