"""``course.toml``: what an instructor may ask for, and what is said about mistakes in it."""

import pytest
from submissions import NOTEBOOK, grade_id_of, solved

from autograder.course.selection import FILE, Selection, read_selection
from autograder.course_error import CourseError


def ids(cells):
    return {grade_id_of(cell) for cell in cells if grade_id_of(cell)}


def test_an_exercise_goes_with_all_its_answer_cells():
    cells = solved().cells
    left = Selection(leave_out=["forward", "choose"]).apply(cells)
    gone = {id for id in ids(cells) if id.startswith(("forward", "choose"))}
    assert gone and ids(left) == ids(cells) - gone
    assert len(left) == len(cells) - len(gone)


def test_points_are_set_and_the_others_stay():
    cells = solved().cells
    before = {grade_id_of(c): c.metadata.nbgrader.get("points") for c in cells if grade_id_of(c)}
    after = Selection(points={"collapse": 2.5}).apply(cells)
    now = {grade_id_of(c): c.metadata.nbgrader.get("points") for c in after if grade_id_of(c)}
    assert now == before | {"collapse-check": 2.5}


def test_without_the_file_everything_is_as_it_comes(tmp_path):
    cells = solved().cells
    assert read_selection(tmp_path, NOTEBOOK).apply(cells) == cells


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[04_activations", "cannot be read"),
        ("04_activations = 3", "may have leave_out"),
        ("[04_activations]\nleave_out = 'choose'", "may have leave_out"),
        ("[04_activations]\npoints = { choose = 'many' }", "may have leave_out"),
        ("[04_activations]\npoints = { choose = -1 }", "may have leave_out"),
        ("[04_activations]\nbonus = 3", "may have leave_out"),
        ("[04_activations]\nleave_out = ['chose']", "the exercises are choose, collapse"),
    ],
)
def test_a_mistake_in_the_file_is_told(tmp_path, text, complaint):
    (tmp_path / FILE).write_text(text)
    with pytest.raises(CourseError, match=complaint):
        read_selection(tmp_path, NOTEBOOK).apply(solved().cells)
