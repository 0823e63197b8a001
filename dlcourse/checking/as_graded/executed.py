"""Which cells a notebook's kernel has run, with their ids where JupyterLab tells them."""

import sys
from typing import Any

_IDS: dict[str, str] = {}
"""By source: versions of IPython count a cell at different moments."""


def watch_cells(shell: Any) -> None:
    """Keep the id of every cell that is run from now on."""

    def note(info: Any) -> None:
        if info.cell_id:
            _IDS[info.raw_cell] = info.cell_id

    if not getattr(shell, "_dlcourse_watched", False):
        shell._dlcourse_watched = True
        shell.events.register("pre_run_cell", note)


def executed_cells() -> list[tuple[str, str]]:
    """Source and id of each cell that was run, in their order; the id is empty where it is not known."""
    if "IPython" not in sys.modules:
        return []
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        return []
    sources = shell.history_manager.input_hist_raw
    return [(source, _IDS.get(source, "")) for source in sources if source]
