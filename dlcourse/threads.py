"""How many threads the course computes with: in every kernel, in its commands, in its tests."""

import os

_DEFAULTS = {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE"}


def thread_settings() -> dict[str, str]:
    """Variables for the environment: one thread that does not wait by spinning, unless they are set already.

    The course's arrays are small. Two threads that wait for each other by spinning make a notebook ten times
    slower as soon as a browser wants one of the two cores. NumPy's OpenBLAS and PyTorch read the variables
    when they are loaded.
    """
    return {name: os.environ.get(name, usual) for name, usual in _DEFAULTS.items()}
