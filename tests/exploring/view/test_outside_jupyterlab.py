"""A scene where no browser listens: in a terminal, in a notebook run by a program, on an exported page."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

import dlcourse.exploring.view
from dlcourse.exploring import Texts
from dlcourse.exploring.texts import common_words

ID = "rnn_lstm.gates"
VIEW = Path(dlcourse.exploring.view.__file__).parent


def test_in_plain_python_it_describes_itself():
    code = f"from dlcourse import explore\nprint(explore({ID!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    texts = Texts.of(ID, "en")
    assert done.stdout.startswith(f"{texts.title}\n{texts.alt}")
    assert done.stderr == ""


def test_it_loads_neither_matplotlib_nor_torch():
    show = f"import sys\nfrom dlcourse import explore\nexplore({ID!r})"
    code = f"{show}\nprint({{'matplotlib', 'torch'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.slow
def test_an_exported_page_shows_picture_and_sentence(tmp_path):
    notebook = new_notebook(cells=[new_code_cell(f"from dlcourse import explore\n\nexplore({ID!r})")])
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    (output,) = (output for output in notebook.cells[0].outputs if output.output_type == "execute_result")
    wanted = {"image/svg+xml", "text/html", "text/plain", "application/vnd.jupyter.widget-view+json"}
    assert wanted <= set(output.data)
    nbformat.write(notebook, tmp_path / "played.ipynb")
    command = [sys.executable, "-m", "nbconvert", "--to", "html", "played.ipynb"]
    environment = {**os.environ, "JUPYTER_CONFIG_PATH": str(VIEW)}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    page = (tmp_path / "played.html").read_text()
    assert "data:image/svg+xml" in page and common_words("en")["at_rest"] in page
    assert '<script type="application/vnd.jupyter.widget-view+json">' not in page
