"""Runs the checks of a notebook in a fresh kernel and collects their verdicts."""

import logging
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat

from dlcourse.checking.report.display import VERDICT_MIME as VERDICT
from dlcourse.commands import CommandError
from dlcourse.notebook_format import DEMO, exercises_checked
from dlcourse.threads import thread_settings


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


def run_notebook(file: Path, timeout: int) -> NotebookRun:
    """Execute a notebook's cells, demo cells apart, in a fresh kernel of this environment.

    Args:
        file: the notebook; it is not changed.
        timeout: seconds after which a cell is interrupted.

    Raises:
        CommandError: the file is no notebook, or no kernel starts.
    """
    notebook = read_notebook(file)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell in cells:
        cell.outputs = []  # what the student saw earlier must not count as a verdict of this run
    notes = _foreign_kernel(notebook)
    stopped = _execute(notebook, file.parent, timeout)
    shown = [output["data"] for cell in cells for output in cell.outputs if "data" in output]
    reported = [data for data in shown if VERDICT in data]
    verdicts = {data[VERDICT]["exercise"]: data[VERDICT] for data in reported}
    reports = {data[VERDICT]["exercise"]: data["text/plain"] for data in reported}
    asked = [id for cell in cells for id in exercises_checked(cell.source)]
    exercises = list(dict.fromkeys([*asked, *verdicts]))
    return NotebookRun(exercises, verdicts, _errors(cells) + stopped, notes, reports)


def read_notebook(file: Path) -> nbformat.NotebookNode:
    """Read a notebook of any format version.

    Raises:
        CommandError: there is no such file, or it is no notebook.
    """
    try:
        notebook = nbformat.read(file, as_version=4)
        nbformat.validate(notebook)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}") from error
    except (ValueError, AttributeError, nbformat.ValidationError, nbformat.reader.NotJSONError) as error:
        raise CommandError(
            f"{file} is not a Jupyter notebook; give an .ipynb file, for example 00_start.ipynb"
        ) from error
    return notebook


def _foreign_kernel(notebook: nbformat.NotebookNode) -> list[str]:
    wanted = notebook.metadata.get("kernelspec", {}).get("name", "python3")
    if wanted == "python3":
        return []
    return [f"The notebook asks for the kernel {wanted!r}; the course's own Python is used: {sys.executable}"]


def _execute(notebook: nbformat.NotebookNode, folder: Path, timeout: int) -> list[str]:
    """Run the cells in place; return why the run ended early, if it did."""
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient
    from nbclient.exceptions import DeadKernelError

    logging.getLogger("traitlets").setLevel(logging.CRITICAL)  # the report says it in our words
    own_python_only = KernelSpecManager(kernel_dirs=[])
    manager = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=own_python_only)
    client = NotebookClient(
        notebook,
        km=manager,
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
        return ["The kernel died (out of memory, or code that ended it); what comes after it was not run."]
    except (OSError, RuntimeError) as error:
        raise CommandError(f"no kernel could be started ({error}); try: dlcourse doctor") from error
    return []


def _errors(cells: list[nbformat.NotebookNode]) -> list[str]:
    return [
        f"code cell {number}: {output['ename']}: {output['evalue'].partition(chr(10))[0]}".rstrip(": ")
        for number, cell in enumerate(cells, start=1)
        for output in cell.outputs
        if output.output_type == "error"
    ]
