"""What can be asked in a cell."""

from collections.abc import Mapping
from typing import Any, Protocol


class Asker(Protocol):
    """Something that asks, and remembers the answers; ``str()`` gives it as text."""

    def frame(self) -> dict[str, Any]:
        """What never changes: title, words, questions, and the outcome to be explained, as JSON."""

    def content(self) -> dict[str, Any]:
        """What has been answered so far, as JSON."""

    def hear(self, message: Mapping[str, Any]) -> None:
        """An answer that came from the form."""
