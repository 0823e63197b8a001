"""Kernels are reached over sockets that other accounts cannot open."""

import sys
from pathlib import Path

import pytest

from dlcourse.commands.notebook_run import run_notebook
from dlcourse.transport import transport

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere kernels use TCP")


def test_sockets_where_their_path_fits_into_what_linux_allows():
    assert transport(Path("/home/alice/.local/share/jupyter/runtime")) == "ipc"
    assert transport(Path("/home") / ("a" * 100)) == "tcp"


@pytest.mark.slow
def test_a_checked_notebook_opens_no_port(tmp_path):
    notebook = tmp_path / "a.ipynb"
    seen = tmp_path / "connection.json"
    code = f"import ipykernel, shutil; shutil.copy(ipykernel.get_connection_file(), {str(seen)!r})"
    notebook.write_text(
        '{"cells": [{"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": null, '
        f'"source": "{code}"}}], "metadata": {{}}, "nbformat": 4, "nbformat_minor": 5}}'
    )
    assert run_notebook(notebook, 60).errors == []
    assert '"transport": "ipc"' in seen.read_text()
