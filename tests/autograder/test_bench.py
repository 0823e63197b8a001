"""The comparison with stock nbgrader is made on equal terms. How fast is not tested here, only measured."""

import json

import pytest
from everything import only_with_everything
from tools import require

from autograder.bench import comparison
from autograder.cli import main
from autograder.course_error import CourseError

SECONDS = {"nbgrader": lambda n, workers: 3 + 2 * n, "autograder": lambda n, workers: 5 + 0.2 * n / workers}
"""What our clock says of a command that grades n submissions."""


@pytest.fixture
def clock(monkeypatch):
    """Commands run for real, each once, but take as long as the table says."""
    run, done = comparison._timed, set()

    def timed(words, course):
        if (*words, course) not in done:
            done.add((*words, course))
            run(words, course)
        workers = int(words[-1]) if words[-1].isdigit() else 1
        return SECONDS[words[0]](len(list((course / "submitted").iterdir())), workers)

    monkeypatch.setattr(comparison, "_timed", timed)


@only_with_everything  # make test compares the marks in test_grade.py
@pytest.mark.slow
def test_both_engines_give_the_same_marks_and_one_more_submission_is_timed(clock, capsys):
    require("bwrap")
    assert main(["bench", "--chapter", "start", "--submissions", "4", "--workers", "2", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found.pop("student_s_per_submission") > 0
    assert found == {
        "chapter": "start",
        "submissions": 4,
        "workers": 2,
        "stock_s_per_submission": 2.0,
        "engine_s_per_submission": 0.2,
        "ratio": 10.0,
        "parallel_s_per_submission": 0.1,
        "submissions_per_minute": 600.0,
        "stock_start_s": 3.0,
        "engine_start_s": 5.0,
        "class_of_31_stock_s": 65.0,
        "class_of_31_engine_s": 8.1,
        "same_marks": True,
    }


def test_the_quicker_of_two_runs_counts_and_a_class_is_told_from_the_costs(monkeypatch):
    taken = {"few": iter([8.0, 7.0]), "many": iter([17.0, 20.0])}
    monkeypatch.setattr(comparison, "_timed", lambda words, course: next(taken[course]))
    cost = comparison._cost(["grade"], {12: "many", 2: "few"}, lambda text: None)
    assert (cost.first, cost.each, cost.of(0), cost.of(31)) == (7, 1, 5, 36)


def test_what_is_graded_too_fast_to_be_timed_is_told(monkeypatch):
    monkeypatch.setattr(comparison, "_timed", lambda words, course: 1.0)
    with pytest.raises(CourseError, match="12 submissions are graded too fast"):
        comparison._cost(["grade"], {2: "few", 12: "many"}, lambda text: None)


def test_more_workers_than_submissions_cannot_be_measured(capsys):
    assert main(["bench", "--submissions", "2", "--workers", "2"]) != 0
    error = capsys.readouterr().err
    assert "--submissions 2 --workers 2" in error and "larger" in error
