"""Strangers' answers are judged fairly: right ones full and unnamed, wrong ones not full and not misnamed.

``make test`` tries every second one with one seed; ``make test-all`` tries all with five.
"""

from pathlib import Path

import pytest
from everything import EVERYTHING, some

from dlcourse.checking.audit.answers import SEEDS, Tally, judge_answers, read_answers
from dlcourse.checking.audit.solutions import solutions
from dlcourse.checking.exercise import Function
from dlcourse.checking.registry import exercise, exercises
from dlcourse.curriculum import chapters
from dlcourse.resources import resource

ANSWERS = Path(__file__).parents[1] / "answers"
EXERCISES = sorted(folder.name for folder in ANSWERS.iterdir() if folder.is_dir())
NAMED_TRULY = 0.9

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("id", EXERCISES)
def test_answers_are_judged_fairly(id):
    chapter = id.partition(".")[0]
    written = {each.exercise: each for each in solutions(resource("notebooks") / "source", chapter)}
    seeds = SEEDS if EVERYTHING else SEEDS[:1]
    answers = some(read_answers(ANSWERS, id), 2)
    judgements = list(judge_answers(answers, exercise(id), written[id], seeds))
    unfair = [found for found in judgements if not found.fair]
    assert [str(found) for found in unfair] == []
    tally = Tally.of(judgements)
    unnamed = [str(found) for found in judgements if not found.answer.right and not found.named_truly]
    few = 0 if EVERYTHING else 1  # one more or less is a tenth of half of them
    assert tally.named_true + few >= NAMED_TRULY * tally.wrong, unnamed


def test_every_exercise_with_code_has_answers_of_strangers():
    coded = {
        each.id
        for chapter in chapters()
        for each in exercises(chapter)
        if any(isinstance(answer, Function) for answer in each.answers)
    }
    assert coded <= set(EXERCISES)
