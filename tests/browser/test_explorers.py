"""Every explorer in a real JupyterLab: predict, move every control, see the picture change, reset."""

import base64
import io
import statistics
from collections.abc import Callable
from pathlib import Path

import nbformat
import numpy as np
import pytest
from labdriver import DARK, LabNotebook, LabServer, OpenNotebook
from nbformat.v4 import new_code_cell, new_notebook
from PIL import Image
from playwright.sync_api import Locator, expect

from dlcourse.explore import Choice, Control, Press, Slider, Texts, Toggle, chapters, explorer, explorers
from dlcourse.explore.texts import common_words

pytestmark = pytest.mark.browser

IDS = [id for chapter in chapters() for id in explorers(chapter)]
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

PICTURE = """async image => {
  await image.decode();
  const bytes = new Uint8Array(await (await fetch(image.src)).arrayBuffer());
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
}"""


class OnScreen:
    """One explorer as its reader meets it."""

    def __init__(self, notebook: LabNotebook, id: str) -> None:
        self.notebook = notebook
        self.texts = Texts.of(id, "en")
        self.controls = explorer(id).controls
        assert notebook.run_all()
        self.box = notebook.cell("explorer").locator(".dlcourse-explorer")
        expect(self.box.locator("p[aria-live]").last).not_to_be_empty()

    def predict(self) -> None:
        letter, text = next(iter(self.texts.options.items()))
        group = self.box.get_by_role("radiogroup", name=self.texts.question)
        group.get_by_role("radio", name=text, exact=True).check()
        self.box.get_by_role("button", name=WORDS["predict"]).click()
        expect(self.box.get_by_text(WORDS["try"])).to_be_visible()
        expect(self.box.get_by_text(self.texts.replies[letter])).to_have_count(0)

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
                position = next(i for i, option in enumerate(options) if option != value)
                widget.select_option(index=position)
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


def write_notebook(server: LabServer, id: str) -> str:
    path = server.root / f"{id}.ipynb"
    cell = new_code_cell(f'from dlcourse import explore\n\nexplore("{id}")', id="explorer")
    nbformat.write(new_notebook(cells=[cell], metadata=KERNEL), path)
    return path.name


