"""``scripts/kernels.py``: a command as on another processor, and nothing but that command."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "scripts" / "kernels.py"
ASK = "import os, numpy, threadpoolctl; print(*(p['architecture'] for p in threadpoolctl.threadpool_info()))"

pytestmark = pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="kernels of x86-64")


def under(kernel, *command, **variables):
    words = [sys.executable, str(SCRIPT), kernel, *command]
    return subprocess.run(words, env={**os.environ, **variables}, capture_output=True, text=True)


def test_the_command_has_the_kernel():
    own, other = (under(kernel, sys.executable, "-c", ASK).stdout for kernel in ("own", "Prescott"))
    assert own and other and own != other


def test_own_is_what_the_processor_gets_whatever_was_set_before():
    own, after = (
        under("own", sys.executable, "-c", ASK, **v).stdout for v in ({}, {"OPENBLAS_CORETYPE": "Prescott"})
    )
    assert own == after != ""


def test_the_commands_status_is_kept():
    assert under("Prescott", sys.executable, "-c", "raise SystemExit(7)").returncode == 7


def test_an_unknown_kernel_is_told_with_those_there_are():
    done = under("Pentium", sys.executable, "-c", "pass")
    assert done.returncode == 2 and "own, Haswell, Prescott" in done.stderr
