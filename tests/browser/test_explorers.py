"""Explorers in a real JupyterLab: predict, move, drag, click, play; small, dark, and alive the next day."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from everything import EVERYTHING
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Locator, expect

from dlcourse.bench.lab_driver import DARK, LabNotebook, LabServer
from dlcourse.exploring import (
    Choice,
    Entry,
    Numbers,
    Play,
    Press,
    Sketch,
    Slider,
    Texts,
    Toggle,
    chapters,
    explorer,
    explorers,
)
from dlcourse.exploring.texts import common_words

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)  # other programs use the processor as well

IDS = [id for chapter in chapters() for id in explorers(chapter)]
SLIDING, GATES, STEPPER = "cnn_layers.sliding", "rnn_lstm.gates", "backprop.stepper"
CLOSELY = IDS if EVERYTHING else [SLIDING]
"""Looked at in every respect; the others are opened and moved."""

WORDS = common_words("en")
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
SAVED = {"@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True}}


# Every shape, its attributes in alphabetical order: the browser keeps them in the order of their first use.
SHAPES = """svg => [...svg.children].map(shape => [
  shape.tagName,
  ...[...shape.attributes].filter(a => a.value && a.name !== "style").map(a => `${a.name}=${a.value}`).sort(),
  shape.textContent,
].join(" ")).join(" / ")"""


class OnScreen:
    """One explorer as its reader meets it."""

    def __init__(self, notebook: LabNotebook, id: str, run: bool = True) -> None:
        self.notebook, self.id = notebook, id
        self.texts, self.controls = Texts.of(id, "en"), explorer(id).controls
        if run:
            notebook.run(cell_id(id))
        self.box = notebook.cell(cell_id(id)).locator(".dlcourse-explorer")
        self.svg = self.box.locator(".dlx-picture svg")
        self.line = self.box.locator(".dlx-line")
        self.note = self.box.locator(".dlx-note")
        self.why = self.box.locator(".dlx-why")
        self.predicted, self._option = next(iter(self.texts.options.items()))
        if run:
            expect(self.box).to_have_attribute("data-idle", "true")
        expect(self.line).not_to_be_empty()
        expect(self.box.locator(".dlcourse-error")).to_be_empty()

    def predict(self) -> None:
        group = self.box.get_by_role("radiogroup", name=self.texts.question)
        group.get_by_role("radio", name=self._option, exact=True).check()
        self.box.get_by_role("button", name=WORDS["predict"]).click()
        expect(self.note).to_contain_text(WORDS["try"])

    def widget(self, name: str) -> Locator:
        """The control as assistive technology finds it: by role and label."""
        label, box = self.texts.controls[name], self.box
        match self.controls[name]:
            case Slider():
                return box.get_by_role("slider", name=label, exact=True)
            case Choice():
                return box.get_by_role("combobox", name=label, exact=True)
            case Toggle():
                return box.get_by_role("checkbox", name=label, exact=True)
            case Press():
                return box.get_by_role("button", name=label, exact=True)
            case Play():
                return box.get_by_role("group", name=label).get_by_role(
                    "button", name=WORDS["step"], exact=True
                )
            case Entry():
                return box.get_by_role("textbox", name=label, exact=True)
            case Numbers():
                return box.get_by_role("group", name=label).get_by_role("spinbutton").first
            case Sketch():
                return box.get_by_role("group", name=label).locator("canvas")

    def move(self, name: str) -> None:
        """Move one control away from where it is, by keyboard."""
        widget = self.widget(name)
        match self.controls[name]:
            case Slider():
                at_end = widget.input_value() == widget.get_attribute("max")
                widget.press("ArrowLeft" if at_end else "ArrowRight")
            case Choice(options, value):
                widget.press("ArrowUp" if value == options[-1] else "ArrowDown")
            case Toggle() | Sketch():
                widget.press("Space")
            case Press() | Play():
                widget.press("Enter")
            case Numbers():
                widget.press("ArrowDown")
            case Entry():
                widget.press("End")
                widget.press("Space")

    def usable(self) -> str:
        """The first control that changes what is seen."""
        return next(
            name
            for name, control in self.controls.items()
            if not isinstance(control, Entry) and self.widget(name).is_enabled()
        )

    def text_sizes(self) -> list[float]:
        """Of the texts in the picture, in pixels of the page."""
        return self.svg.evaluate(
            "svg => { const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;"
            "return [...svg.querySelectorAll('text')].map(t => scale * t.getAttribute('font-size')) }"
        )

    def columns(self) -> int:
        """In which the controls stand."""
        places = self.box.locator(".dlx-control").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect().x)"
        )
        return len(set(map(round, places)))

    def reset(self) -> None:
        self.box.get_by_role("button", name=WORDS["reset"]).click()

    def picture(self) -> str:
        return self.svg.evaluate(SHAPES)

    def wait_for(self, expected: Callable[[], bool], what: str) -> None:
        """Until it is so; fails after a while: other programs use the processor as well."""
        for _ in range(400):
            if expected():
                return
            self.notebook.page.wait_for_timeout(50)
        raise AssertionError(f"{self.id}: {what}")

    def wait_for_picture(self, accept: Callable[[str], bool]) -> None:
        self.wait_for(lambda: accept(self.picture()), "the picture did not become what was expected")

    def parts(self, cursor: str) -> Locator:
        """What can be touched, by the form of the pointer on it."""
        return self.svg.locator(f"[data-i][style*='{cursor}']")

    def drag(self, part: Locator, dx: float, dy: float) -> None:
        part.scroll_into_view_if_needed()
        box, mouse = part.bounding_box(), self.notebook.page.mouse
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + dx, y + dy, steps=5)
        mouse.up()


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


@contextmanager
def running(base: Path, settings: dict) -> Iterator[tuple[LabServer, str]]:
    (base / "root").mkdir()
    server = LabServer(base / "home", base / "root", settings=settings)
    path = write_notebook(server.root)
    server.start()
    yield server, path
    server.stop()


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[LabServer, str]]:
    with running(tmp_path_factory.mktemp("explorers"), SAVED) as found:
        yield found


@pytest.fixture(scope="module")
def notebook(course: tuple[LabServer, str], notebooks) -> Iterator[LabNotebook]:
    server, path = course
    with notebooks(server) as open_notebook:
        yield open_notebook(path)


@pytest.fixture
def show(course: tuple[LabServer, str], notebook: LabNotebook):
    """``show(id)``: an explorer that its student has never seen before."""
    forget_predictions(course[0].root)
    notebook.page.set_viewport_size({"width": 1366, "height": 768})
    return lambda id: OnScreen(notebook, id)


@pytest.mark.parametrize("id", IDS)
def test_every_control_changes_the_picture_or_says_why_not_and_axe_finds_no_violation(
    show, id: str, artifacts: Path
) -> None:
    shown = show(id)
    if id in CLOSELY:  # with the question open, all of them look the same
        assert violations(shown.box) == []
    shown.predict()
    assert violations(shown.box) == []
    first = shown.picture()
    for name in shown.controls:
        if shown.widget(name).is_disabled():
            expect(shown.box.locator(f"[data-control={name}] .dlx-reason")).not_to_be_empty()
            continue
        shown.move(name)
        if isinstance(shown.controls[name], Entry):
            continue  # a space more changes nothing that is seen
        shown.wait_for_picture(lambda now: now != first)
        shown.reset()
        shown.wait_for_picture(lambda now: now == first)
    expect(shown.box.locator(".dlcourse-error")).to_be_empty()
    shown.box.screenshot(path=artifacts / f"explorer-{id}.png")


@pytest.mark.parametrize("id", CLOSELY)
def test_a_description_goes_with_every_picture(show, id: str) -> None:
    shown = show(id)
    first = shown.line.inner_text()
    expect(shown.svg).to_have_attribute("aria-label", f"{shown.texts.alt} {first}")
    shown.predict()
    shown.move(next(iter(shown.controls)))
    expect(shown.line).not_to_have_text(first)
    expect(shown.svg).to_have_attribute("aria-label", f"{shown.texts.alt} {shown.line.inner_text()}")


@pytest.mark.parametrize("id", CLOSELY)
def test_controls_wait_for_the_prediction_and_then_the_first_has_the_focus(show, id: str) -> None:
    shown = show(id)
    for name in shown.controls:
        expect(shown.widget(name)).to_be_disabled()
    expect(shown.why).to_have_text(WORDS["locked"])
    shown.box.get_by_role("button", name=WORDS["predict"]).click()
    expect(shown.note).to_contain_text(WORDS["choose"])
    shown.predict()
    expect(shown.why).to_have_count(0)
    expect(shown.widget(next(iter(shown.controls)))).to_be_focused()


def test_the_reply_comes_when_the_thing_asked_about_is_seen_and_can_be_asked_again(show) -> None:
    shown = show(SLIDING)
    shown.predict()
    shown.move("row")
    expect(shown.line).to_contain_text("Row 2")
    expect(shown.note).to_contain_text(WORDS["try"])
    shown.move("stride")
    expect(shown.note).to_contain_text("You expected: 2. It was: 3.")
    expect(shown.note).to_contain_text(shown.texts.replies["a"])
    shown.box.get_by_role("button", name=WORDS["again"]).click()
    expect(shown.box.get_by_role("radio").first).to_be_focused()
    expect(shown.widget("row")).to_be_disabled()


def test_a_stored_prediction_is_still_there_on_reopening(show) -> None:
    shown = show(SLIDING)
    shown.predict()
    again = OnScreen(shown.notebook, SLIDING)
    expect(again.note).to_contain_text(again.texts.replies["a"])
    expect(again.box.get_by_role("radio")).to_be_checked()
    expect(again.widget("row")).to_be_enabled()


@pytest.mark.parametrize("id", CLOSELY)
def test_every_part_is_reached_with_the_tab_key(show, id: str) -> None:
    shown = show(id)
    keyboard = shown.notebook.page.keyboard
    radios = shown.box.get_by_role("radio")
    radios.first.focus()
    for key in ("Space", "ArrowDown", "Tab", "Enter"):
        keyboard.press(key)
    expect(shown.note).to_contain_text(WORDS["try"])
    wanted = [shown.widget(name) for name in shown.controls if shown.widget(name).is_enabled()]
    wanted.append(shown.box.get_by_role("button", name=WORDS["reset"]))
    for _ in range(6 * len(wanted)):
        wanted = [widget for widget in wanted if not widget.evaluate("e => e === document.activeElement")]
        keyboard.press("Tab")
    assert not wanted


def test_the_window_is_dragged_and_the_output_clicked(show) -> None:
    shown = show(SLIDING)
    shown.predict()
    window = shown.parts("move")
    cell = window.bounding_box()["width"] / 3
    shown.drag(window, 2 * cell, cell)
    expect(shown.line).to_contain_text("Row 2, column 4 of the output")
    shown.parts("pointer").first.click()
    expect(shown.line).to_contain_text("Row 0, column 0 of the output")
    expect(shown.widget("column")).to_have_value("0")


def test_the_arithmetic_is_shown_by_pointer_and_by_arrow_keys(show) -> None:
    shown = show(SLIDING)
    shown.predict()
    shown.parts("pointer").nth(8).hover()
    tip = shown.box.locator(".dlx-tip")
    expect(tip).to_have_text("8 + 0 − 6 + 18 + 0 − 6 + 9 + 0 − 9 = 14")
    shown.svg.focus()
    for _ in range(2):
        shown.svg.press("ArrowRight")
    expect(tip).to_contain_text("= −27")
    shown.svg.press("Enter")
    expect(shown.line).to_contain_text("Row 0, column 1 of the output")


def test_a_kernel_is_typed(show) -> None:
    shown = show(SLIDING)
    shown.predict()
    middle = shown.box.get_by_role("spinbutton", name="Type into the kernel, row 2, column 2", exact=True)
    middle.fill("5")
    expect(shown.widget("preset")).to_have_value("your own")
    middle.fill("55")
    expect(shown.box.locator(".dlx-wrong")).to_have_text("Type numbers from −9 to 9.")
    expect(middle).to_have_attribute("aria-invalid", "true")


def test_play_runs_over_the_output_until_it_is_paused(show) -> None:
    shown = show(SLIDING)
    shown.predict()
    shown.box.get_by_role("button", name="Play", exact=True).click()
    expect(shown.widget("column")).to_have_value("4", timeout=10_000)
    shown.box.get_by_role("button", name=WORDS["pause"]).click()
    shown.notebook.page.wait_for_timeout(300)
    still = shown.picture()
    shown.notebook.page.wait_for_timeout(700)
    assert shown.picture() == still


def test_the_gan_is_steered_played_and_its_noise_dragged(show, artifacts: Path) -> None:
    shown = show("gan.lab")
    shown.predict()
    for _ in range(2):
        shown.widget("step_d").click()
    expect(shown.line).to_contain_text("After 220 updates")
    expect(shown.widget("course")).to_have_value("200 D, 220 DG")
    shown.box.get_by_role("button", name="Play the game").click()
    expect(shown.widget("updates")).not_to_have_value("220")
    shown.box.get_by_role("button", name=WORDS["pause"]).click()
    shown.notebook.page.wait_for_timeout(500)
    shown.drag(shown.parts("crosshair").nth(1), -20, 0)
    expect(shown.widget("z1")).not_to_have_value("1")
    canvas = shown.widget("drawn")
    canvas.scroll_into_view_if_needed()
    canvas.click(position={"x": 20, "y": 20})
    expect(shown.widget("data")).to_have_value("drawn")
    expect(shown.box.locator(".dlcourse-error")).to_be_empty()
    shown.svg.screenshot(path=artifacts / "explorer-gan.lab-played.png")


def test_a_gate_is_dragged_at_one_step(show) -> None:
    shown = show(GATES)
    shown.predict()
    shown.widget("preset").select_option("remember")
    expect(shown.line).to_contain_text("remember")
    shown.drag(shown.parts("ns-resize").nth(4), 0, 60)  # the first bar stands for the first number
    expect(shown.line).to_contain_text("Step 4 follows the sliders")
    expect(shown.widget("time")).to_have_value("4")
    expect(shown.widget("f")).to_have_value("0")


def test_a_text_that_cannot_be_read_is_answered_with_a_sentence(show) -> None:
    shown = show(GATES)
    shown.predict()
    expect(shown.widget("numbers")).to_be_disabled()
    shown.widget("preset").select_option("learned")
    shown.widget("numbers").fill("1 2")
    expect(shown.box.locator(".dlx-wrong")).to_have_text("Seven numbers are read; here are 2.")
    shown.widget("numbers").fill("0 0 0 0 0 0 1")
    expect(shown.box.locator(".dlx-wrong")).to_have_count(0)


def test_a_node_of_the_graph_is_clicked_a_letter_dragged_and_a_formula_typed(show) -> None:
    shown = show(STEPPER)
    shown.predict()
    shown.parts("pointer").first.click(position={"x": 4, "y": 4})  # its text lies on its middle
    expect(shown.line).to_contain_text("Gradients: a 0.5, b 1.5")
    expect(shown.widget("step")).to_have_value("5")
    expect(shown.note).to_contain_text(shown.texts.replies["a"])
    shown.drag(shown.parts("ew-resize").first, -60, 0)
    expect(shown.widget("a")).not_to_have_value("1.5")
    shown.widget("expression").fill("a * (b + ")
    expect(shown.box.locator(".dlx-wrong")).to_contain_text("is not a complete formula")
    shown.widget("expression").fill("b * b")
    expect(shown.line).to_contain_text("L = b * b")
    expect(shown.widget("example")).to_have_value("your own")
    expect(shown.widget("a")).to_be_disabled()


@pytest.mark.parametrize("id", CLOSELY)
def test_on_a_small_screen_controls_stand_in_even_columns_and_text_keeps_its_size(show, id: str) -> None:
    shown = show(id)
    shown.predict()
    for width, columns in ((1366, 4), (920, 2), (640, 1)):
        shown.notebook.page.set_viewport_size({"width": width, "height": 768})
        shown.wait_for(lambda columns=columns: shown.columns() == columns, f"not {columns} columns")
        shown.wait_for(lambda: min(shown.text_sizes()) >= 10.4, f"small text at {width} pixels")


SMALL = {
    "phone": {"viewport": {"width": 390, "height": 844}},
    "narrow": {"viewport": {"width": 700, "height": 900}},
    "zoomed": {"viewport": {"width": 683, "height": 384}, "device_scale_factor": 2},  # 1366 × 768 at 200 %
}


@pytest.mark.parametrize("size", SMALL)
def test_nothing_is_cut_where_there_is_little_room(course, notebooks, artifacts: Path, size: str) -> None:
    server, path = course
    forget_predictions(server.root)
    with notebooks(server, **SMALL[size]) as open_notebook:
        notebook = open_notebook(path, mode="doc")
        for id in CLOSELY:
            shown = OnScreen(notebook, id)
            shown.predict()
            before = shown.picture()
            shown.move(shown.usable())
            shown.wait_for_picture(lambda now, before=before: now != before)
            shown.box.screenshot(path=artifacts / f"explorer-{id}-{size}.png")
            shown.wait_for(lambda shown=shown: min(shown.text_sizes()) >= 10.4, "small text")
            assert shown.box.evaluate("e => e.scrollWidth <= e.clientWidth"), id


def test_they_rest_after_a_restart_and_after_a_reload_and_live_when_run_again(
    tmp_path: Path, notebooks
) -> None:
    with running(tmp_path, SAVED) as (server, path), notebooks(server) as open_notebook:
        notebook = open_notebook(path)
        lines = {}
        for id in CLOSELY:
            shown = OnScreen(notebook, id)
            shown.predict()
            shown.move(shown.usable())
            expect(shown.box).to_have_attribute("data-idle", "true")
            lines[id] = shown.line.inner_text()
        notebook.page.evaluate(
            "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"
        )
        for id in CLOSELY:
            expect(OnScreen(notebook, id, run=False).why).to_have_text(WORDS["at_rest"])
        notebook.save()
        notebook.page.close()
        notebook = open_notebook(path)
        for id in CLOSELY:
            rested = OnScreen(notebook, id, run=False)
            expect(rested.why).to_have_text(WORDS["at_rest"])
            expect(rested.line).to_have_text(lines[id])
            assert all(rested.widget(name).is_disabled() for name in rested.controls)
            notebook.cell(cell_id(id)).locator(".cm-content").press("Control+Enter")
            expect(rested.why).to_have_count(0)
            alive = OnScreen(notebook, id, run=False)
            before = alive.picture()
            alive.move(alive.usable())
            alive.wait_for_picture(lambda now, before=before: now != before)


def test_they_live_in_notebook_7_or_where_one_document_is_shown(course, notebooks) -> None:
    server, path = course
    forget_predictions(server.root)
    with notebooks(server) as open_notebook:
        notebook = open_notebook(path, mode="notebook" if find_spec("notebook") else "doc")
        notebook.problems.clear()  # Notebook 7 looks for a file browser that its page does not have
        for id in CLOSELY:
            shown = OnScreen(notebook, id)
            shown.predict()
            before = shown.picture()
            shown.move(shown.usable())
            shown.wait_for_picture(lambda now, before=before: now != before)


def test_dark_theme_has_its_own_colours(tmp_path: Path, notebooks, artifacts: Path) -> None:
    with running(tmp_path, DARK) as (server, path), notebooks(server) as open_notebook:
        notebook = open_notebook(path)
        for id in CLOSELY:
            shown = OnScreen(notebook, id)
            shown.predict()
            shown.box.screenshot(path=artifacts / f"explorer-{id}-dark.png")
            assert violations(shown.box) == []
            for text in shown.box.locator("h3, legend, label, .dlx-line, .dlx-note span, svg text").all():
                paint = "fill" if text.evaluate("e => e instanceof SVGElement") else "color"
                assert is_light(text.evaluate(f"e => getComputedStyle(e).{paint}"))


def violations(box: Locator) -> list[str]:
    """What axe-core finds wrong with the accessibility of one part of the page."""
    box.evaluate("e => e.dataset.axe = 'here'")
    found = Axe().run(box.page, context="[data-axe=here]").response
    box.evaluate("e => delete e.dataset.axe")
    assert found["passes"]  # it has looked at something
    return [f"{each['id']}: {node['html'][:200]}" for each in found["violations"] for node in each["nodes"]]


def is_light(colour: str) -> bool:
    """Whether ``rgb(...)`` or ``rgba(...)`` is light enough for a dark background."""
    red, green, blue = (float(part) for part in colour.partition("(")[2].rstrip(")").split(",")[:3])
    return red + green + blue > 3 * 120


# A kernel that answers only when it is told to.
LINK = """async () => {
  const { Link } = await import("/link.js");
  const handlers = {}, sent = [];
  const traits = {
    frame: JSON.stringify({ model: "m", controls: [] }),
    picture: JSON.stringify({ state: { a: 0, b: 0 }, width: 860 }),
    prediction: JSON.stringify({ chosen: "a" }),
  };
  const real = { comm_live: true, get: () => null };
  const link = new Link({
    get: (name) => traits[name],
    on: (name, handler) => (handlers[name] = handler),
    off: () => {},
    send: (message) => sent.push(message),
    widget_manager: { get_model: async () => real },
  });
  await link.life.ready;
  const answer = (state) => {
    const { view, number, width } = sent[sent.length - 1];
    traits.picture = JSON.stringify({ state, width: width ?? 860, view, number });
    handlers["change:picture"]();
  };
  const steps = {};
  for (let a = 1; a <= 30; a++) link.move({ a });
  link.move({ b: 5 });
  link.move({ a: 31 });
  steps.shown = { ...link.state };
  answer({ a: 1, b: 0 });
  answer({ a: 31, b: 4 });
  steps.sent = sent.map((message) => message.changes);
  steps.order = Object.keys(sent[1].changes);
  steps.settled = { ...link.state };
  link.resize(640);
  link.resize(860); // back again before the answer
  answer({ a: 31, b: 4 });
  steps.widths = sent.slice(2).map((message) => message.width);
  steps.late = link.idle;
  answer({ a: 31, b: 4 });
  steps.idle = link.idle;
  real.comm_live = false;
  handlers["comm_live_update"]();
  link.move({ a: 1 });
  steps.dead = [link.alive, sent.length, real.comm_live];
  return JSON.stringify(steps);
}"""


def test_moves_are_gathered_and_the_last_state_and_width_win(browser) -> None:
    import dlcourse.exploring.view as view

    front = Path(view.__file__).parent / "front"
    page = browser.new_page()
    page.route("http://front.local/*", lambda route: answer_from(front, route))
    page.goto("http://front.local/")
    steps = json.loads(page.evaluate(LINK))
    page.close()
    assert steps["shown"] == {"a": 31, "b": 5}
    assert steps["sent"] == [{"a": 1}, {"a": 31, "b": 5}]
    assert steps["order"] == ["b", "a"]
    assert steps["settled"] == {"a": 31, "b": 4}
    assert steps["widths"] == [640, 860]
    assert (steps["late"], steps["idle"]) == (False, True)
    assert steps["dead"] == [False, 4, True]


def answer_from(folder: Path, route) -> None:
    name = route.request.url.rpartition("/")[2]
    if name:
        route.fulfill(path=folder / name, content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html>", content_type="text/html")
