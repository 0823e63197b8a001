"""Runs chapter 14 with everything installed and keeps what its cells print: ``outputs.json``.

The source is run as it stands, with the author's answers; its quizzes are errors that nothing depends on.

Needs ``make frameworks`` and a C++ compiler. Run it in a clone with
``python -m dlcourse.chapters.frameworks.results.record_outputs``; it takes some minutes.
"""

import json
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import nbformat

from dlcourse.chapters.frameworks.results.stored import OUTPUTS
from dlcourse.frameworks.availability import TITLES, require
from dlcourse.resources import resource

KEY = re.compile(r'stored="(\w+)"')
SWITCH = "COMPILE = False"


def record() -> dict[str, dict[str, str]]:
    """Run the source and return the output of every cell that can show a stored one.

    Raises:
        RuntimeError: one of these cells stops with an error.
    """
    require(*TITLES)
    source = resource("notebooks") / "source" / "14_frameworks.md"
    with tempfile.TemporaryDirectory() as folder:
        notebook = Path(folder) / "notebook.ipynb"
        convert = ["-m", "jupytext", "--to", "ipynb", str(source), "--output", str(notebook)]
        subprocess.run([sys.executable, *convert], check=True, capture_output=True)
        notebook.write_text(notebook.read_text("utf-8").replace(SWITCH, "COMPILE = True"), "utf-8")
        run = ["-m", "jupyter", "nbconvert", "--to", "notebook", "--execute", "--allow-errors", "--inplace"]
        subprocess.run([sys.executable, *run, str(notebook)], check=True)
        cells = nbformat.read(notebook, as_version=4).cells
    made = f"{date.today():%d %B %Y}, all frameworks of this chapter installed"
    found = {}
    for cell in cells:
        for key in KEY.findall(cell.source) if cell.cell_type == "code" else ():
            if any(out.output_type == "error" for out in cell.outputs):
                raise RuntimeError(f"the cell of {key!r} stops with an error:\n{cell.source}")
            text = "".join(out.text for out in cell.outputs if out.get("name") == "stdout")
            found[key] = {"made": made, "text": text.rstrip()}
    return found


if __name__ == "__main__":
    OUTPUTS.write_text(json.dumps(record(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
