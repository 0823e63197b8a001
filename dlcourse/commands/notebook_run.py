"""Runs the checks of a notebook in a fresh kernel and collects their verdicts."""

import logging
import os
import sys
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

from dlcourse.checking.as_graded.at_home import MISSING_MIME
from dlcourse.checking.report.display import VERDICT_MIME as VERDICT
from dlcourse.commands import CommandError
from dlcourse.commands.graded_edition import RULES, editions_as_graded
from dlcourse.curriculum import current_id
from dlcourse.notebook_file import NotebookCell, UnreadableError, read_notebook_file
from dlcourse.notebook_format import DEMO, exercises_checked
from dlcourse.threads import thread_settings
from dlcourse.transport import transport

if TYPE_CHECKING:
    from jupyter_client.manager import AsyncKernelManager


@dataclass(frozen=True)
class NotebookRun:
    """What came of running a notebook.

    Attributes:
        exercises: ids of the exercises it checks, in its order.
        verdicts: the last verdict on each exercise that was checked.
        errors: one sentence for each cell that stopped with an error.
        notes: what else the student should know.
        reports: on each exercise that was checked, as plain text.
    """

    exercises: list[str]
    verdicts: dict[str, dict[str, Any]]
    errors: list[str]
    notes: list[str]
    reports: dict[str, str] = field(default_factory=dict)


def run_notebook(file: Path, timeout: int, *, as_graded: bool = False) -> NotebookRun:
    """Execute a notebook's cells, demo cells apart, in a fresh kernel of this environment.

    Args:
        file: the notebook; it is not changed.
        timeout: seconds after which a cell is interrupted.
        as_graded: run it by the rules of grading, once for each kind of exercise.

    Raises:
        CommandError: the file is no notebook, or no kernel starts.
    """
    notebook, notes = read_notebook(file)
    if not as_graded:
        return _run(notebook, notes, file.parent, timeout)
    runs = [
        _run(prepared, notes, file.parent, timeout, wanted)
        for prepared, wanted in editions_as_graded(notebook)
    ]
    return _together(runs) if runs else _run(notebook, notes, file.parent, timeout)


def _run(
    notebook: nbformat.NotebookNode,
    notes: list[str],
    folder: Path,
    timeout: int,
    wanted: Collection[str] | None = None,
) -> NotebookRun:
    """Run a notebook; of its exercises only those that are wanted count, all of them without a wish."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    cells = [cell for cell in code if RULES not in cell.metadata.get("tags", ())]
    stopped = _execute(notebook, folder, timeout)
    shown = [output["data"] for cell in cells for output in cell.outputs if "data" in output]
    absent = dict.fromkeys(data[MISSING_MIME] for data in shown if MISSING_MIME in data)
    reported = [data for data in shown if VERDICT in data]
    verdicts = {data[VERDICT]["exercise"]: data[VERDICT] for data in reported}
    reports = {data[VERDICT]["exercise"]: data["text/plain"] for data in reported}
    asked = [
        current_id(id) for cell in cells for id in exercises_checked(cell.metadata.get("source", cell.source))
    ]
    exercises = [id for id in dict.fromkeys([*asked, *verdicts]) if wanted is None or id in wanted]
    told = [*notes, *(f"Not there when grading: {module}" for module in absent)]
    found = {id: verdict for id, verdict in verdicts.items() if id in exercises}
    return NotebookRun(exercises, found, _errors(cells) + stopped, told, reports)


def _together(runs: Sequence[NotebookRun]) -> NotebookRun:
    return NotebookRun(
        exercises=[id for run in runs for id in run.exercises],
        verdicts={id: verdict for run in runs for id, verdict in run.verdicts.items()},
        errors=list(dict.fromkeys(error for run in runs for error in run.errors)),
        notes=list(dict.fromkeys(note for run in runs for note in run.notes)),
        reports={id: report for run in runs for id, report in run.reports.items()},
    )


def read_notebook(file: Path) -> tuple[nbformat.NotebookNode, list[str]]:
    """Read a notebook of any format version, as leniently as JupyterLab and grading; say what is odd in it.

    Raises:
        CommandError: there is no such file, or it is no notebook.
    """
    try:
        found = read_notebook_file(file.read_bytes())
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}") from error
    except UnreadableError as error:
        raise CommandError(
            f"{file} is not a Jupyter notebook ({error}); give an .ipynb file, for example 00_start.ipynb"
        ) from error
    cells = [_cell(cell, number) for number, cell in enumerate(found.cells)]
    return new_notebook(cells=cells), [*found.oddities, *_foreign_kernel(found.kernel)]


def _cell(cell: NotebookCell, number: int) -> nbformat.NotebookNode:
    """A cell without what the student saw earlier: that must not count as a verdict of this run."""
    make = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}[cell.kind]
    made = make(cell.source, metadata={"tags": [DEMO]} if cell.demo else {})
    made.metadata["grade_id"] = cell.grade_id
    made.id = f"cell-{number}"
    return made


def _foreign_kernel(wanted: str) -> list[str]:
    if wanted in ("", "python3"):
        return []
    return [f"The notebook asks for the kernel {wanted!r}; the course's own Python is used: {sys.executable}"]


def _execute(notebook: nbformat.NotebookNode, folder: Path, timeout: int) -> list[str]:
    """Run the cells in place; return why the run ended early, if it did."""
    from nbclient import NotebookClient
    from nbclient.exceptions import DeadKernelError

    logging.getLogger("traitlets").setLevel(logging.CRITICAL)  # the report says it in our words
    with tempfile.TemporaryDirectory(prefix="dlcourse-", ignore_cleanup_errors=True) as private:
        client = NotebookClient(
            notebook,
            km=_own_kernel(Path(private)),
            allow_errors=True,
            skip_cells_with_tag=DEMO,
            timeout=timeout,
            interrupt_on_timeout=True,
            extra_arguments=["--log-level=ERROR"],
            resources={"metadata": {"path": str(folder)}},
        )
        try:
            client.execute(cleanup_kc=True, env={**os.environ, **thread_settings()})
        except DeadKernelError:
            return [
                "The kernel died (out of memory, or code that ended it); what comes after it was not run."
            ]
        except (OSError, RuntimeError) as error:
            raise CommandError(f"no kernel could be started ({error}); try: dlcourse doctor") from error
    return []


def _own_kernel(private: Path) -> "AsyncKernelManager":
    """A kernel of this environment, whatever the student has installed beside it."""
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    return AsyncKernelManager(
        kernel_name="python3",
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
        transport=transport(private),
        connection_file=str(private / "kernel.json"),
    )


def _errors(cells: list[nbformat.NotebookNode]) -> list[str]:
    return [
        f"code cell {number}: {output['ename']}: {output['evalue'].partition(chr(10))[0]}".rstrip(": ")
        for number, cell in enumerate(cells, start=1)
        for output in cell.outputs
        if output.output_type == "error"
    ]
