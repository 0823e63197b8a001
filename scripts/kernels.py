"""Runs a command as another processor would: with one of OpenBLAS' kernels, for that process alone.

    python scripts/kernels.py Haswell python -m pytest tests/parity

NumPy and PyTorch choose their kernels when they are loaded; ``own`` is what this processor gets by itself.
"""

import os
import subprocess
import sys
from collections.abc import Sequence

KERNELS = {
    "own": {},
    "Haswell": {"OPENBLAS_CORETYPE": "Haswell"},
    "Prescott": {"OPENBLAS_CORETYPE": "Prescott"},
    "Sandybridge": {"OPENBLAS_CORETYPE": "Sandybridge"},
    "plain": {
        "OPENBLAS_CORETYPE": "Prescott",
        "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3",
        "ATEN_CPU_CAPABILITY": "default",
    },
}
"""What the environment must hold; ``plain`` also takes vector instructions from NumPy and PyTorch."""

ARCHITECTURE = """
import numpy, threadpoolctl
print(*(info.get("architecture") for info in threadpoolctl.threadpool_info()))
"""


def environment(kernel: str) -> dict[str, str]:
    """The variables of a process that has this kernel and one thread."""
    usual = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}
    return {**usual, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", **KERNELS[kernel]}


def python(kernel: str, code: str, *arguments: str) -> str:
    """What a Python program prints that has this kernel."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environment(kernel), stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def different(kernels: Sequence[str]) -> list[str]:
    """The kernels without those that choose the same as one before: ``own`` is often Haswell."""
    seen: dict[tuple, str] = {}
    for kernel in kernels:
        rest = {key: value for key, value in KERNELS[kernel].items() if key != "OPENBLAS_CORETYPE"}
        key = (python(kernel, ARCHITECTURE).strip(), *sorted(rest.items()))
        if key in seen:
            print(f"{kernel} is what {seen[key]} is here: run once", file=sys.stderr)
        seen.setdefault(key, kernel)
    return list(seen.values())


def main(arguments: Sequence[str]) -> int:
    """Run a command under a kernel, unless the processor's own is the same."""
    kernel, *command = arguments
    if kernel not in KERNELS or not command:
        print(f"{__doc__}\nKernels: {', '.join(KERNELS)}", file=sys.stderr)
        return 2
    if kernel not in different(dict.fromkeys(["own", kernel])):
        return 0
    return subprocess.run(command, env=environment(kernel), check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
