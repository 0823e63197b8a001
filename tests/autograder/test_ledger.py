"""The ledger: typed here, the same JSON on disk as ever, and nothing of it believed that is damaged."""

import copy
import json
from datetime import UTC, datetime

import pytest

from autograder.grading.ledger import (
    Entry,
    ExerciseEntry,
    NotebookEntry,
    ledger_file,
    read_entry,
    write_entry,
)
from dlcourse.checking.registry import exercise
from dlcourse.checking.texts import Texts
from dlcourse.checking.verdict import AnswerVerdict, CaseResult, Failure, Verdict

OLD = {
    "student": "ann",
    "assignment": "04_activations",
    "timestamp": "2026-11-01T10:30:00+00:00",
    "graded": "2026-11-21T11:00:00+00:00",
    "course_version": "0.1.0",
    "fingerprints": {"04_activations": "f00"},
    "notebooks": {
        "04_activations": {
            "entries": {
                "dead_fraction-check": {
                    "exercise": "activations.dead_fraction",
                    "title": "dead_fraction",
                    "points": 2.0,
                    "possible": 6.0,
                    "handed_in": True,
                    "answers": [
                        {
                            "name": "dead_fraction",
                            "earned": 0.25,
                            "state": "wrong",
                            "cases": [{"name": "a layer", "passed": False, "note": "", "hidden": True}],
                            "mistakes": ["per_value"],
                            "failure": {
                                "called": "dead_fraction(x)",
                                "got": "0.5",
                                "expected": "0.25",
                                "what": "a wrong value",
                                "returned": True,
                                "hidden": True,
                            },
                            "side_effects": ["it changed x"],
                            "printed": "hi",
                        }
                    ],
                    "needs": "numpy",
                    "version": "0123456789abcdef",
                    "seed": 7,
                }
            },
            "scores": {"dead_fraction-check": 2.0, "essay": None},
            "comments": {"dead_fraction": None, "essay": "No response."},
            "notes": ["The cell was gone."],
            "student_seconds": 0.123,
        }
    },
}


def with_new_keys(entry):
    """What a later version writes: the same keys in the same order, and behind them those that came since."""
    entry = copy.deepcopy(entry)
    for notebook in entry["notebooks"].values():
        for part in notebook["entries"].values():
            for answer in part["answers"]:
                answer |= {"remarks": [], "looked_into": True}
                if answer["failure"]:
                    answer["failure"]["place"] = ""
    return entry


"""An entry as grading wrote it when it was a dictionary."""


def test_an_entry_of_an_earlier_version_is_read_and_written_as_it_was():
    entry = Entry.from_json(OLD)
    assert entry.to_json() == with_new_keys(OLD)
    (part,) = entry.exercises
    assert part.verdict.answers == [
        AnswerVerdict(
            "dead_fraction",
            0.25,
            "wrong",
            [CaseResult("a layer", False, "", True)],
            ["per_value"],
            Failure("dead_fraction(x)", "0.5", "0.25", "a wrong value", True, True),
            ["it changed x"],
            "hi",
        )
    ]
    assert (entry.points, entry.possible, entry.student_seconds) == (2.0, 6.0, 0.123)
    assert entry.notes == ["The cell was gone."]


def test_the_order_of_the_keys_in_the_file_has_not_changed(tmp_path):
    write_entry(tmp_path, Entry.from_json(OLD))
    text = ledger_file(tmp_path, "04_activations", "ann").read_text(encoding="utf-8")
    assert text == json.dumps(with_new_keys(OLD)) + "\n"
    assert read_entry(tmp_path, "04_activations", "ann") == Entry.from_json(OLD)


@pytest.mark.parametrize(
    "damaged",
    ["", "{", "null", "[]", '"x"', "{}", json.dumps({**OLD, "graded": "yesterday"}),
     json.dumps({**OLD, "notebooks": []}), json.dumps({**OLD, "notebooks": {"a": None}})],
)  # fmt: skip
def test_what_is_no_entry_counts_as_none(tmp_path, damaged):
    file = ledger_file(tmp_path, "04_activations", "ann")
    file.parent.mkdir(parents=True)
    file.write_text(damaged)
    assert read_entry(tmp_path, "04_activations", "ann") is None


def test_points_stay_within_those_of_the_exercise_and_without_a_verdict_there_are_none():
    asked = exercise("activations.dead_fraction")
    for given, booked in ((-1.0, 0.0), (3, 3.0), (99.0, float(asked.points))):
        verdict = Verdict(asked.id, asked.number, "Dead", given, asked.points, [])
        entry = ExerciseEntry.of(asked, verdict, 5)
        assert (entry.verdict.points, entry.verdict.title, entry.handed_in) == (booked, "Dead", True)
    entry = ExerciseEntry.of(asked, None, None)
    assert (entry.verdict.points, entry.verdict.title, entry.handed_in) == (0.0, Texts(asked).title, False)
    assert NotebookEntry().to_json()["entries"] == {}


def test_an_entry_without_a_time_stamp():
    entry = Entry("ann", "04_activations", None, datetime(2026, 11, 21, tzinfo=UTC), "0.1.0", {}, {})
    assert Entry.from_json(entry.to_json()) == entry
