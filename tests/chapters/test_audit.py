"""Every exercise of every chapter keeps its promises (see dlcourse.checking.audit)."""

import pytest
from everything import EVERYTHING, only_with_everything

from dlcourse.checking.audit.answers import read_answers
from dlcourse.checking.audit.course import audit_chapters
from dlcourse.checking.audit.exercise import SEEDS, audit
from dlcourse.checking.audit.right_answers import refused
from dlcourse.checking.audit.solutions import solutions
from dlcourse.checking.registry import exercises
from dlcourse.commands.audit import find_answers, find_sources
from dlcourse.curriculum import chapters
from dlcourse.messages import catalogue

SECRET_SEEDS = 50
ALL = [exercise for chapter in chapters() for exercise in exercises(chapter)]


@pytest.mark.parametrize("exercise", ALL, ids=lambda e: e.id)
def test_exercise(exercise):
    findings = audit(exercise, seeds=SEEDS if EVERYTHING else SEEDS[:1])
    assert findings.zero_work_points == 0
    assert findings.false_alarms == []
    assert findings.misnamed == []
    assert findings.incomplete == []
    assert findings.rejected == findings.named == findings.mistakes >= 3


@only_with_everything
@pytest.mark.slow
@pytest.mark.parametrize("chapter", chapters())
def test_machine_made_mutants(chapter):
    for findings in audit_chapters([chapter], find_sources()):
        assert findings.kept, [*findings.survivors, *findings.false_alarms]


@pytest.mark.parametrize("chapter", chapters())
def test_points_of_a_chapter(chapter):
    expected = {"start": 0, "capstone": 90}.get(chapter, 50)  # sixty more of the capstone by hand
    assert sum(exercise.points for exercise in exercises(chapter)) == expected


@pytest.mark.parametrize("chapter", chapters())
def test_the_catalogue_has_no_texts_without_an_exercise(chapter):
    known = {exercise.name for exercise in exercises(chapter)}
    assert set(catalogue(chapter)["exercises"]) == known


@pytest.mark.parametrize("exercise", ALL, ids=lambda e: e.id)
def test_every_mistake_text_belongs_to_a_mistake(exercise):
    texts = catalogue(exercise.chapter)["exercises"][exercise.name].get("mistakes", {})
    known = {m.id for answer in exercise.answers for m in getattr(answer, "mistakes", ())}
    assert set(texts) <= known


@only_with_everything
@pytest.mark.slow
@pytest.mark.parametrize("exercise", ALL, ids=lambda e: e.id)
def test_no_secret_key_refuses_a_right_answer(exercise):
    """Of references, alternatives and strangers: a course's key draws cases as these seeds do."""
    written = {each.exercise: each for each in solutions(find_sources(), exercise.chapter)}
    strangers = read_answers(find_answers(), exercise.id)
    found = refused(exercise, range(SECRET_SEEDS), strangers, written.get(exercise.id))
    assert list(map(str, found)) == []
