"""What comes after a full result: how far the chapter is, and the next exercise."""

from collections.abc import Mapping
from typing import Any

from dlcourse.checking.exercise import Exercise
from dlcourse.checking.registry import exercises
from dlcourse.checking.texts import Texts


def next_step(exercise: Exercise, results: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """One or two sentences.

    Args:
        exercise: the one that has just been completed.
        results: what is remembered, by exercise id.
    """
    chapter = exercises(exercise.chapter)
    open_ones = [
        each for each in chapter if each.id != exercise.id and not results.get(each.id, {}).get("full")
    ]
    texts = Texts(exercise)
    if not open_ones:
        return [texts.label("chapter_complete", total=len(chapter))]
    complete = len(chapter) - len(open_ones)
    place = [each.id for each in chapter].index(exercise.id)
    following = next((each for each in open_ones if each in chapter[place:]), open_ones[0])
    return [
        texts.label("chapter_progress", complete=complete, total=len(chapter)),
        texts.label("next", number=following.number, title=Texts(following).title),
    ]
