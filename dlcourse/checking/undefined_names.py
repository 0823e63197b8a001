"""A friendly sentence when ``check`` is run before the cell that defines the answer."""

import sys
from types import TracebackType
from typing import Any

from dlcourse.checking.as_graded.executed import watch_cells
from dlcourse.messages import engine_messages


def explain_undefined_answers() -> None:
    """In IPython: show one sentence instead of a traceback for a name that a check cell lacks.

    The cell still counts as failed (nbgrader gives it no points); every other NameError is shown as usual.
    """
    if "IPython" not in sys.modules:
        return
    from IPython import get_ipython

    shell = get_ipython()
    if shell is not None:
        watch_cells(shell)
        shell.set_custom_exc((NameError, TypeError), _show)


def _show(
    shell: Any, kind: type, error: NameError | TypeError, tb: TracebackType, tb_offset: int | None = None
) -> list[str]:
    if not _in_check_cell(tb, shell) or (isinstance(error, TypeError) and not _is_taken(shell)):
        lines = shell.InteractiveTB.structured_traceback(kind, error, tb, tb_offset=tb_offset)
        shell._showtraceback(kind, error, lines)
        return lines
    labels = engine_messages()["report"]
    name = getattr(error, "name", None)
    lines = [labels["not_defined"].format(name=name) if name else labels["check_taken"]]
    shell._showtraceback(kind, kind(lines[0]), lines)
    return lines


def _is_taken(shell: Any) -> bool:
    """Whether ``check`` is a name of the student's own by now."""
    return not str(getattr(shell.user_ns.get("check"), "__module__", "")).startswith("dlcourse.")


def _in_check_cell(tb: TracebackType | None, shell: Any) -> bool:
    """Whether the error arose at the top level of a cell that calls ``check``."""
    frames = []
    while tb is not None:
        frames.append(tb.tb_frame)
        tb = tb.tb_next
    innermost = frames[-1]
    at_top_level = innermost.f_code.co_name == "<module>" and innermost.f_globals is shell.user_ns
    source = shell.user_ns.get("In", [""])[-1]
    return at_top_level and source.lstrip().startswith("check(")
