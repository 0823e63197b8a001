"""Repeats on our arguments what a call did to the copies of them that it was given in the sandbox."""

from typing import Any

import numpy as np

from autograder.oracle.lending import take_over


def change_like(ours: list[Any], theirs: Any) -> None:
    """Give our arguments the contents that their copies have after a call.

    Args:
        ours: what was handed in; arrays, lists, dictionaries, random generators and objects of ours among it
            are changed.
        theirs: what the sandbox says they are now. An argument that came back as something of another kind,
            shape or dtype keeps its contents.
    """
    if not isinstance(theirs, list) or len(theirs) != len(ours):
        return
    for mine, new in zip(ours, theirs, strict=True):
        if isinstance(mine, np.ndarray) and isinstance(new, np.ndarray):
            if mine.shape == new.shape and mine.dtype == new.dtype and mine.flags.writeable:
                mine[...] = new
        elif isinstance(mine, list) and isinstance(new, list):
            mine[:] = new
        elif isinstance(mine, dict) and isinstance(new, dict):
            mine.clear()
            mine.update(new)
        elif isinstance(mine, tuple) and isinstance(new, list):
            change_like(list(mine), new)
        elif isinstance(mine, np.random.Generator) and isinstance(new, dict):
            _set_state(mine, new)
        elif hasattr(mine, "__dict__"):
            take_over(mine, new)


def _set_state(generator: np.random.Generator, state: dict[str, Any]) -> None:
    try:
        generator.bit_generator.state = state
    except (TypeError, ValueError, KeyError, OverflowError):
        return  # a forged state: ours stays where it was
