"""A student works an exercise in JupyterLab: stub, named mistake, hints, right answer."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dlcourse.bench.lab_driver import DARK, LabNotebook, LabServer
from dlcourse.checking.registry import exercise
from dlcourse.checking.texts import Texts
from dlcourse.resources import resource

pytestmark = pytest.mark.browser

PER_VALUE = "def dead_fraction(acts):\n    return (acts <= 0).mean()"
RIGHT = "def dead_fraction(acts):\n    return (acts <= 0).all(axis=0).mean()"
TEXTS = Texts(exercise("activations.dead_fraction"))
FIRST_CELL = "activations-activation-functions-2"


@pytest.fixture(params=["light", "dark"])
def course(request, tmp_path, browser):
    """A JupyterLab in a fresh course folder, in one of the two themes."""
    folder = tmp_path / "my course"
    (folder / ".dlcourse").mkdir(parents=True)
    shutil.copy(resource("notebooks") / "04_activations.ipynb", folder)
    settings = DARK if request.param == "dark" else {}
    server = LabServer(tmp_path / "home", folder, settings=settings).start()
    server.theme = request.param
    yield server
    server.stop()


def screenshot(notebook: LabNotebook, artifacts: Path, name: str) -> None:
    notebook.cell("dead_fraction-check").scroll_into_view_if_needed()
    notebook.page.screenshot(path=artifacts / f"exercise-{name}.png")


def test_a_student_works_an_exercise(course, notebooks, artifacts):
    with notebooks(course) as open_notebook:
        notebook = open_notebook("04_activations.ipynb")
        notebook.run(FIRST_CELL)

        said = notebook.run("dead_fraction-check")
        assert "dead_fraction is not defined yet" in said.replace("`", "")
        notebook.run("dead_fraction")
        assert "Not written yet" in notebook.run("dead_fraction-check")

        notebook.type("dead_fraction", PER_VALUE)
        notebook.run("dead_fraction")
        said = notebook.run("dead_fraction-check")
        assert TEXTS.mistake("per_value").looks_like in said
        assert "FAIL" in said and "Smallest input that fails" in said
        report = notebook.cell("dead_fraction-check")
        expect(report.get_by_role("table").first).to_be_visible()
        screenshot(notebook, artifacts, f"red-{course.theme}")

        for number, hint in enumerate(TEXTS.hints, 1):
            button = report.get_by_role("button", name=f"Open hint {number} of 4")
            button.focus()
            button.press("Enter")
            expect(report.locator("li").nth(number - 1)).to_contain_text(hint.replace("`", ""))
        expect(report.get_by_role("button", name="All 4 hints are open")).to_be_disabled()
        screenshot(notebook, artifacts, f"hints-{course.theme}")

        notebook.type("dead_fraction", RIGHT)
        notebook.run("dead_fraction")
        said = notebook.run("dead_fraction-check")
        assert "All right: 6 of 6 points." in said and "6.0" in said
        screenshot(notebook, artifacts, f"green-{course.theme}")

    state = json.loads((course.root / ".dlcourse" / "state.json").read_text())
    assert state["hints"]["activations.dead_fraction"] == 4
    assert state["results"]["activations.dead_fraction"]["points"] == 6.0


@pytest.mark.parametrize("course", ["light"], indirect=True)
def test_an_endless_loop_is_ended_and_the_notebook_goes_on(course, notebooks):
    with notebooks(course) as open_notebook:
        notebook = open_notebook("04_activations.ipynb")
        notebook.run(FIRST_CELL)
        notebook.type("dead_fraction", "def dead_fraction(acts):\n    while True: pass")
        notebook.run("dead_fraction")
        assert "did not come to an end within the time limit" in notebook.run("dead_fraction-check")
        notebook.type("dead_fraction", RIGHT)
        notebook.run("dead_fraction")
        assert "All right" in notebook.run("dead_fraction-check")
