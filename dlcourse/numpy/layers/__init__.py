"""Layers: thin classes over the pairs of functions, with their parameters and gradients."""

from typing import TYPE_CHECKING, Any

from dlcourse.numpy._flat import gather

__all__ = gather(__name__)

if TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """Tell type checkers, which cannot see what was gathered, that there is something."""
