"""How quickly explorers answer in a real JupyterLab: from a key to pixels, thirty held keys, opening."""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Locator, sync_playwright

from dlcourse.bench.lab_driver import CHROMIUM_ARGS, LabNotebook, LabServer
from dlcourse.exploring import Choice, Explorer, Slider, explorer

KEYS, HELD, EVERY_MS = 20, 30, 33
FRESH_KERNELS = 3
TOGETHER = 4
_WARM = "warm"
_IMPORTS = "from dlcourse import explore\nimport dlcourse.exploring.view.widget"
_Open = Callable[[Sequence[str]], LabNotebook]
_KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}

WATCH = """box => {
  const seen = (window.seen = { key: 0, pixels: 0, pictures: 0, waiting: false });
  document.addEventListener("keydown", () => { seen.key = performance.now(); seen.pixels = 0; }, true);
  new MutationObserver(() => {
    if (seen.waiting) return;
    seen.waiting = true;
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => {
        seen.waiting = false;
        seen.pictures += 1;
        seen.pixels ||= performance.now();
      };
      painted.port2.postMessage(null);
    });
  }).observe(box.querySelector(".dlx-picture"), {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
}"""
"""For a box: counts pictures, notes the time of a key and of the first frame with a new picture."""


class Figures(NamedTuple):
    """Medians of one explorer.

    Attributes:
        explorer: its id.
        key_to_pixels_ms: from a key on its first slider to the first frame with the new picture.
        pictures_of_30: pictures shown while 30 keys follow each other every 33 ms.
        open_ms: from running its cell in a fresh kernel to its picture.
        compute_ms: of ``compute`` alone.
    """

    explorer: str
    key_to_pixels_ms: float
    pictures_of_30: int
    open_ms: float
    compute_ms: float


def measure(ids: Sequence[str], chromium: str) -> Iterator[Figures]:
    """Open explorers in JupyterLab, driven by headless Chromium, and time them.

    Those of a chapter stand in one notebook, as students have them, but at most ``TOGETHER``.

    Args:
        ids: of the explorers.
        chromium: path of the browser.
    """
    with TemporaryDirectory() as folder, _lab(Path(folder), chromium) as open_notebook:
        for _, chapter in groupby(ids, key=lambda id: id.partition(".")[0]):
            waiting = list(chapter)
            while waiting:
                yield from _measure_together(waiting[:TOGETHER], open_notebook)
                del waiting[:TOGETHER]


def _measure_together(ids: Sequence[str], open_notebook: _Open) -> Iterator[Figures]:
    notebook = open_notebook(ids)
    opened = _open_all(notebook, ids)
    for id in ids:
        box = notebook.cell(_cell(id)).locator(".dlcourse-explorer")
        commit_prediction(box)
        box.evaluate(WATCH)
        slider = first_slider(box)
        key = statistics.median(key_to_pixels(notebook, slider) for _ in range(KEYS))
        yield Figures(id, round(key, 1), _pictures(notebook, slider), opened[id], compute_ms(id))
    notebook.page.close()


def compute_ms(id: str) -> float:
    """Median time of ``compute`` while the first slider (or choice) goes from end to end, in milliseconds."""
    found = explorer(id)
    times = []
    for state in _walk(found):
        started = time.perf_counter()
        found.compute(**state)
        times.append(1000 * (time.perf_counter() - started))
    return round(statistics.median(times), 2)


def _walk(found: Explorer) -> Iterator[dict[str, object]]:
    start = found.settle(found.initial_state(), {})
    kinds = (Slider, Choice)
    name, control = next((n, c) for kind in kinds for n, c in found.controls.items() if isinstance(c, kind))
    for step in range(KEYS):
        yield found.settle(start, {name: _at(control, step / (KEYS - 1))})


def _at(control: Slider | Choice, share: float) -> object:
    """The control's value after this share of its way."""
    if isinstance(control, Choice):
        return control.options[round(share * (len(control.options) - 1))]
    steps = round(share * (control.high - control.low) / control.step)
    return control.accept(control.low + steps * control.step)


