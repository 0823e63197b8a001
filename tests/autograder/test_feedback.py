"""``autograder feedback``: the pages of nbgrader's own command, and one bad notebook costs one page."""

import json

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbcourse import NbgraderCourse, answered
from nbgrader.api import Gradebook
from submissions import solved
from tools import require

from autograder.cli import main
from autograder.course import feedback_pages
from autograder.grading.assignment import Assignment, Plan
from autograder.grading.grading_course import GradingCourse

pytestmark = pytest.mark.slow

NOTEBOOK = "04_activations"
STUDENTS = ("alice", "bob", "carla")


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    require("bwrap")
    course = NbgraderCourse(tmp_path_factory.mktemp("feedback"), NOTEBOOK)
    course.release()
    wrong = answered(
        course.path("release"), {"dead_fraction": "def dead_fraction(acts):\n    return (acts <= 0).mean()"}
    )
    works = (solved(), wrong, nbformat.read(course.path("release"), as_version=4))
    for student, notebook in zip(STUDENTS, works, strict=True):
        course.submit(student, notebook)
    assert not Assignment(GradingCourse(course.folder), NOTEBOOK, Plan()).grade().failed
    return course


@pytest.fixture
def course(graded, tmp_path):
    return graded.copy_to(tmp_path)


def feedback(course, *words):
    return main(["feedback", NOTEBOOK, *words, "--course", str(course.folder)])


def page(course, student):
    return course.folder / "feedback" / student / NOTEBOOK / f"{NOTEBOOK}.html"


def test_the_pages_are_those_of_nbgraders_own_command(course):
    done = course.api().generate_feedback(NOTEBOOK)
    assert done["success"], done
    expected = {student: page(course, student).read_bytes() for student in STUDENTS}
    for student in STUDENTS:
        page(course, student).write_text("old")
    assert feedback(course, "--workers", "2") == 0
    assert {student: page(course, student).read_bytes() for student in STUDENTS} == expected
    assert len(set(expected.values())) == 3


def test_nbconverts_second_reading_of_a_page_would_add_nothing(course):
    notebook = nbformat.read(course.path("autograded", "alice"), as_version=4)
    png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/eZ6fKwAAAABJRU5ErkJggg=="
    notebook.cells[1:1] = [nbformat.v4.new_markdown_cell('<img src="a.png"> <img src="b" alt="of mine">')]
    code = next(cell for cell in notebook.cells if cell.cell_type == "code")
    code.outputs = [nbformat.v4.new_output("display_data", data={"image/png": png, "text/plain": "a dot"})]
    nbformat.write(notebook, course.path("autograded", "alice"))
    assert feedback(course, "--students", "alice") == 0
    soup = BeautifulSoup(page(course, "alice").read_text(), "html.parser")
    images = [image.attrs.get("alt") for image in soup.select("img")]
    assert len(images) == 3 and "of mine" in images and all(images)
    assert not soup.select(".jp-Notebook"), "what nbconvert would give a place in the order of the tab key"


def test_the_gradebook_is_opened_once_for_a_page(course, monkeypatch):
    opened, init = [], Gradebook.__init__

    def opening(self, *words):
        opened.append(words)
        init(self, *words)

    monkeypatch.setattr(Gradebook, "__init__", opening)
    monkeypatch.setattr("resource.setrlimit", lambda *args: None)
    assert feedback_pages.write_page((str(course.folder), NOTEBOOK, "alice")) == ""
    assert len(opened) == 1 and page(course, "alice").is_file()


def test_a_notebook_that_cannot_be_shown_costs_one_page(course, capsys):
    graded_notebook = course.path("autograded", "bob")
    graded_notebook.write_text(json.dumps({"nbformat": 4}))
    assert feedback(course, "--workers", "1") == 1
    said = capsys.readouterr().out
    assert "2 students have their page" in said and "bob has no page" in said
    assert page(course, "alice").is_file() and page(course, "carla").is_file()


def test_a_page_that_takes_too_long_is_given_up(course, monkeypatch):
    def endless(*args):
        while True:
            pass

    monkeypatch.setattr(feedback_pages, "LONGEST", 1)
    monkeypatch.setattr(feedback_pages, "run_step", endless)
    monkeypatch.setattr("resource.setrlimit", lambda *args: None)
    assert "longer than 1 s" in feedback_pages.write_page((str(course.folder), NOTEBOOK, "alice"))


def test_who_is_meant_must_be_graded(course, capsys):
    assert feedback(course, "--students", "dora") == 2 and "dora is not graded" in capsys.readouterr().err
    assert feedback(course, "--students", "carla") == 0
    assert page(course, "carla").is_file() and not page(course, "alice").exists()
    assert main(["feedback", "nothing", "--course", str(course.folder)]) == 2
    assert "is not graded yet" in capsys.readouterr().err
