"""The comparison with stock nbgrader is made on equal terms. How fast is not tested here, only measured."""

import json

import pytest
from tools import require

from autograder.bench import comparison
from autograder.cli import main

SECONDS = {"nbgrader": lambda n, workers: 3 + 2 * n, "autograder": lambda n, workers: 5 + 0.2 * n / workers}
"""What our clock says of a command that grades n submissions."""


@pytest.fixture
def clock(monkeypatch):
    """Commands run for real, but take as long as the table says."""
    run = comparison._timed

    def timed(words, course):
        run(words, course)
        workers = int(words[-1]) if words[-1].isdigit() else 1
        return SECONDS[words[0]](len(list((course / "submitted").iterdir())), workers)

    monkeypatch.setattr(comparison, "_timed", timed)


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
        "same_marks": True,
    }


def test_more_workers_than_submissions_cannot_be_measured(capsys):
    assert main(["bench", "--submissions", "2", "--workers", "2"]) != 0
    error = capsys.readouterr().err
    assert "--submissions 2 --workers 2" in error and "larger" in error