@contextmanager
def _lab(folder: Path, chromium: str) -> Iterator[_Open]:
    """A running JupyterLab and browser; opens a notebook with these explorers in a page of its own."""
    root = folder / "root"
    (root / ".dlcourse").mkdir(parents=True)
    server = LabServer(folder / "home", root).start()

    def open_notebook(ids: Sequence[str]) -> LabNotebook:
        name = f"{ids[0]}.ipynb"
        cells = [new_code_cell(_IMPORTS, id=_WARM)]
        cells += [new_code_cell(f"explore({id!r})", id=_cell(id)) for id in ids]
        nbformat.write(new_notebook(cells=cells, metadata=_KERNEL), root / name)
        return LabNotebook(browser.new_page(viewport={"width": 1366, "height": 768}), server.url).open(name)

    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGS)
            yield open_notebook
            browser.close()
    finally:
        server.stop()


def _open_all(notebook: LabNotebook, ids: Sequence[str]) -> dict[str, float]:
    """Median milliseconds from running each cell to its picture, in several fresh kernels."""
    times: dict[str, list[float]] = {id: [] for id in ids}
    for _ in range(FRESH_KERNELS):
        notebook.command("notebook:clear-all-cell-outputs")
        notebook.page.evaluate(
            "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"
        )
        notebook.wait_idle()
        notebook.run(_WARM)
        for id in ids:
            cell = notebook.cell(_cell(id))
            cell.locator(".cm-content").click()
            started = time.perf_counter()
            notebook.page.keyboard.press("Control+Enter")
            cell.locator(".dlx-picture svg").wait_for()
            times[id].append(1000 * (time.perf_counter() - started))
            notebook.wait_idle()
    return {id: round(statistics.median(each), 1) for id, each in times.items()}


def commit_prediction(box: Locator) -> None:
    """Answer what an explorer asks before it can be moved, if it asks."""
    box.scroll_into_view_if_needed()
    if box.locator(".dlcourse-prediction button:not(.dlx-quiet)").count():
        box.get_by_role("radio").first.check()
        box.locator(".dlcourse-prediction button:not(.dlx-quiet)").click()
    box.locator(".dlx-controls:enabled").wait_for()


def first_slider(box: Locator) -> Locator:
    """The first slider of an explorer that can be moved; where none can at first, the first choice."""
    sliders = box.locator("input[type=range]:enabled")
    return (sliders if sliders.count() else box.locator(".dlx-control select:enabled")).first


def key_to_pixels(notebook: LabNotebook, slider: Locator) -> float:
    """Milliseconds from a key on a slider to the new picture; the box must be watched by ``WATCH``."""
    _press(notebook, slider)
    notebook.page.wait_for_function("seen.pixels > 0")
    notebook.page.wait_for_timeout(150)
    return float(notebook.page.evaluate("seen.pixels - seen.key"))


def _pictures(notebook: LabNotebook, slider: Locator) -> int:
    notebook.page.evaluate("seen.pictures = 0")
    started = time.perf_counter()
    for number in range(HELD):
        pause = started + number * EVERY_MS / 1000 - time.perf_counter()
        if pause > 0:
            notebook.page.wait_for_timeout(1000 * pause)
        _press(notebook, slider)
    notebook.page.wait_for_timeout(500)
    return int(notebook.page.evaluate("seen.pictures"))


def _press(notebook: LabNotebook, slider: Locator) -> None:
    """One key, to and fro between the ends of the slider."""
    key = slider.evaluate(
        """e => {
          e.focus({ preventScroll: true });
          const choice = e.tagName === "SELECT";
          const at = choice ? e.selectedIndex : +e.value;
          if (at >= (choice ? e.length - 1 : +e.max)) e.dataset.key = "ArrowLeft";
          if (at <= (choice ? 0 : +e.min)) e.dataset.key = "ArrowRight";
          return e.dataset.key ??= "ArrowRight";
        }"""
    )
    notebook.page.keyboard.press(key)


def _cell(id: str) -> str:
    return id.replace(".", "-")  # nbformat allows no dots
