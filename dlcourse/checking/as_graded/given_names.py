"""What a notebook brings along: ``np``, ``check``, ``explore`` are there whatever happens to their cell."""

from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any


class GivenNames:
    """Names that the cells given with the notebook define.

    Args:
        names: the shell's, in which student code runs too.
    """

    def __init__(self, names: dict[str, Any]):
        self._names = names
        self._given: dict[str, Any] = {}

    def define(self, run: Callable[[str], Any], sources: Iterable[str]) -> None:
        """Run the cells as they were handed out, each by ``run``."""
        before = set(self._names)
        for source in sources:
            run(source)
        new = self._names.keys() - before
        self._given = {name: self._names[name] for name in new if not name.startswith("_")}

    def put_back(self) -> list[str]:
        """Put back what is gone, and modules whose name stands for something else; returns the latter."""
        hidden = [name for name, value in self._given.items() if self._is_hidden(name, value)]
        gone = [name for name in self._given if name not in self._names]
        self._names.update({name: self._given[name] for name in (*hidden, *gone)})
        return hidden

    def _is_hidden(self, name: str, value: Any) -> bool:
        now = self._names.get(name, value)
        return isinstance(value, ModuleType) and not isinstance(now, ModuleType)
