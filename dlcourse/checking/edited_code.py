"""Mistakes as edits: what stands in clean code, and what a student types instead."""

import inspect
import linecache
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from dlcourse.checking.diagnosis.evidence import Evidence
from dlcourse.checking.exercise import Symptom, Wrong

Author = Callable[..., Any]
Authors = tuple[Author, Author]
Edit = tuple[str, ...]
"""Pairs of (what stands there, what the student types): ``("a", "b")`` or ``("a", "b", "c", "d")``."""


def edits(authors: Authors, **mistakes: Edit | list[Edit]) -> list[Wrong]:
    """One ``Wrong`` per mistake, made from two clean implementations.

    Args:
        authors: two right implementations in different hands, each a function written with ``def``.
        **mistakes: by id, the edit of either author as a list of two, or one edit that fits both.

    Raises:
        ValueError: what should be replaced does not stand exactly once in an author's code.
    """
    return [
        Wrong(id, *(_edited(author, id, edit) for author, edit in zip(authors, _of_each(edit), strict=True)))
        for id, edit in mistakes.items()
    ]


def several(authors: Authors, **ways: Sequence[Edit | list[Edit]]) -> list[Wrong]:
    """Mistakes typed in several ways: by id, a list of edits as in ``edits``, each a mistake of its own."""
    return [wrong for id, each in ways.items() for way in each for wrong in edits(authors, **{id: way})]


def replaced(authors: Authors, old: str | tuple[str, str], **ways: str | list[str]) -> list[Wrong]:
    """Mistakes in one place of both authors: what is typed there, by id; a list holds several ways.

    Args:
        authors: as in ``edits``.
        old: what stands there, for both authors or for either of them.
        **ways: what is typed instead.
    """
    olds = (old, old) if isinstance(old, str) else old
    typed: dict[str, list[Edit | list[Edit]]] = {
        id: [[(each, way) for each in olds] for way in _listed(ways[id])] for id in ways
    }
    return several(authors, **typed)


def retyped(authors: Authors, start: str, **ways: str | list[str]) -> list[Wrong]:
    """Mistakes in one line of both authors: what stands there after ``start``; otherwise as ``replaced``."""
    rest = {id: [f"{start}{way}  # " for way in _listed(ways[id])] for id in ways}
    return replaced(authors, start, **rest)


def returning(authors: Authors, **ways: str | list[str]) -> list[Wrong]:
    """Mistakes that give back something else."""
    return retyped(authors, "return ", **ways)


def seen(shows: Callable[[Evidence], bool], mistakes: Sequence[Wrong]) -> list[Symptom]:
    """Mistakes made by edits, but recognised by what they do."""
    return [Symptom(each.id, shows, each.example, each.paraphrase) for each in mistakes]


def resembling(like: Callable[[Author, Evidence], bool], mistakes: Sequence[Wrong]) -> list[Symptom]:
    """Mistakes recognised where the answer is ``like(example, evidence)`` their own example."""
    return [Symptom(m.id, partial(like, m.example), m.example, m.paraphrase) for m in mistakes]


def _listed(way: str | list[str]) -> list[str]:
    return [way] if isinstance(way, str) else way


def _of_each(edit: Edit | list[Edit]) -> list[Edit]:
    return edit if isinstance(edit, list) else [edit, edit]


def _edited(author: Author, id: str, edit: Edit) -> Author:
    code = inspect.getsource(author)
    for old, new in _pairs(edit):
        if code.count(old) != 1:
            times = code.count(old)
            raise ValueError(f"{id}: {old!r} stands {times} times in {author.__name__}, not once")
        code = code.replace(old, new)
    file = f"<{author.__module__}.{author.__name__}, {id}>"
    linecache.cache[file] = len(code), None, code.splitlines(keepends=True), file  # tracebacks show its lines
    names = dict(vars(inspect.getmodule(author)))
    exec(compile(code, file, "exec"), names)
    return names[author.__name__]


def _pairs(edit: Sequence[str]) -> list[tuple[str, str]]:
    return list(zip(edit[::2], edit[1::2], strict=True))
