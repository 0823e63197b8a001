"""A class that began with an earlier edition is graded to its end with this one."""

import nbformat
import pytest
from nbcourse import NbgraderCourse
from tools import require

from autograder.cli import main
from autograder.grading.rules import rules_for
from autograder.notebooks import solution_edition, student_edition
from autograder.notebooks.build import to_text
from dlcourse.curriculum import FORMER_IDS, chapter_of, current_id
from dlcourse.resources import resource

pytestmark = pytest.mark.slow

NOTEBOOK = "08_cnn_layers"
CHAPTER = chapter_of(NOTEBOOK)
RENAMED = {
    current_id(id).partition(".")[2]: id.partition(".")[2] for id in FORMER_IDS if id.startswith(CHAPTER)
}


def of_former_edition(text):
    for now in sorted(RENAMED, key=len, reverse=True):
        text = text.replace(now, RENAMED[now])
    return text


def test_a_notebook_of_an_earlier_edition_earns_full_marks(tmp_path, monkeypatch):
    require("bwrap")
    course = NbgraderCourse(tmp_path, NOTEBOOK)
    source = course.path("source")
    source.write_text(of_former_edition(source.read_text(encoding="utf-8")), encoding="utf-8")
    course.release()
    solved = to_text(solution_edition(resource("notebooks") / "source" / f"{NOTEBOOK}.md"))
    course.submit("alice", nbformat.reads(of_former_edition(solved), as_version=4))
    monkeypatch.chdir(course.folder)
    assert main(["grade", NOTEBOOK]) == 0
    marks = course.marks("alice")
    assert "maxpool2d" in marks and sum(marks.values()) == 50


def test_an_exercise_without_points_today_keeps_those_that_were_released():
    """Chapter 14's annex had points in the first edition: a class that began with it gets them."""
    name = "14_frameworks"
    former = {"static_graph": 6, "caffe_shapes": 6, "translate": 6, "event_file": 6, "pipeline": 4}
    released = student_edition(resource("notebooks") / "source" / f"{name}.md")
    for cell in released.cells:
        exercise = cell.id.removesuffix("-check")
        if exercise in former and cell.id != exercise:
            cell.metadata["nbgrader"]["points"] = former[exercise]
    rules = rules_for(name, name, None, to_text(released))
    assert {each: rules.exercises[f"{each}-check"].points for each in former} == former
