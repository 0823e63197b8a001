"""Mistakes of this chapter: slips in several ways of typing, and slips known by what they do."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from dlcourse.checking import Symptom, Wrong, edits
from dlcourse.checking.diagnosis.evidence import Evidence

Authors = tuple[Callable[..., Any], Callable[..., Any]]
Edit = tuple[str, ...]
Shows = Callable[[Evidence], bool]


def several(authors: Authors, **ways: list[Edit | list[Edit]]) -> list[Wrong]:
    """Mistakes that are typed in several ways: by id, a list of edits as in ``edits``."""
    return [wrong for id, each in ways.items() for way in each for wrong in edits(authors, **{id: way})]


def seen(shows: Shows, mistakes: list[Wrong]) -> list[Symptom]:
    """Mistakes made by edits, but recognised by what they do."""
    return [Symptom(each.id, quietly(shows), each.example, each.paraphrase) for each in mistakes]


def stops_with(*patterns: str) -> Shows:
    """More than half of the failing calls stopped, all of them with one of these ``class: message``."""
    words = re.compile("|".join(patterns))

    def shows(evidence: Evidence) -> bool:
        stopped = [call.got for call in evidence.failed if call.got.kind == "raised"]
        matches = all(words.search(f"{got.error}: {got.message}") for got in stopped)
        return len(stopped) > len(evidence.failed) / 2 and matches

    return shows


def quietly(shows: Shows) -> Shows:
    """A result of another form (None, text, lists of different lengths) does not show it."""
    return partial(_is_shown, shows)


def _is_shown(shows: Shows, evidence: Evidence) -> bool:
    try:
        return bool(shows(evidence))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return False
