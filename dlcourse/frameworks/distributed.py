"""Several processes of this machine that train together."""

import sys
from pathlib import Path

from dlcourse.frameworks.processes import run_python
from dlcourse.frameworks.tensorboard import HOST, free_port


def torchrun(script: Path, *arguments: Path, processes: int) -> str:
    """Run a script in several processes, as the command ``torchrun`` does; they find each other on 127.0.0.1.

    Args:
        script: what each process runs.
        arguments: for the script.
        processes: how many.

    Returns:
        What they printed.

    Raises:
        RuntimeError: a process failed.
        ValueError: there must be one process at least.
    """
    if processes < 1:
        raise ValueError(f"torchrun: processes must be 1 or more, got {processes}")
    loopback = {"GLOO_SOCKET_IFNAME": "lo0" if sys.platform == "darwin" else "lo"}
    place = ["--nnodes", "1", "--nproc-per-node", str(processes)]
    place += ["--master-addr", HOST, "--master-port", str(free_port())]
    return run_python(["-m", "torch.distributed.run", *place, script, *arguments], environ=loopback)
