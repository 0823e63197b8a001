"""A notebook in the student's own kernel, run by the rules of grading: see ``dlcourse check --as-graded``."""

import builtins
import importlib.util
import time
from collections.abc import Callable, Collection, Sequence
from typing import Any

from dlcourse.checking.as_graded import CELL_SECONDS, OWN_SECONDS
from dlcourse.checking.as_graded.course_names import silence_helpers, with_our_check
from dlcourse.checking.as_graded.given_names import GivenNames
from dlcourse.checking.as_graded.magics import make_idle, without_cell_magic
from dlcourse.checking.as_graded.packages import is_there
from dlcourse.checking.as_graded.statements import Statements

MISSING_MIME = "application/vnd.dlcourse.missing+json"
"""Carries the name of a module that was not there beside the output."""


class AsGraded:
    """Runs cells by the rules of grading; made in a fresh kernel.

    Args:
        shell: IPython's.
        kind: ``"numpy"`` or ``"torch"``.
        uses: reference modules that the exercises allow.
        given: cells that were handed out to be run.
    """

    def __init__(self, shell: Any, kind: str, uses: Collection[str], given: Sequence[str]):
        import dlcourse.checking

        self._shell, self._own_left = shell, float(OWN_SECONDS)
        self._check = dlcourse.checking.check
        silence_helpers()
        builtins.__import__ = _only_what_is_there(builtins.__import__, kind, uses)
        make_idle(shell)
        self._given = GivenNames(shell.user_ns)
        self._given.define(lambda source: self._run(source, CELL_SECONDS), given)

    def __call__(self, kind: str, source: str) -> None:
        """Run a cell: ``answer``, ``check`` or ``own``."""
        if kind != "own":
            self._given.put_back()
        if kind == "check":
            source = with_our_check(source, self._shell.user_ns, self._check)
        started = time.monotonic()
        self._run(source, min(CELL_SECONDS, self._own_left) if kind == "own" else CELL_SECONDS)
        if kind == "own":
            self._own_left -= time.monotonic() - started

    def _run(self, source: str, seconds: float) -> None:
        ordinary = self._shell.run_ast_nodes
        statements = Statements(self._shell, _tell)
        statements.deadline = time.monotonic() + seconds
        try:
            self._shell.run_cell(without_cell_magic(source), store_history=False)
        finally:
            self._shell.run_ast_nodes = ordinary


def _tell(module: str, names: list[str]) -> None:
    from IPython.display import display

    display({MISSING_MIME: module, "text/plain": f"not there when grading: {module}"}, raw=True)


def _only_what_is_there(ordinary: Callable[..., Any], kind: str, uses: Collection[str]) -> Callable[..., Any]:
    """An import that finds for the notebook's code what grading has, and for all other code everything."""

    def import_(
        name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0
    ) -> Any:
        if globals and globals.get("__name__") == "__main__" and not level:
            wanted = [name, *(f"{name}.{part}" for part in fromlist or () if _is_module(f"{name}.{part}"))]
            for module in wanted:
                if not is_there(module, kind, uses):
                    raise ModuleNotFoundError(f"No module named {module!r}", name=module)
        return ordinary(name, globals, locals, fromlist, level)

    return import_


def _is_module(name: str) -> bool:
    try:
        return name.startswith("dlcourse.") and importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False
