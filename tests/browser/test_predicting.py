"""Predictions, explanations, self-tests and balances in a real JupyterLab, by keyboard, and the next day."""

from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import expect

from dlcourse.bench.lab_driver import DARK, LabServer
from dlcourse.predicting.questions import needed, predictions, words

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)  # other programs use the processor as well

WORDS = words()
QUESTION = next(each for each in predictions("activations") if each.id == "activations.dead_units")
WRONG = next(option for letter, option in QUESTION.options.items() if letter != QUESTION.answer)
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
SAVED = {"@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True}}
CELLS = {
    "test": 'from dlcourse import balance, explain, predict, selftest\n\nselftest("activations")',
    "before": f'predict("{QUESTION.id}")',
    "after": f'explain("{QUESTION.id}")',
    "end": 'balance("activations")',
}


def write_course(folder: Path, name: str) -> str:
    """A course folder that has predicted nothing yet: a section, and every kind of cell."""
    (folder / name / ".dlcourse").mkdir(parents=True)
    cells = [new_markdown_cell("## 3. Dead units\n\n" + "\n\n".join(["Text."] * 30))]
    for id, code in CELLS.items():
        cells.append(new_code_cell(code))
        cells[-1]["id"] = id
    nbformat.write(new_notebook(cells=cells, metadata=KERNEL), folder / name / "cells.ipynb")
    return f"{name}/cells.ipynb"


def form(notebook, id):
    return notebook.cell(id).locator(".dlcourse-form")


def test_predict_look_and_explain_by_keyboard(lab, lab_server, artifacts) -> None:
    notebook = lab(write_course(lab_server.root, "keyboard"))
    for id in CELLS:
        notebook.run(id)
    before, after = form(notebook, "before"), form(notebook, "after")
    expect(after).to_contain_text(WORDS["unasked"].format(right=QUESTION.right))

    before.get_by_role("button", name=WORDS["predict"]).click()
    expect(before.locator("[aria-live]")).to_contain_text(WORDS["choose"])
    option = before.get_by_role("radio", name=WRONG, exact=True)
    option.press("Space")
    before.get_by_role("button", name=WORDS["predict"]).press("Enter")
    expect(before.locator("[aria-live]")).to_contain_text(WORDS["stored"])
    expect(before).not_to_contain_text(QUESTION.why)
    expect(before.get_by_role("button", name=WORDS["again"])).to_be_focused()

    notebook.run("after")
    expect(after).to_contain_text(WORDS["unforeseen"].format(expected=WRONG, right=QUESTION.right))
    line = after.get_by_role("textbox", name=WORDS["why"])
    line.fill("the step was too large")
    line.press("Enter")
    expect(after.locator("[aria-live]")).to_contain_text(QUESTION.why)

    notebook.run("end")
    end = notebook.cell("end")
    expect(end).to_contain_text(WORDS["counted"].format(right=0, total=1))
    expect(end).to_contain_text("the step was too large")
    notebook.page.screenshot(path=artifacts / "predicting.png")
    end.get_by_role("link", name="3. Dead units").click()
    expect(notebook.page.get_by_role("heading", name="3. Dead units")).to_be_in_viewport()

    before.get_by_role("button", name=WORDS["again"]).press("Enter")
    expect(before.get_by_role("radio").first).to_be_focused()


def test_a_wrong_answer_of_the_self_test_points_to_the_passage(lab, lab_server, artifacts) -> None:
    notebook = lab(write_course(lab_server.root, "selftest"))
    notebook.run("test")
    number, question = next((n, each) for n, each in enumerate(needed("activations")) if each.passage)
    box = form(notebook, "test").locator(".dlcourse-prediction").nth(number)
    missed = next(option for letter, option in question.options.items() if letter != question.answer)
    box.get_by_role("radio", name=missed, exact=True).check()
    box.get_by_role("button", name=WORDS["answer"]).click()
    expect(box).to_contain_text(question.why)
    assert box.get_by_role("link").get_attribute("href").startswith("03_regression.ipynb#")
    form(notebook, "test").screenshot(path=artifacts / "selftest.png")


def test_in_the_dark_and_the_next_day(tmp_path, notebooks, artifacts) -> None:
    (tmp_path / "root").mkdir()
    path = write_course(tmp_path / "root", "course")
    server = LabServer(tmp_path / "home", tmp_path / "root", settings={**DARK, **SAVED}).start()
    try:
        with notebooks(server) as open_notebook:
            notebook = open_notebook(path)
            for id in CELLS:
                notebook.run(id)
            before = form(notebook, "before")
            before.get_by_role("radio", name=WRONG, exact=True).check()
            before.get_by_role("button", name=WORDS["predict"]).click()
            expect(before).to_contain_text(WORDS["stored"])
            for id in ("test", "before", "after"):
                form(notebook, id).evaluate("e => e.dataset.axe = 'here'")
            found = Axe().run(notebook.page, context="[data-axe=here]").response
            assert found["passes"] and not found["violations"]
            before.screenshot(path=artifacts / "predicting-dark.png")

            notebook.page.evaluate(
                "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"
            )
            expect(before).to_contain_text(WORDS["at_rest"])
            notebook.save()
            notebook.page.close()
            notebook = open_notebook(path)
            before = form(notebook, "before")
            expect(before).to_contain_text(WORDS["at_rest"])
            expect(before.get_by_role("radio")).to_be_disabled()
            for id in ("test", "before"):
                notebook.cell(id).locator(".cm-content").press("Control+Enter")
            expect(before.get_by_role("button", name=WORDS["again"])).to_be_enabled()
            expect(before.get_by_role("radio")).to_be_checked()
            expect(before).to_contain_text(WORDS["stored"])
    finally:
        server.stop()
