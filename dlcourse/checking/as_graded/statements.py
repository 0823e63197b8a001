"""Runs the statements of a cell one by one: one that fails costs itself and not what stands below it.

At home a student mends a cell that stops half-way. When it is graded, an import that is not there, a file
that stayed at home or a plot that fails must not take the answer below it along.
"""

import ast
import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from dlcourse.checking.calling.limits import TimeLimitError, time_limit

_MOMENT = 1.0
"""Seconds for a definition when the time of its cell is over."""

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
_WORK = (ast.Call, ast.Await, ast.comprehension)

Missing = Callable[[str, list[str]], None]
"""Told the module that is not there, and the names that it would have brought."""


class Statements:
    """Takes over how a shell runs the statements of a cell.

    When the time is over, only what defines something is still run: definitions, imports, plain values.

    Args:
        shell: IPython's.
        missing: told of every import that fails.
    """

    def __init__(self, shell: Any, missing: Missing):
        self.deadline = float("inf")
        """On the clock of ``time.monotonic``."""
        self._shell, self._run, self.missing = shell, shell.run_ast_nodes, missing
        self._inside = False
        shell.run_ast_nodes = self._run_each

    async def _run_each(
        self,
        nodelist: list[ast.stmt],
        cell_name: str,
        interactivity: str = "last_expr",
        compiler: Any = compile,
        result: Any = None,
    ) -> bool:
        if self._inside:  # a magic that runs a cell has the time of the statement that called it
            return bool(await self._run(nodelist, cell_name, interactivity, compiler, result))
        for node in nodelist:
            shown = interactivity if node is nodelist[-1] or interactivity == "all" else "none"
            left = self.deadline - time.monotonic()
            if left <= 0 and not _defines(node):
                continue
            self._inside = True
            try:
                with suppress(TimeLimitError), time_limit(min(max(left, _MOMENT), 1e6)):
                    await self._run([node], cell_name, shown, compiler, result)
            finally:
                self._inside = False
            self._look_for_a_failed_import(node, result)
        return False

    def _look_for_a_failed_import(self, node: ast.stmt, result: Any) -> None:
        error = getattr(result, "error_in_exec", None)
        if not isinstance(error, ImportError):
            return
        result.error_in_exec = None
        bound = [
            alias for each in ast.walk(node) if isinstance(each, _DEFINITIONS[3:]) for alias in each.names
        ]
        names = [(alias.asname or alias.name).partition(".")[0] for alias in bound]
        self.missing(_module(error), [name for name in names if name not in self._shell.user_ns])


def _defines(node: ast.stmt) -> bool:
    """Whether a statement only defines something, which costs no time worth counting."""
    if isinstance(node, _DEFINITIONS):
        return True
    plain = isinstance(node, ast.Assign | ast.AnnAssign)
    return plain and not any(isinstance(each, _WORK) for each in ast.walk(node))


def _module(error: ImportError) -> str:
    """The name of what could not be imported, ``package.name`` where a package lacks one."""
    lacking = re.match(r"cannot import name '(\w+)'", str(error))
    return f"{error.name}.{lacking[1]}" if lacking else str(error.name or error)
