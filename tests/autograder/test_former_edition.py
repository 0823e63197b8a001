"""A class that began with an earlier edition is graded to its end with this one."""

import nbformat
import pytest
from nbcourse import NbgraderCourse
from tools import require

from autograder.cli import main
from autograder.notebooks import solution_edition
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


@pytest.mark.parametrize("notebook", CHANGED)
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
