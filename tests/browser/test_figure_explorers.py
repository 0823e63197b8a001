"""Every Matplotlib explorer in a real JupyterLab: predict, move every control, see it change, reset."""

import base64
import io
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from PIL import Image
from playwright.sync_api import Locator, expect

from dlcourse.bench.lab_driver import DARK, LabNotebook, LabServer
from dlcourse.exploring import (
    Choice,
    Control,
    FigureExplorer,
    Press,
    Slider,
    Texts,
    Toggle,
    chapters,
    explorer,
    explorers,
)
from dlcourse.exploring.texts import common_words

pytestmark = pytest.mark.browser

IDS = [id for chapter in chapters() for id in explorers(chapter) if isinstance(explorer(id), FigureExplorer)]
WORDS = common_words("en")
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}

# Presses a key on the first slider n times; milliseconds from each key to the new, decoded picture.
KEY_TO_PIXELS = """async ([explorer, key, n]) => {
  const image = explorer.querySelector("img"), handle = explorer.querySelector(".noUi-handle");
  const times = [];
  handle.focus();
  for (let i = 0; i < n; i++) {
    await new Promise(resolve => setTimeout(resolve, 200));
    const before = image.src, start = performance.now();
    handle.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
    do await new Promise(requestAnimationFrame);
    while ((image.src === before || !image.complete) && performance.now() - start < 5000);
    times.push(performance.now() - start);
  }
  return times;
}"""

# A newer picture may take this one's place, and its bytes away, while it is being read: then read that one.
PICTURE = """async image => {
  for (;;) {
    const source = image.src;
    try {
      await image.decode();
      const bytes = new Uint8Array(await (await fetch(source)).arrayBuffer());
      return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
    } catch (error) {
      if (image.src === source) throw error;
    }
  }
}"""


class OnScreen:
    """One explorer as its reader meets it."""

    def __init__(self, notebook: LabNotebook, id: str) -> None:
        self.notebook, self.id = notebook, id
        self.texts = Texts.of(id, "en")
        self.controls = explorer(id).controls
        notebook.run(cell_id(id))
        self.box = notebook.cell(cell_id(id)).locator(".dlcourse-explorer")
        self.line = self.box.locator("p[aria-live=polite]")
        self.predicted, self._option = next(iter(self.texts.options.items()))
        expect(self.line).not_to_be_empty()

    def predict(self) -> None:
        group = self.box.get_by_role("radiogroup", name=self.texts.question)
        group.get_by_role("radio", name=self._option, exact=True).check()
        self.box.get_by_role("button", name=WORDS["predict"]).click()
        expect(self.box.get_by_text(WORDS["try"])).to_be_visible()

    def widget(self, name: str) -> Locator:
        """The control as assistive technology finds it: by role and label."""
        label = self.texts.controls[name]
        match self.controls[name]:
            case Slider():
                return self.box.get_by_role("slider", name=label, exact=True)
            case Choice():
                return self.box.get_by_label(label, exact=True)
            case Toggle():
                return self.box.get_by_role("checkbox", name=label, exact=True)
            case Press():
                return self.box.get_by_role("button", name=label, exact=True)

    def move(self, name: str) -> None:
        """Move one control away from where it is, by keyboard wherever the browser allows it."""
        widget = self.widget(name)
        match self.controls[name]:
            case Slider(_, high, _, value):
                widget.press("ArrowLeft" if value == high else "ArrowRight")
            case Choice(options, value):
                widget.press("ArrowUp" if value == options[-1] else "ArrowDown")
            case Toggle():
                widget.press("Space")
            case Press():
                widget.press("Enter")

    def reset(self) -> None:
        self.box.get_by_role("button", name=WORDS["reset"]).click()

    def picture(self) -> np.ndarray:
        png = base64.b64decode(self.box.locator("img").evaluate(PICTURE))
        return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)

    def wait_for_picture(self, accept: Callable[[np.ndarray], bool]) -> np.ndarray:
        """The first picture that is accepted; fails after five seconds."""
        for _ in range(100):
            found = self.picture()
            if accept(found):
                return found
            self.notebook.page.wait_for_timeout(50)
        raise AssertionError("the picture did not become what was expected within five seconds")


