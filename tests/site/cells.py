# Runs notebooks cell by cell as a kernel does; in CPython and in Pyodide. `given` is JSON, so is `found`.
import contextlib
import io
import json
import os
import tempfile
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance(colors="nocolor")


def run(cell):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        done = shell.run_cell(cell)
    error = done.error_before_exec or done.error_in_exec
    return {"printed": printed.getvalue(), "error": repr(error) if error else "", "result": repr(done.result)}


report = {}
for name, cells in json.loads(given).items():  # noqa: F821
    os.chdir(tempfile.mkdtemp())
    Path(".dlcourse").mkdir()  # a course folder of its own
    shell.reset(new_session=False)
    report[name] = [run(cell) for cell in cells]
found = json.dumps(report)
