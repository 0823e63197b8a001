"""Work on the site is never lost: closed tabs, two tabs, another browser, a newer edition."""

import json
from pathlib import Path

import pytest
from everything import only_with_everything
from playwright.sync_api import expect

from dlcourse.bench.lab_driver import LabNotebook

pytestmark = [pytest.mark.browser, only_with_everything]

FIRST_CELL = "start-start-here-2"
RIGHT = "def answer():\n    return 42"
PATIENCE = 180


@pytest.fixture
def start(visitor, served):
    """Opens chapter 0 in a tab of its own."""

    def opened() -> LabNotebook:
        return LabNotebook(visitor.new_page(), served.url).open(
            "00_start.ipynb", mode="site", timeout=PATIENCE
        )

    return opened


@pytest.fixture
def answered(start):
    """Chapter 0 with its first exercise done, saved and checked."""
    notebook = start()
    notebook.run(FIRST_CELL, PATIENCE)
    notebook.type("answer", RIGHT)
    notebook.run("answer")
    assert "All right" in notebook.run("answer-check")
    notebook.save()
    return notebook


def source(notebook: LabNotebook, key: str) -> str:
    return notebook.cell(key).locator(".cm-content").inner_text()


def test_a_closed_tab_opens_again_with_answers_and_outputs(answered, start):
    answered.page.close()
    again = start()
    assert "return 42" in source(again, "answer") and "All right" in again.text("answer-check")


def test_everything_goes_to_another_browser(answered, served, browser, tmp_path):
    page = answered.page
    page.goto(served.url)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download all my work").click()
    download.value.save_as(tmp_path / "work.zip")
    elsewhere = browser.new_context()
    page = elsewhere.new_page()
    LabNotebook(page, served.url).open("04_activations.ipynb", mode="site", timeout=PATIENCE)
    page.goto(served.url)
    page.locator("#bring").set_input_files(tmp_path / "work.zip")
    expect(page.locator("#said")).to_contain_text("00_start.ipynb")
    expect(page.locator("#work-start")).to_contain_text("1 of 4 exercises")
    notebook = LabNotebook(page, served.url).open("00_start.ipynb", mode="site", timeout=PATIENCE)
    assert "return 42" in source(notebook, "answer")
    notebook.run(FIRST_CELL, PATIENCE)
    notebook.type("answer", "from dlcourse import mine\n\n\ndef answer():\n    return mine.answer()")
    notebook.run("answer")
    assert "All right" in notebook.run("answer-check")
    page.goto(f"{served.url}/progress.html")
    expect(page.locator("#files")).to_contain_text("mine/start.py: answer")
    elsewhere.close()


def test_work_that_is_brought_stands_beside_other_work(answered, served, tmp_path):
    other = tmp_path / "00_start.ipynb"
    page = answered.page
    page.goto(served.url)
    with page.expect_download() as download:
        page.locator("#work-start").get_by_role("button", name="Download").click()
    other.write_text(Path(download.value.path()).read_text().replace("return 42", "return 6 * 7"))
    page.locator("#bring").set_input_files(other)
    expect(page.locator("#said")).to_contain_text("00_start.brought.ipynb beside the one you had")
    page.locator("#bring").set_input_files({"name": "x.ipynb", "mimeType": "", "buffer": b"{"})
    expect(page.locator("#said")).to_contain_text("That did not work")


def test_a_newer_edition_stands_beside_changed_work(answered, served):
    page = answered.page
    newer = {"metadata": {"dlcourse": {"edition": "newer"}}, "nbformat": 4, "nbformat_minor": 5, "cells": []}
    page.route("**/files/00_start.ipynb", lambda route: route.fulfill(body=json.dumps(newer)))
    page.route(
        f"{served.url}/",
        lambda route: route.fulfill(
            content_type="text/html",
            body=route.fetch().text().replace('"edition": "', '"edition": "newer', 1),
        ),
    )
    page.goto(served.url)
    page.get_by_role("button", name="Put the newer edition of Start here beside yours").click()
    expect(page.locator("#said")).to_contain_text("stays as it is; the new edition is 00_start.new.ipynb")
    expect(page.get_by_role("link", name="00_start.new.ipynb")).to_be_visible()


def test_of_two_tabs_none_writes_over_the_other_without_a_word(answered, start):
    second = start()
    assert "return 42" in source(second, "answer")
    answered.type("answer", "def answer():\n    return 40 + 2")
    answered.save()
    second.type("answer", "def answer():\n    return 41")
    second.page.keyboard.press("Control+s")
    expect(second.page.locator(".jp-Dialog")).to_contain_text("00_start.ipynb")


def test_a_full_storage_is_said_in_words(visitor, served, start):
    page = visitor.new_page()
    quota = {"origin": served.url, "quotaSize": 2_000_000}
    visitor.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", quota)
    notebook = start()
    notebook.type("answer", f"# {'x' * 3_000_000}")
    notebook.page.keyboard.press("Control+s")
    expect(notebook.page.locator(".jp-Dialog")).to_contain_text(
        "storage that this browser gives the site is full"
    )
    page.goto(served.url)
    large = json.dumps({"cells": [{"source": "x" * 3_000_000}]}).encode()
    page.locator("#bring").set_input_files({"name": "x.ipynb", "mimeType": "", "buffer": large})
    expect(page.locator("#said")).to_contain_text("storage that this browser gives the site is full")


def test_a_browser_that_keeps_nothing_is_told_so(visitor, served):
    visitor.add_init_script(
        "Object.defineProperty(window, 'indexedDB', {get() { throw new Error('denied') }})"
    )
    page = visitor.new_page()
    for path, place in ("", "#said"), ("progress.html", "#sum"):
        page.goto(f"{served.url}/{path}")
        expect(page.locator(place)).to_contain_text("This browser keeps nothing for this site")
