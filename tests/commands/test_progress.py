"""``dlcourse progress``: what the course folder remembers, held against the exercises there are."""

import json

import pytest

from dlcourse.checking.registry import exercises
from dlcourse.cli import main
from dlcourse.commands.progress import bar, measure
from dlcourse.curriculum import chapters
from dlcourse.state import State


@pytest.fixture
def course(tmp_path, monkeypatch):
    folder = tmp_path / "my course"
    (folder / ".dlcourse").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def row_of(chapter, results):
    return next(row for row in measure(results) if row.chapter == chapter)


def full(exercise):
    return {"points": exercise.points, "possible": exercise.points, "full": True}


def test_at_the_beginning_nothing_is_complete():
    rows = measure({})
    assert [row.chapter for row in rows] == chapters()
    for row in rows:
        assert (row.complete, row.points) == (0, 0)
        assert row.next == exercises(row.chapter)[0].id


def test_a_chapter_with_everything_right_is_complete():
    chapter = chapters()[0]
    (row, *_) = measure({exercise.id: full(exercise) for exercise in exercises(chapter)})
    assert row.complete == row.exercises == len(exercises(chapter))
    assert row.points == row.possible == sum(exercise.points for exercise in exercises(chapter))
    assert row.next is None


def test_part_of_the_points_counts_without_completing_the_exercise():
    first, second, *_ = exercises("activations")
    row = row_of("activations", {second.id: full(second), first.id: {"points": first.points / 2}})
    assert row.complete == 1
    assert row.points == first.points / 2 + second.points
    assert row.next == first.id


def test_points_of_an_older_version_do_not_exceed_todays():
    first, *_ = exercises("activations")
    results = {first.id: {"points": first.points + 5, "full": True}, "gone.exercise": {"points": 9}}
    row = row_of("activations", results)
    assert row.points == first.points


def test_the_table_reads_without_colours(course, capsys):
    first, *_ = exercises(chapters()[0])
    State(course / ".dlcourse" / "state.json").put("results", first.id, full(first))
    assert main(["progress"]) == 0
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    row = next(line for line in printed.splitlines() if line.split()[:1] == [chapters()[0]])
    assert f"1 of {len(exercises(chapters()[0]))}" in row


def test_a_folder_that_is_no_course_folder_is_refused_with_the_remedy(course, capsys):
    assert main(["progress", ".."]) == 2
    said = capsys.readouterr().err
    assert "is not a course folder, and none is above it; 'dlcourse handout ..' makes it one" in said


def test_json_holds_the_same_rows(course, capsys):
    assert main(["progress", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["chapter"] for row in rows] == chapters()
    assert rows[0].keys() == {
        *("chapter", "complete", "exercises", "points", "possible", "next", "built"),
        *("foreseen", "predicted"),
    }


@pytest.mark.parametrize(
    ("complete", "exercises", "filled"), [(0, 0, 0), (0, 5, 0), (4, 5, 9), (99, 100, 11), (7, 7, 12)]
)
def test_the_bar_is_full_only_when_all_is_complete(complete, exercises, filled):
    assert bar(complete, exercises) == "#" * filled + "." * (12 - filled)
