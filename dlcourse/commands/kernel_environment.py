"""The variables of every kernel that the course starts, in JupyterLab and in ``dlcourse check`` alike."""

import os

_THREADS = "OMP_NUM_THREADS"


def kernel_environment() -> dict[str, str]:
    """One thread, unless the variable is set already.

    The course's arrays are small. Two threads that wait for each other by spinning make a notebook ten times
    slower as soon as a browser wants one of the two cores.
    """
    return {_THREADS: os.environ.get(_THREADS, "1")}
