"""Is a second implementation really written differently?"""

import dis
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from types import CodeType
from typing import Any

TOO_ALIKE = 0.9
"""Above this likeness an alternative does not count as written differently."""


def likeness(a: Callable[..., Any], b: Callable[..., Any]) -> float:
    """How alike two functions are, from 0 to 1: their instructions without the names of variables."""
    first, second = (list(_instructions(getattr(f, "__code__", None))) for f in (a, b))
    if not first or not second:
        return 1.0 if a is b else 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _instructions(code: CodeType | None) -> Iterator[tuple[str, Any]]:
    if code is None:
        return
    for step in dis.get_instructions(code):
        if isinstance(step.argval, CodeType):
            yield from _instructions(step.argval)
        else:
            local = step.opname.endswith(("_FAST", "_DEREF"))
            yield step.opname, None if local or isinstance(step.argval, int) else repr(step.argval)
