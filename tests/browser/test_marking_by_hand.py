"""Texts of the capstone are marked in formgrader; the transcript shows points and comment on any screen."""

import json
import re

import pytest
from nbcourse import NbgraderCourse, answered
from playwright.sync_api import expect
from tools import require

from autograder.cli import main
from autograder.exports import read_marks
from autograder.grading.grading_course import GradingCourse

pytestmark = pytest.mark.browser

NOTEBOOK = "18_capstone"
TEXTS = ("error_analysis", "interpretation", "limits_and_privacy")
COMMENT = "Two kinds of errors <b>have</b> no number."


@pytest.fixture(scope="module")
def course(tmp_path_factory, browser):
    """Alice has written two of the three texts; her checks are graded."""
    require("bwrap")
    course = NbgraderCourse(tmp_path_factory.mktemp("by-hand"), NOTEBOOK)
    course.release()
    written = {name: f"My text about {name}." for name in TEXTS[:2]}
    course.submit("alice", answered(course.path("release"), written))
    command(course, "grade", NOTEBOOK)
    return course


def command(course, *words):
    assert main([*words, "--course", str(course.folder)]) == 0


def transcript(course):
    command(course, "transcript", "alice")
    text = (course.folder / "transcripts" / "alice.json").read_text(encoding="utf-8")
    return json.loads(text)["transcript"]


def save(page, kind, write):
    """Write into a field of the grading page; formgrader saves it when the field is left."""
    with page.expect_response(re.compile(f"/formgrader/api/{kind}/")) as saved:
        write()
        page.keyboard.press("Tab")
    assert saved.value.ok


def test_a_grader_gives_points_and_a_comment_and_sees_the_total(server, course, tab, artifacts):
    assert transcript(course)["waiting"] == 2
    page = tab.page
    page.goto(f"{server.url}/formgrader/gradebook/{NOTEBOOK}/{NOTEBOOK}")
    page.get_by_role("link", name="Submission #1").click()
    expect(page.get_by_text("My text about error_analysis.")).to_be_visible(timeout=30_000)
    points = page.locator("#error_analysis")
    expect(page.locator("#contract-check")).to_have_attribute("placeholder", "0")
    comment = page.locator("#error_analysis-comment")
    expect(comment).to_have_attribute("placeholder", re.compile("Type any comments here"))
    save(page, "grade", lambda: points.fill("16.5"))
    save(page, "comment", lambda: comment.fill(COMMENT))
    save(page, "grade", lambda: page.locator("#interpretation").fill("20"))
    points.scroll_into_view_if_needed()
    page.screenshot(path=artifacts / "formgrader-by-hand.png")

    page.goto(f"{server.url}/formgrader/manage_submissions/{NOTEBOOK}")
    alice = page.get_by_role("row").filter(has_text="Archer, Alice")
    expect(alice.locator(".score")).to_have_text("36.5 / 150")
    expect(alice.locator(".status")).to_have_text("graded")
    assert read_marks(GradingCourse(course.folder), [NOTEBOOK]).marks["alice"][NOTEBOOK] == 36.5
    goals = {goal["goal"]: goal for goal in transcript(course)["assignments"][0]["goals"]}
    assert [goals[name]["points"] for name in TEXTS] == [16.5, 20, 0]
    assert goals["error_analysis"]["comments"] == [COMMENT]
    assert not any(goal["waits_for"] for goal in goals.values())


@pytest.mark.parametrize(
    ("width", "scheme", "media"),
    [(1280, "light", "screen"), (390, "light", "screen"), (390, "dark", "screen"), (800, "dark", "print")],
)
def test_the_transcript_can_be_read_on_any_screen_and_on_paper(
    course, browser, artifacts, width, scheme, media
):
    command(course, "transcript", "alice")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.emulate_media(media=media)
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    file = (course.folder / "transcripts" / "alice.html").as_uri()
    page.goto(file)
    expect(page.get_by_role("heading", name="Alice Archer")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    is_dark = sum(map(int, background[4:-1].split(","))) < 150
    assert is_dark == (scheme == "dark" and media == "screen")
    assert page.locator("b").count() == 0  # a comment is text
    assert requests == [file]
    page.screenshot(path=artifacts / f"transcript-{width}-{scheme}-{media}.png", full_page=True)
    context.close()
