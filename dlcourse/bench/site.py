"""How quickly the course's site answers in headless Chromium, and how much it sends."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Request, sync_playwright

from dlcourse.bench.explorers import WATCH, commit_prediction, first_slider, key_to_pixels
from dlcourse.bench.lab_driver import CHROMIUM_ARGS, LabNotebook
from dlcourse.bench.site_server import SiteServer

ROUNDS = 10
VERDICT = "04_activations.ipynb", "dead_fraction"
ANSWER = "from dlcourse import check\n\n\ndef dead_fraction(acts):\n    return (acts <= 0).all(axis=0).mean()"
EXPLORER = "08_cnn_layers.ipynb", "cnn_layers-1-the-sliding-window-2"
PLAYED = "from dlcourse import explore\n\nexplore('cnn_layers.sliding')"
PATIENCE = 180
"""Seconds that a slow machine may need for one step."""


class Figures(NamedTuple):
    """Medians over ``ROUNDS``; every first visit is that of a browser that has seen nothing.

    Attributes:
        first_verdict_s: from asking for chapter 4 to the verdict on an answer.
        second_verdict_s: the same at the second visit.
        key_to_pixels_ms: from a key on an explorer's slider to the new picture.
        first_visit_mb: sent for the front page, chapter 4 and its verdict at the first visit, uncompressed.
        site_mb: size of the whole site.
        page_s: from asking for the largest page of the book until it is there, formulas and fonts included.
        offsite_requests: requests to anything but the site, in all of this.
    """

    first_verdict_s: float
    second_verdict_s: float
    key_to_pixels_ms: float
    first_visit_mb: float
    site_mb: float
    page_s: float
    offsite_requests: int


def measure(site: Path, chromium: str) -> Figures:
    """Serve a site on this machine and visit it.

    Args:
        site: its folder, with chapters 4 and 8 and the book.
        chromium: path of the browser.
    """
    server, elsewhere = SiteServer(site), list[str]()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGS)
        visits = [_two_visits(browser, server, elsewhere) for _ in range(ROUNDS)]
        keys = _keys(browser, server, elsewhere)
        pages = [_page(browser, server, elsewhere, _largest_page(site)) for _ in range(ROUNDS)]
        browser.close()
    server.stop()
    first, second, sent = (statistics.median(column) for column in zip(*visits, strict=True))
    return Figures(
        round(first, 2),
        round(second, 2),
        round(statistics.median(keys), 1),
        round(sent / 1e6, 1),
        round(sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1e6, 1),
        round(statistics.median(pages), 2),
        len(elsewhere),
    )


@contextmanager
def _visitor(browser: Browser, server: SiteServer, elsewhere: list[str]) -> Iterator[BrowserContext]:
    def note(request: Request) -> None:
        if not request.url.startswith((server.url, "data:", "blob:")):
            elsewhere.append(request.url)

    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.on("request", note)
    yield context
    context.close()


def _two_visits(browser: Browser, server: SiteServer, elsewhere: list[str]) -> tuple[float, float, float]:
    """Seconds of the first and of the second visit, and what the first had sent."""
    with _visitor(browser, server, elsewhere) as context:
        before, page = server.sent, context.new_page()
        page.goto(server.url)
        page.close()
        first = _verdict(context, server)
        sent = server.sent - before
        return first, _verdict(context, server), sent


def _verdict(context: BrowserContext, server: SiteServer) -> float:
    file, exercise = VERDICT
    started = time.perf_counter()
    notebook = LabNotebook(context.new_page(), server.url).open(file, mode="site", timeout=PATIENCE)
    notebook.type(exercise, ANSWER)
    notebook.run(exercise, timeout=PATIENCE)
    said = notebook.run(f"{exercise}-check", timeout=PATIENCE)
    needed = time.perf_counter() - started
    if "All right" not in said:
        raise RuntimeError(f"the check of {exercise} did not say that all is right, but: {said}")
    notebook.page.close()
    return needed


def _keys(browser: Browser, server: SiteServer, elsewhere: list[str]) -> list[float]:
    file, key = EXPLORER
    with _visitor(browser, server, elsewhere) as context:
        notebook = LabNotebook(context.new_page(), server.url).open(file, mode="site", timeout=PATIENCE)
        notebook.type(key, PLAYED)
        notebook.run(key, timeout=PATIENCE)
        box = notebook.cell(key).locator(".dlcourse-explorer")
        commit_prediction(box)
        box.evaluate(WATCH)
        slider = first_slider(box)
        key_to_pixels(notebook, slider)
        return [key_to_pixels(notebook, slider) for _ in range(ROUNDS)]


def _largest_page(site: Path) -> str:
    pages = (site / "book").glob("[0-9]*.html")
    return max(pages, key=lambda file: file.stat().st_size).name


def _page(browser: Browser, server: SiteServer, elsewhere: list[str], name: str) -> float:
    with _visitor(browser, server, elsewhere) as context:
        page = context.new_page()
        started = time.perf_counter()
        page.goto(f"{server.url}/book/{name}")
        page.evaluate("() => document.fonts.ready.then(() => true)")
        return time.perf_counter() - started
