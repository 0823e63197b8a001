"""The site's Python, gathered once; where a part of it cannot be had, these tests are skipped and say why."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from tools import require

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "scripts" / "site"))


@pytest.fixture(scope="session")
def site_python(tmp_path_factory):
    """The folder with Pyodide, the wheels and the data files."""
    import npm
    import play
    import runtime

    require("node")
    cache = Path(sys.prefix) / "site"
    try:
        with FileLock(f"{cache}.lock"):  # another process of the same test run may gather, too
            folder = tmp_path_factory.mktemp("site") / "python"
            return play.put_python(runtime.gather(cache), folder, cache)
    except npm.NotObtainableError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def in_pyodide(site_python, tmp_path_factory):
    """Runs cells of several notebooks in the site's Python; returns what each printed, raised and gave."""

    def run(notebooks):
        given = tmp_path_factory.mktemp("given") / "cells.json"
        given.write_text(json.dumps(notebooks), encoding="utf-8")
        program = [str(HERE / "run_in_pyodide.mjs"), str(site_python), str(HERE / "cells.py"), str(given)]
        stack = "--stack-size=3300"  # kilobytes, about what a worker has in Chromium
        done = subprocess.run(["node", stack, *program], capture_output=True, text=True, timeout=600)
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout.splitlines()[-1])

    return run


@pytest.fixture(scope="session")
def in_cpython():
    """The same in this machine's own Python."""

    def run(notebooks):
        program = f"given = {json.dumps(notebooks)!r}\n{(HERE / 'cells.py').read_text()}\nprint(found)"
        done = subprocess.run(
            [sys.executable, "-"], input=program, capture_output=True, text=True, timeout=600
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout.splitlines()[-1])

    return run
