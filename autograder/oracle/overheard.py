"""What a run tells beside its answers: for remarks in the feedback, since no mark depends on it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.wire.errors import WireError
from dlcourse.checking.diagnosis.evidence import Call

_MOST, _MOST_NAMES = 100, 1000
_UNDEFINED = re.compile(r"name '(\w{1,80})' is not defined")
_ABSENT = re.compile(r"No module named '([\w.]{1,80})'")


@dataclass
class Overheard:
    """Names and modules that a run did not find.

    Attributes:
        absent: modules that could not be imported.
        brought: the module that would have brought a name, by name.
        put_back: names of the released notebook that had become something else.
        spent_at: the first of the student's own cells for which no time was left.
        undefined: names that answers asked for in vain, by exercise id.
    """

    absent: set[str] = field(default_factory=set)
    brought: dict[str, str] = field(default_factory=dict)
    put_back: set[str] = field(default_factory=set)
    spent_at: int | None = None
    undefined: dict[str, set[str]] = field(default_factory=dict)

    def take(self, message: Mapping[str, Any], cell: int) -> None:
        """Keep what the sandbox says; what is too much or no name is dropped.

        Raises:
            WireError: it is nothing of the kind.
        """
        match message:
            case {"op": "missing", "module": str(module), "names": list(names)}:
                if len(self.absent) < _MOST and re.fullmatch(r"[\w.]{1,80}", module):
                    self.absent.add(module)
                    room = max(0, _MOST_NAMES - len(self.brought))
                    self.brought |= {name: module for name in names[: min(_MOST, room)] if _is_name(name)}
            case {"op": "put_back", "name": str(name)}:
                if len(self.put_back) < _MOST and _is_name(name):
                    self.put_back.add(name)
            case {"op": "spent"}:
                self.spent_at = cell if self.spent_at is None else self.spent_at
            case _:
                raise WireError("an unexpected message")

    def listen_to(self, exercise: str, calls: Iterable[Any]) -> None:
        """Keep the names that calls of an answer asked for in vain."""
        for call in calls:
            if isinstance(call, Call) and call.got.kind == "raised":
                self.undefined.setdefault(exercise, set()).update(_UNDEFINED.findall(call.got.message[:600]))
                self.absent.update(_ABSENT.findall(call.got.message[:600])[:1])


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and value.isidentifier() and len(value) <= 80