def cell_id(id: str) -> str:
    return id.replace(".", "-")  # nbformat allows no dots


def write_notebook(folder: Path) -> str:
    """A course folder with a notebook that has one cell per explorer."""
    (folder / ".dlcourse").mkdir()
    code = "from dlcourse import explore\n\nexplore({id!r})"
    cells = [new_code_cell(code.format(id=id), id=cell_id(id)) for id in IDS]
    nbformat.write(new_notebook(cells=cells, metadata=KERNEL), folder / "explorers.ipynb")
    return "explorers.ipynb"


def forget_predictions(folder: Path) -> None:
    (folder / ".dlcourse" / "state.json").unlink(missing_ok=True)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> LabServer:
    base = tmp_path_factory.mktemp("explorers")
    (base / "root").mkdir()
    return LabServer(base / "home", base / "root")


@pytest.fixture(scope="module")
def notebook(course: LabServer, notebooks) -> Iterator[LabNotebook]:
    path = write_notebook(course.root)
    with running(course), notebooks(course) as open_notebook:
        yield open_notebook(path)


@contextmanager
def running(server: LabServer) -> Iterator[LabServer]:
    server.start()
    yield server
    server.stop()


@pytest.fixture(params=IDS)
def shown(request: pytest.FixtureRequest, course: LabServer, notebook: LabNotebook) -> OnScreen:
    """An explorer that its student has never seen before."""
    forget_predictions(course.root)
    return OnScreen(notebook, request.param)


