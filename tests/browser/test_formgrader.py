"""An instructor grades in JupyterLab: formgrader's tables, a grading page, a feedback page."""

import re
from typing import NamedTuple

import nbformat
import pytest
from nbcourse import NbgraderCourse, answered
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from autograder.notebooks import solution_edition
from dlcourse.checking.registry import exercise, exercises
from dlcourse.checking.texts import Texts
from dlcourse.resources import resource

pytestmark = pytest.mark.browser

NOTEBOOK = "04_activations"
PER_VALUE = {"dead_fraction": "def dead_fraction(acts):\n    return (acts <= 0).mean()"}
MISTAKE = Texts(exercise("activations.dead_fraction")).mistake("per_value").looks_like
POSSIBLE = f"{sum(each.points for each in exercises('activations')):g}"


@pytest.fixture(scope="module")
def course(tmp_path_factory, browser):
    """Alice has everything right, Bob one thing partly; both are graded. Carla has handed in nothing new."""
    course = NbgraderCourse(tmp_path_factory.mktemp("formgrader"), NOTEBOOK)
    course.run("generate_assignment", NOTEBOOK)
    course.submit("alice", solution_edition(resource("notebooks") / "source" / f"{NOTEBOOK}.md"))
    course.submit("bob", answered(course.path("release"), PER_VALUE))
    course.run("autograde", NOTEBOOK)
    course.run("generate_feedback", NOTEBOOK)
    course.submit("carla", nbformat.read(course.path("release"), as_version=4))
    return course


class Submission(NamedTuple):
    id: str
    score: float


def submission_of(course, student):
    """What the gradebook says now about a student's notebook."""
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db") as gradebook:
        found = gradebook.find_submission_notebook(NOTEBOOK, NOTEBOOK, student)
        return Submission(found.id, found.score)


def row(page, name):
    return page.get_by_role("row").filter(has_text=name)


def test_formgrader_opens_from_the_menu_and_lists_the_assignment(server, tab, artifacts):
    tab.page.goto(f"{server.url}/lab")
    tab.page.get_by_role("menuitem", name="Nbgrader").click()
    tab.page.get_by_role("menuitem", name="Formgrader").click()
    formgrader = tab.page.frame_locator("iframe")
    listed = formgrader.get_by_role("row").filter(has_text=NOTEBOOK)
    expect(listed.locator(".num-submissions")).to_have_text("3", timeout=30_000)
    expect(tab.page.get_by_text("gradebook.db")).to_be_visible()
    tab.page.screenshot(path=artifacts / "formgrader-assignments.png")


def test_submissions_with_their_marks_and_grading_by_a_click(server, course, tab, artifacts):
    tab.page.goto(f"{server.url}/formgrader/manage_submissions/{NOTEBOOK}")
    expect(row(tab.page, "Archer, Alice").locator(".score")).to_have_text(f"{POSSIBLE} / {POSSIBLE}")
    earned = course.marks("bob")["dead_fraction"]
    assert 0 < earned < exercise("activations.dead_fraction").points
    expect(row(tab.page, "Berg, Bob").locator(".score")).to_have_text(f"{earned:g} / {POSSIBLE}")

    carla = row(tab.page, "Chen, Carla")
    expect(carla.locator(".status")).to_have_text("needs autograding")
    carla.locator(".autograde a").click()
    expect(tab.page.get_by_text("Successfully autograded")).to_be_visible(timeout=60_000)
    tab.page.get_by_role("button", name="OK").click()
    expect(carla.locator(".score")).to_have_text(f"0 / {POSSIBLE}")
    expect(tab.page.locator(".modal")).to_have_count(0)
    tab.page.screenshot(path=artifacts / "formgrader-submissions.png")


def test_the_grading_page_shows_formulas_and_the_report_without_a_network(server, course, tab, artifacts):
    tab.page.goto(f"{server.url}/formgrader/submissions/{submission_of(course, 'bob').id}/")
    formula = tab.page.locator(".MathJax_Display").first
    expect(formula).to_be_visible(timeout=30_000)
    tab.page.wait_for_function("MathJax.Hub.queue.pending === 0 && !MathJax.Hub.queue.running")
    tab.page.screenshot(path=artifacts / "formgrader-grading-top.png")
    written = tab.page.locator(".text_cell_render").all_inner_texts()
    assert not [text for text in written if "$" in text]
    assert tab.page.locator(".MathJax_Error, .merror").count() == 0

    mark = tab.page.locator("#dead_fraction-check")
    expect(mark).to_have_attribute("placeholder", f"{course.marks('bob')['dead_fraction']:g}")
    mark.focus()
    expect(tab.page.get_by_text(MISTAKE)).to_be_in_viewport()
    tab.page.screenshot(path=artifacts / "formgrader-grading.png")


def test_points_given_by_hand_win_until_they_are_taken_back(server, course, tab):
    tab.page.goto(f"{server.url}/formgrader/submissions/{submission_of(course, 'bob').id}/")
    mark = tab.page.locator("#dead_fraction-check")
    expect(mark).to_have_attribute("placeholder", re.compile(r"\d"))
    automatic = submission_of(course, "bob").score
    for typed, expected in [("4", automatic - course.marks("bob")["dead_fraction"] + 4), ("", automatic)]:
        with tab.page.expect_response(re.compile("/formgrader/api/grade/")) as saved:
            mark.fill(typed)
            mark.press("Tab")
        assert saved.value.ok
        assert submission_of(course, "bob").score == pytest.approx(expected)


def test_a_feedback_page_opens_with_its_formulas_and_without_a_network(course, tab, artifacts):
    tab.page.goto((course.folder / "feedback" / "bob" / NOTEBOOK / f"{NOTEBOOK}.html").as_uri())
    expect(tab.page.get_by_text(MISTAKE)).to_be_visible()
    expect(tab.page.locator("h1").first).to_have_text("Activation functions")
    tab.page.screenshot(path=artifacts / "feedback-top.png")
    tab.page.get_by_text(MISTAKE).scroll_into_view_if_needed()
    tab.page.screenshot(path=artifacts / "feedback.png")
    assert tab.page.locator("math").count() > 20
    assert not [text for text in tab.page.locator(".text_cell_render").all_inner_texts() if "$" in text]
