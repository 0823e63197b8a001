"""The same functions as ``dlcourse.numpy``, in PyTorch, on whatever device the inputs are.

Every function is found here too, ``from dlcourse.torch import conv2d, lstm``; its family is loaded then.
"""

from typing import Any

from dlcourse.numpy import _flat


def __getattr__(name: str) -> Any:
    """Load a family, or the one that has the function or class of this name."""
    return _flat.find(__name__, name)


def __dir__() -> list[str]:
    return [*globals(), *_flat.names(__name__)]
