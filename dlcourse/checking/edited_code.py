"""A mistake as an edit: what stands in clean code, and what a student types instead."""

import inspect
import linecache
from collections.abc import Callable, Sequence
from typing import Any

from dlcourse.checking.exercise import Wrong

Author = Callable[..., Any]
Edit = tuple[str, ...]
"""Pairs of (what stands there, what the student types): ``("a", "b")`` or ``("a", "b", "c", "d")``."""


def edits(authors: tuple[Author, Author], **mistakes: Edit | list[Edit]) -> list[Wrong]:
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
