"""What of IPython's own language does nothing when a notebook is graded: shell lines, installing, timing."""

import pdb
import re
import sys
from typing import Any

_IDLE = {
    "timeit",
    "prun",
    "lprun",
    "pip",
    "conda",
    "mamba",
    "uv",
    "system",
    "sx",
    "bash",
    "sh",
    "script",
    "cmd",
}

_OTHER_LANGUAGES = {
    *(
        "bash",
        "sh",
        "script",
        "cmd",
        "perl",
        "ruby",
        "python2",
        "pypy",
        "html",
        "HTML",
        "SVG",
        "svg",
        "latex",
    ),
    *("javascript", "js", "markdown", "writefile", "file", "timeit"),
}
"""Cell magics whose body is no code of the notebook."""

_CELL_MAGIC = re.compile(r"\A\s*%%(\w+)[^\n]*\n")


def make_idle(shell: Any) -> None:
    """Let shell lines, debuggers and magics that install or measure something do nothing in this shell."""
    run_line_magic, run_cell_magic = shell.run_line_magic, shell.run_cell_magic

    def line(name: str, *args: Any, **kwargs: Any) -> Any:
        return None if name in _IDLE else run_line_magic(name, *args, **kwargs)

    def cell(name: str, *args: Any, **kwargs: Any) -> Any:
        return None if name in _IDLE else run_cell_magic(name, *args, **kwargs)

    shell.run_line_magic, shell.run_cell_magic = line, cell
    sys.breakpointhook = pdb.set_trace = lambda *args, **kwargs: None  # nobody could answer a debugger
    shell.system = lambda command: None
    shell.getoutput = lambda command, **kwargs: []


def without_cell_magic(source: str) -> str:
    """A cell's Python code, also where ``%%time``, ``%%capture`` or an unknown magic stands above it."""
    found = _CELL_MAGIC.match(source)
    if not found or found[1] in _OTHER_LANGUAGES:
        return source
    return "\n" * found[0].count("\n") + source[found.end() :]
