"""explore() where no browser listens: in a terminal, and in a notebook that is run by a program."""

import subprocess
import sys

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from dlcourse.exploring import Texts

ID = "activations.vanishing"


def test_in_plain_python_it_describes_itself():
    code = f"from dlcourse import explore\nprint(explore({ID!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    texts = Texts.of(ID, "en")
    assert done.stdout.startswith(f"{texts.title}\n{texts.alt}")
    assert done.stderr == ""


@pytest.mark.slow
def test_an_executed_notebook_keeps_picture_and_text(tmp_path):
    cell = new_code_cell(f"from dlcourse import explore\n\nexplore({ID!r})")
    notebook = new_notebook(cells=[cell])
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    (output,) = (output for output in notebook.cells[0].outputs if output.output_type == "execute_result")
    assert {"image/svg+xml", "text/html", "text/plain", "application/vnd.jupyter.widget-view+json"} <= set(
        output.data
    )
    assert output.data["text/plain"].startswith(Texts.of(ID, "en").title)
