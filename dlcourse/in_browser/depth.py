"""Calls inside calls without an end: a browser's stack is small, and what overflows it ends Python itself."""

import sys
from typing import Any

DEEPEST = 400
"""How deep calls may go in a cell. Where each passes through C, a worker of Chromium bears 1,200 to 550 (a
``__call__`` that asks ``max`` for itself); Jedi, which completes names, sets 3,000 when it is imported."""


def keep_cells_within() -> None:
    """Give cells a limit of their own, so that endless recursion is an error like any other."""
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        return
    usual = sys.getrecursionlimit()

    def lower(_: Any) -> None:
        nonlocal usual
        usual = sys.getrecursionlimit()
        sys.setrecursionlimit(DEEPEST)

    shell.events.register("pre_run_cell", lower)
    shell.events.register("post_run_cell", lambda _: sys.setrecursionlimit(usual))
