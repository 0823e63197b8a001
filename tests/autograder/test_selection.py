"""``course.toml``: what an instructor may ask for, and what is said about mistakes in it."""

import re
from datetime import UTC, datetime

import pytest
from submissions import NOTEBOOK, grade_id_of, solved

from autograder.course.points_told import NOT_ASKED, tell, worth_by_section
from autograder.course_error import CourseError
from autograder.grading.selection import FILE, Selection, bonus_of, read_selection, require_assignments


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


def test_a_bonus_is_no_part_of_the_points_that_there_are():
    cells = Selection(points={"collapse": 2.5}, bonus=["collapse"]).apply(solved().cells)
    check = next(cell for cell in cells if grade_id_of(cell) == "collapse-check")
    assert check.metadata.nbgrader.points == 0 and bonus_of(check) == 2.5
    assert [bonus_of(cell) for cell in cells if cell is not check] == [None] * (len(cells) - 1)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-17", datetime(2026, 11, 17, tzinfo=UTC)),
        ("2026-11-17T12:00:00", datetime(2026, 11, 17, 12, tzinfo=UTC)),
        ("2026-11-17T12:00:00+02:00", datetime(2026, 11, 17, 10, tzinfo=UTC)),
    ],
)
def test_when_work_could_begin(tmp_path, text, moment):
    (tmp_path / FILE).write_text(f"[{NOTEBOOK}]\nhanded_out = {text}\n")
    assert read_selection(tmp_path, NOTEBOOK).handed_out == moment


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
        ("[04_activations]\nhanded_out = 'today'", "may have leave_out"),
        ("[04_activations]\nbonus = ['colapse']", "the exercises are choose, collapse"),
        ("[04_activations]\nleave_out = ['chose']", "the exercises are choose, collapse"),
    ],
)
def test_a_mistake_in_the_file_is_told(tmp_path, text, complaint):
    (tmp_path / FILE).write_text(text)
    with pytest.raises(CourseError, match=complaint):
        read_selection(tmp_path, NOTEBOOK).apply(solved().cells)


def test_a_section_that_no_assignment_has_is_told(tmp_path):
    for name in (NOTEBOOK, "00_start"):
        (tmp_path / "source" / name).mkdir(parents=True)
    require_assignments(tmp_path, tmp_path / "source")  # there is no file
    (tmp_path / FILE).write_text(f"[{NOTEBOOK}]\n[00_start]\n")
    require_assignments(tmp_path, tmp_path / "source")
    (tmp_path / FILE).write_text("[activations]\nbonus = ['collapse']")
    with pytest.raises(CourseError, match=f"names activations; the assignments are 00_start, {NOTEBOOK}"):
        require_assignments(tmp_path, tmp_path / "source")


def told(cells, selection):
    """The points in the heading of the chapter and of its sections, as students read them."""
    before = worth_by_section(cells)
    cells = selection.apply(cells)
    tell(cells, before)
    texts = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return re.findall(r"^\*\*Chapter.* · (.*) · ★+$|^\*\d+ minutes\* ★+ (.*)$", texts, re.MULTILINE)


def test_the_headings_say_what_can_be_earned():
    selection = Selection(["choose"], points={"dead_fraction": 10, "derivatives": 2.5}, bonus=["collapse"])
    chapter, *sections = told(solved().cells, selection)
    assert chapter == ("32.5 points, bonus 8", "")
    expected = ["10 points", "2.5 points", "10 points", "10 points", "bonus 8", NOT_ASKED]
    assert [section for _, section in sections[: len(expected)]] == expected


def test_headings_stay_where_nothing_is_changed():
    assert told(solved().cells, Selection()) == told(solved().cells, Selection(points={"collapse": 8}))
    assert told(solved().cells, Selection())[0] == ("50 points", "")
