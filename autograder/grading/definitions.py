"""What a cell defines at its left margin, found by its look: a student's cell need not be Python."""

import re
from collections.abc import Iterable, Iterator

_LONGEST = 200_000
"""Characters of a cell that are looked at."""

_BEGIN = re.compile(r"(?:async\s+)?(?:def|class)\s+(\w+)|(\w+)\s*(?::[^=\n]+)?=(?!=)")
_STILL_INSIDE = re.compile(r"[\s)\]}#]|$")
"""A line that begins like this goes on with the definition above it."""

_STUB = "raise NotImplementedError()"


def definitions(source: str) -> dict[str, str]:
    """The text of each function, class and variable that a cell defines; of several of a name the last."""
    found: dict[str, list[str]] = {}
    for line, name, begins in _by_definition(source[:_LONGEST]):
        if begins:
            found[name] = []
        if name:
            found[name].append(line)
    return {name: "\n".join(lines) for name, lines in found.items()}


def is_answered(text: str | None, stub: str) -> bool:
    """Whether a definition is more than the stub that was handed out."""
    return text is not None and not _is_stub(text) and _code(text) != _code(stub)


def without_definitions(source: str, names: Iterable[str]) -> str:
    """The cell without these definitions."""
    unwanted = set(names)
    return "\n".join(line for line, name, _ in _by_definition(source) if name not in unwanted).strip()


def _by_definition(source: str) -> Iterator[tuple[str, str, bool]]:
    """Each line, the name that it helps to define or "", and whether the definition begins with it."""
    name = ""
    for line in source.split("\n"):
        begin = _BEGIN.match(line)
        if begin:
            name = begin[1] or begin[2]
        elif not _STILL_INSIDE.match(line):
            name = ""
        yield line, name, begin is not None


def _is_stub(text: str) -> bool:
    """Whether all that a function does is to say that it is not written yet."""
    return _STUB in text and "return" not in re.sub(r'"""(?s:.*?)"""', "", text)


def _code(text: str) -> list[str]:
    """The lines of code, without comments of their own and blank lines."""
    lines = (line.strip() for line in text.split("\n"))
    return [line for line in lines if line and not line.startswith("#")]
