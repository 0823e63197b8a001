"""The site in a real browser: from the front page into a chapter and back, without any other site."""

import functools
import http.server
import subprocess
import threading
from pathlib import Path

import pytest
from everything import only_with_everything
from tools import require

ROOT = Path(__file__).parents[2]
BUILDER = ROOT / ".venv-site" / "bin" / "python"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not BUILDER.exists(), reason="make site has not been run here"),
]
IDLE = """() => document.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status == 'idle'
    && ![...document.querySelectorAll('.jp-InputPrompt')].some((one) => one.textContent.includes('*'))"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Nothing."""


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of a site of two chapters, without the book."""
    require("node")
    target = tmp_path_factory.mktemp("site")
    build = [
        str(BUILDER),
        str(ROOT / "scripts" / "site" / "build.py"),
        "--target",
        str(target),
        "--without-book",
    ]
    done = subprocess.run([*build, "--only", "00_start", "04_activations"], capture_output=True, text=True)
    if done.returncode == 1 and "Unpack Pyodide" in done.stderr:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture
def served(site):
    """The site's address, and its server, which a test may stop."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", server
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(served, browser):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(served[0])
    yield page
    elsewhere = [url for url in page.asked if not url.startswith((served[0], "data:", "blob:"))]
    assert elsewhere == []
    context.close()


def play(page, title):
    page.get_by_role("link", name=f"Play {title}").click()
    page.wait_for_selector(".jp-CodeCell")
    page.wait_for_function(IDLE, timeout=120_000)


def run_all(page):
    page.locator(".lm-MenuBar-item", has_text="Run").click()
    page.locator(".lm-Menu-item", has_text="Run All Cells").first.click()
    page.wait_for_timeout(1000)
    page.wait_for_function(IDLE, timeout=120_000)


def write(page, old, new):
    """Type an answer into the cell that holds a stub."""
    cell = page.locator(".jp-CodeCell", has_text=old).first
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(new)


def said(page, start):
    return page.locator(".jp-OutputArea-output", has_text=start).first.inner_text()


def test_a_student_answers_wrongly_then_rightly_and_finds_everything_again(page, served):
    play(page, "Start here")
    run_all(page)
    assert "Not written yet" in said(page, "0.1 ")
    write(page, "def answer", "def answer():\n    return '42'")
    run_all(page)
    assert "text" in said(page, "0.1 ")
    write(page, "def answer", "def answer():\n    return 42")
    run_all(page)
    assert "All right" in said(page, "0.1 ")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    page.goto(served[0])
    own = page.locator("#work-start")
    own.get_by_text("points").wait_for()
    with page.expect_download() as download:
        own.get_by_role("button", name="Download").click()
    assert "return 42" in Path(download.value.path()).read_text(encoding="utf-8")
    own.get_by_role("button", name="Start Start here again").click()
    page.get_by_text("What you had is kept as 00_start.old.ipynb").wait_for()
    play(page, "Start here")
    assert (
        "raise NotImplementedError()"
        in page.locator(".jp-CodeCell", has_text="def answer").first.inner_text()
    )


@only_with_everything
def test_a_chapter_runs_to_its_end_and_again_with_the_server_gone(page, served):
    play(page, "Activation functions")
    run_all(page)
    assert page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error']").count() == 0
    assert page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    served[1].shutdown()
    page.reload()
    page.wait_for_selector(".jp-CodeCell")
    page.wait_for_function(IDLE, timeout=120_000)
    run_all(page)
    assert "Not written yet" in said(page, "4.1 ")
