"""Cells have a limit of recursion of their own; what runs between them keeps the usual one."""

import subprocess
import sys

PROGRAM = """
import sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance(colors="nocolor")
from dlcourse.in_browser import depth
depth.keep_cells_within()
sys.setrecursionlimit(3000)
print(shell.run_cell("import sys; sys.getrecursionlimit()", silent=False).result, sys.getrecursionlimit())
shell.run_cell("def f(): return f()\\nf()")
print(shell.run_cell("1 + 1").result, sys.getrecursionlimit())
"""


def test_cells_have_a_limit_of_their_own():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60)
    lines = done.stdout.splitlines()
    assert "400 3000" in lines and "2 3000" in lines, done.stdout + done.stderr
    assert "RecursionError" in done.stdout
