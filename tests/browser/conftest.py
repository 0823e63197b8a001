"""A JupyterLab server, the course's site, a headless Chromium, and notebooks opened in it."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from everything import EVERYTHING
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from tools import require

from dlcourse.bench.lab_driver import CHROMIUM_ARGS, LabNotebook, LabServer, OpenNotebook
from dlcourse.bench.site_server import SiteServer

ROOT = Path(__file__).parents[2]
SITE_BUILDER = ROOT / ".venv-site" / "bin" / "python"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = require("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, headless=True, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab_server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    base = tmp_path_factory.mktemp("lab")
    (base / "root").mkdir()
    server = LabServer(base / "home", base / "root").start()
    yield server
    server.stop()


@pytest.fixture
def lab(lab_server: LabServer, browser: Browser) -> Iterator[OpenNotebook]:
    """``lab("x.ipynb")`` opens a notebook of ``lab_server``; see ``notebooks_of``."""
    with notebooks_of(lab_server, browser) as open_notebook:
        yield open_notebook


@pytest.fixture(scope="session")
def notebooks(browser: Browser):
    """``with notebooks(server) as open_notebook``: the same for a server of the test's own."""
    return lambda server, **options: notebooks_of(server, browser, **options)


@pytest.fixture(scope="session")
def artifacts() -> Path:
    """Folder for screenshots to look at."""
    folder = ROOT / "test-artifacts"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def server(course, tmp_path_factory):
    """Plain ``jupyter lab`` in the folder of the module's ``course``, for those who grade."""
    server = LabServer(tmp_path_factory.mktemp("lab") / "home", course.folder).start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of three chapters; with its book where everything is tested."""
    if not SITE_BUILDER.exists():
        pytest.skip("make site has not been run here")
    require("node")
    target = tmp_path_factory.mktemp("site")
    for part in ("book", "play"):
        (target / part).mkdir()
        (target / part / "of_an_older_build.html").touch()
    build = [str(SITE_BUILDER), str(ROOT / "scripts" / "site" / "build.py"), "--target", str(target)]
    chapters = ["--only", "00_start", "04_activations", "08_cnn_layers"]
    options = [] if EVERYTHING else ["--without-book"]
    done = subprocess.run([*build, *options, *chapters], capture_output=True, text=True)
    if done.returncode == 1 and "cannot be had" in done.stderr:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture
def served(site: Path) -> Iterator[SiteServer]:
    """The site behind an address; a test may stop it."""
    server = SiteServer(site)
    yield server
    server.stop()


@pytest.fixture
def tab(server, browser):
    """A browser tab; errors in its pages and requests off this machine fail the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    tab = LabNotebook(context.new_page(), server.url)
    yield tab
    context.close()
    assert tab.problems == []
    assert tab.foreign == []


@pytest.fixture
def visitor(served: SiteServer, browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has seen nothing; a request to anything but the site fails."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield context
    context.close()
    assert [url for url in asked if not url.startswith((served.url, "data:", "blob:"))] == []


@contextmanager
def notebooks_of(server: LabServer, browser: Browser, **options) -> Iterator[OpenNotebook]:
    """Open notebooks in a fresh browser context; an error in a page or a request off this machine fails."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 1000}} | options)
    opened: list[LabNotebook] = []

    def open_notebook(path: str, **options) -> LabNotebook:
        notebook = LabNotebook(context.new_page(), server.url)
        opened.append(notebook)
        return notebook.open(path, **options)

    yield open_notebook
    context.close()
    assert not [problem for notebook in opened for problem in notebook.problems]
    assert not [address for notebook in opened for address in notebook.foreign]