def inside(picture: np.ndarray) -> np.ndarray:
    """The middle of the picture: no titles, tick labels or margins."""
    height, width, _ = picture.shape
    return picture[height // 8 : -height // 6, width // 10 : -width // 20]


def changed(before: np.ndarray, after: np.ndarray) -> bool:
    return bool((np.abs(inside(before) - inside(after)) > 30).sum() > 50)


def is_locked(widget: Locator, control: Control) -> bool:
    if isinstance(control, Slider):
        return widget.get_attribute("aria-disabled") == "true"
    return widget.is_disabled()


def test_every_control_changes_the_picture_and_reset_brings_it_back(shown: OnScreen, artifacts: Path) -> None:
    first = shown.picture()
    assert first.std() > 5
    shown.predict()
    for name in shown.controls:
        shown.move(name)
        shown.wait_for_picture(lambda now: changed(first, now))
        shown.reset()
        shown.wait_for_picture(lambda now: np.array_equal(first, now))
    expect(shown.box.locator(".dlcourse-error")).to_have_text("")
    shown.box.screenshot(path=artifacts / f"explorer-{shown.id}.png")


def test_a_description_goes_with_every_picture(shown: OnScreen) -> None:
    image = shown.box.get_by_role("img", name=shown.texts.alt)
    first = shown.line.inner_text()
    expect(image).to_have_attribute("alt", f"{shown.texts.alt} {first}")
    shown.predict()
    shown.move(next(iter(shown.controls)))
    expect(shown.line).not_to_have_text(first)
    expect(image).to_have_attribute("alt", f"{shown.texts.alt} {shown.line.inner_text()}")


def test_controls_wait_for_the_prediction_and_the_reply_for_the_first_move(shown: OnScreen) -> None:
    for name, control in shown.controls.items():
        assert is_locked(shown.widget(name), control)
    shown.box.get_by_role("button", name=WORDS["predict"]).click()
    expect(shown.box.get_by_text(WORDS["choose"])).to_be_visible()
    shown.predict()
    reply = shown.box.get_by_text(shown.texts.replies[shown.predicted])
    expect(reply).to_have_count(0)
    for name, control in shown.controls.items():
        assert not is_locked(shown.widget(name), control)
    shown.move(next(iter(shown.controls)))
    expect(reply).to_be_visible()


def test_a_stored_prediction_is_still_there_on_reopening(shown: OnScreen) -> None:
    shown.predict()
    again = OnScreen(shown.notebook, shown.id)
    expect(again.box.get_by_text(again.texts.replies[again.predicted])).to_be_visible()
    expect(again.box.get_by_role("radio", name=again.texts.options[again.predicted])).to_be_checked()
    expect(again.box.get_by_role("button", name=WORDS["predict"])).to_have_count(0)
    for name, control in again.controls.items():
        assert not is_locked(again.widget(name), control)


def test_every_part_is_reached_with_the_tab_key(shown: OnScreen) -> None:
    keyboard = shown.notebook.page.keyboard
    radios = shown.box.get_by_role("radio")
    radios.first.focus()
    for key in ("Space", "ArrowDown", "ArrowDown", "ArrowUp", "Tab", "Enter"):
        keyboard.press(key)
    expect(radios.nth(1)).to_be_checked()
    expect(shown.box.get_by_text(WORDS["try"])).to_be_visible()
    wanted = [shown.widget(name) for name in shown.controls]
    wanted.append(shown.box.get_by_role("button", name=WORDS["reset"]))
    for _ in range(3 * len(wanted)):  # a slider has a second stop: the number beside it
        keyboard.press("Tab")
        wanted = [widget for widget in wanted if not widget.evaluate("e => e === document.activeElement")]
    assert not wanted


def test_a_slider_feels_live(shown: OnScreen) -> None:
    sliders = [name for name, control in shown.controls.items() if isinstance(control, Slider)]
    if not sliders:
        pytest.skip(f"{shown.id} has no slider")
    shown.predict()
    shown.widget(sliders[0]).press("Home")
    busy_before = slowdown()
    times = shown.box.evaluate(
        f"explorer => ({KEY_TO_PIXELS})([explorer, 'ArrowRight', {presses(shown, sliders[0])}])"
    )
    median, limit = statistics.median(times), 150 * max(busy_before, slowdown())
    print(
        f"{shown.id}: key to pixels, median {median:.0f} ms, longest {max(times):.0f} ms (limit {limit:.0f})"
    )
    assert median < limit


def slowdown() -> float:
    """How much longer everything takes because other programs use the processor too: 1 on a quiet machine."""
    wall, own = time.perf_counter(), time.process_time()
    while time.process_time() - own < 0.3:
        pass
    return (time.perf_counter() - wall) / 0.3


def presses(shown: OnScreen, slider: str) -> int:
    """How often the slider can move from its lower end, at most 15 times."""
    control = shown.controls[slider]
    assert isinstance(control, Slider)
    return min(15, round((control.high - control.low) / control.step))


def test_dark_theme_keeps_text_readable(
    tmp_path_factory: pytest.TempPathFactory, notebooks, artifacts: Path
) -> None:
    base = tmp_path_factory.mktemp("dark")
    (base / "root").mkdir()
    path = write_notebook(base / "root")
    server = LabServer(base / "home", base / "root", settings=DARK)
    with running(server), notebooks(server) as open_notebook:
        notebook = open_notebook(path)
        for id in IDS:
            shown = OnScreen(notebook, id)
            shown.predict()
            shown.move(next(iter(shown.controls)))
            expect(shown.box.get_by_text(shown.texts.replies[shown.predicted])).to_be_visible()
            shown.box.screenshot(path=artifacts / f"explorer-{id}-dark.png")
            assert (shown.picture()[0, 0] == 255).all()
            for text in shown.box.locator("strong, p[aria-live], h4, .widget-label, label").all():
                assert is_light(text.evaluate("element => getComputedStyle(element).color"))


def is_light(colour: str) -> bool:
    """Whether ``rgb(...)`` or ``rgba(...)`` is light enough for a dark background."""
    red, green, blue = (float(part) for part in colour.partition("(")[2].rstrip(")").split(",")[:3])
    return red + green + blue > 3 * 150
