"""The layers of ``dlcourse.numpy.layers`` as modules: same names, arguments, initial weights and layout."""

from typing import TYPE_CHECKING, Any

from dlcourse.numpy._flat import gather

__all__ = gather(__name__)

if TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """Tell type checkers, which cannot see what was gathered, that there is something."""
