"""A class that began with an earlier edition is graded to its end with this one."""

import nbformat
import pytest
from everything import some
from nbcourse import NbgraderCourse
from tools import require

from autograder.cli import main
from autograder.grading.rules import rules_for
from autograder.notebooks import solution_edition, student_edition
from autograder.notebooks.build import to_text
from dlcourse.curriculum import FORMER_IDS, current_id
from dlcourse.resources import resource

pytestmark = pytest.mark.slow

CHANGED = {
    "03_regression": {", any_labels, symptoms)": ", any_labels)"},
    "08_cnn_layers": {
        current_id(id).partition(".")[2]: id.partition(".")[2]
        for id in FORMER_IDS
        if id.startswith("cnn_layers")
    },
    "10_rnn_lstm": {"echo_task, time_first, start_bias)": "echo_task)"},
}
"""By notebook: what stands there now, and what an earlier edition had in its place."""


def of_former_edition(text, changes):
    for now in sorted(changes, key=len, reverse=True):
        assert now in text
        text = text.replace(now, changes[now])
    return text


@pytest.mark.parametrize("notebook", some(CHANGED, 3))
def test_a_notebook_of_an_earlier_edition_earns_full_marks(notebook, tmp_path, monkeypatch):
    require("bwrap")
    course, changes = NbgraderCourse(tmp_path, notebook), CHANGED[notebook]
    source = course.path("source")
    source.write_text(of_former_edition(source.read_text(encoding="utf-8"), changes), encoding="utf-8")
    course.release()
    solved = to_text(solution_edition(resource("notebooks") / "source" / f"{notebook}.md"))
    course.submit("alice", nbformat.reads(of_former_edition(solved, changes), as_version=4))
    monkeypatch.chdir(course.folder)
    assert main(["grade", notebook]) == 0
    marks = course.marks("alice")
    assert sum(marks.values()) == 50
    assert ("maxpool2d" in marks) == (notebook == "08_cnn_layers")


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
