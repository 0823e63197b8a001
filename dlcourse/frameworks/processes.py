"""Run a script in a Python of its own: another environment or Keras backend, or a clean process."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from dlcourse.threads import thread_settings

SETTINGS = {  # no news on stderr, and the same sums on every machine
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "JAX_PLATFORMS": "cpu",
    "CUDA_VISIBLE_DEVICES": "",
}
LAST_LINES = 15
PACKAGES = Path(__file__).resolve().parents[2]  # the folder that dlcourse lies in


def run_python(
    arguments: Sequence[str | Path],
    *,
    python: Path | None = None,
    environ: Mapping[str, str] | None = None,
    seconds: float = 300,
) -> str:
    """Run Python and wait for it.

    Args:
        arguments: what stands behind ``python`` on the command line.
        python: of another environment, which cannot import ``dlcourse``; by default this one, which can.
        environ: variables beside those of this process.
        seconds: how long it may take.

    Returns:
        What it printed.

    Raises:
        RuntimeError: it failed; the message has the last lines it wrote.
        TimeoutError: it took too long and was stopped.
    """
    variables = {**os.environ, **thread_settings(), **SETTINGS, **(environ or {})}
    if python:  # packages made for this Python are none for the other
        variables.pop("PYTHONPATH", None)
    else:
        variables["PYTHONPATH"] = os.pathsep.join(filter(None, [str(PACKAGES), variables.get("PYTHONPATH")]))
    command = [str(python or sys.executable), *map(str, arguments)]
    try:
        done = subprocess.run(
            command, env=variables, capture_output=True, text=True, timeout=seconds, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(f"{' '.join(command)}: stopped after {seconds:g} seconds") from error
    if done.returncode:
        tail = "\n".join(done.stderr.splitlines()[-LAST_LINES:])
        raise RuntimeError(f"{' '.join(command)}: ended with status {done.returncode}\n{tail}")
    return done.stdout