def inside(picture: np.ndarray) -> np.ndarray:
    """The middle of the picture: no titles, tick labels or margins."""
    height, width, _ = picture.shape
    return picture[height // 8 : -height // 6, width // 10 : -width // 20]


def changed(before: np.ndarray, after: np.ndarray) -> bool:
    return bool((np.abs(inside(before) - inside(after)) > 30).sum() > 50)


@pytest.mark.parametrize("id", IDS)
def test_every_control_changes_the_picture_and_reset_brings_it_back(
    lab_server: LabServer, lab: OpenNotebook, artifacts: Path, id: str
) -> None:
    shown = OnScreen(lab(write_notebook(lab_server, id)), id)
    first = shown.picture()
    assert first.std() > 5
    for name in shown.controls:
        expect(shown.widget(name)).to_be_visible()
    shown.predict()
    for name in shown.controls:
        shown.move(name)
        shown.wait_for_picture(lambda now: changed(first, now))
        shown.reset()
        shown.wait_for_picture(lambda now: np.array_equal(first, now))
    expect(shown.box.locator(".dlcourse-error")).to_have_text("")
    shown.box.screenshot(path=artifacts / f"explorer-{id}.png")


@pytest.mark.parametrize("id", IDS)
def test_a_description_goes_with_every_picture(lab_server: LabServer, lab: OpenNotebook, id: str) -> None:
    shown = OnScreen(lab(write_notebook(lab_server, id)), id)
    line = shown.box.locator("p[aria-live=polite]")
    image = shown.box.get_by_role("img", name=shown.texts.alt)
    first = line.inner_text()
    assert image.get_attribute("alt") == f"{shown.texts.alt} {first}"
    shown.predict()
    shown.move(next(iter(shown.controls)))
    expect(line).not_to_have_text(first)
    expect(image).to_have_attribute("alt", f"{shown.texts.alt} {line.inner_text()}")


@pytest.mark.parametrize("id", IDS)
def test_controls_wait_for_the_prediction_and_the_reply_for_the_first_move(
    lab_server: LabServer, lab: OpenNotebook, id: str
) -> None:
    shown = OnScreen(lab(write_notebook(lab_server, id)), id)
    for name, control in shown.controls.items():
        assert is_locked(shown.widget(name), control)
    shown.box.get_by_role("button", name=WORDS["predict"]).click()
    expect(shown.box.get_by_text(WORDS["choose"])).to_be_visible()
    shown.predict()
    for name, control in shown.controls.items():
        assert not is_locked(shown.widget(name), control)
    shown.move(next(iter(shown.controls)))
    expect(shown.box.get_by_text(next(iter(shown.texts.replies.values())))).to_be_visible()


def is_locked(widget: Locator, control: Control) -> bool:
    if isinstance(control, Slider):
        return widget.get_attribute("aria-disabled") == "true"
    return widget.is_disabled()


@pytest.mark.parametrize(
    "id", [id for id in IDS if any(isinstance(c, Slider) for c in explorer(id).controls.values())]
)
def test_a_slider_feels_live(lab_server: LabServer, lab: OpenNotebook, id: str) -> None:
    shown = OnScreen(lab(write_notebook(lab_server, id)), id)
    shown.predict()
    first = next(name for name, control in shown.controls.items() if isinstance(control, Slider))
    shown.widget(first).press("Home")
    times = shown.box.evaluate(f"explorer => ({KEY_TO_PIXELS})([explorer, 'ArrowRight', 15])")
    median = statistics.median(times)
    print(f"{id}: key to pixels, median {median:.0f} ms, longest {max(times):.0f} ms")
    assert median < 150


@pytest.mark.parametrize("id", IDS)
def test_every_part_is_reached_with_the_tab_key(lab_server: LabServer, lab: OpenNotebook, id: str) -> None:
    shown = OnScreen(lab(write_notebook(lab_server, id)), id)
    page = shown.notebook.page
    shown.box.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(shown.box.get_by_text(WORDS["try"])).to_be_visible()
    wanted = [shown.widget(name) for name in shown.controls]
    wanted.append(shown.box.get_by_role("button", name=WORDS["reset"]))
    for _ in range(3 * len(wanted)):  # a slider has a second stop: the number beside it
        page.keyboard.press("Tab")
        wanted = [widget for widget in wanted if not widget.evaluate("e => e === document.activeElement")]
    assert not wanted


@pytest.fixture(scope="module")
def dark_server(tmp_path_factory: pytest.TempPathFactory):
    base = tmp_path_factory.mktemp("dark")
    (base / "root").mkdir()
    server = LabServer(base / "home", base / "root", settings=DARK).start()
    yield server
    server.stop()


@pytest.mark.parametrize("id", IDS)
def test_dark_theme_keeps_text_readable(dark_server: LabServer, notebooks, artifacts: Path, id: str) -> None:
    with notebooks(dark_server) as open_notebook:
        shown = OnScreen(open_notebook(write_notebook(dark_server, id)), id)
        shown.predict()
        shown.move(next(iter(shown.controls)))
        expect(shown.box.get_by_text(next(iter(shown.texts.replies.values())))).to_be_visible()
        shown.box.screenshot(path=artifacts / f"explorer-{id}-dark.png")
        corner = shown.picture()[0, 0]
        assert (corner == 255).all()
        for line in shown.box.locator("strong, p[aria-live], h4, .widget-label, label").all():
            assert is_light(line.evaluate("element => getComputedStyle(element).color"))


def is_light(colour: str) -> bool:
    """Whether ``rgb(...)`` or ``rgba(...)`` is light enough for a dark background."""
    red, green, blue = (float(part) for part in colour.partition("(")[2].rstrip(")").split(",")[:3])
    return red + green + blue > 3 * 150
