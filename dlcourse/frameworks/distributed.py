"""Data-parallel training: every process takes its part of each batch, and the gradients are averaged."""

import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dlcourse.frameworks.processes import run_python
from dlcourse.frameworks.tensorboard import HOST, free_port
from dlcourse.frameworks.trainers.job import Job
from dlcourse.frameworks.trainers.running import save_job

TOLERANCE = 1e-5
WORKER = Path(__file__).with_name("workers") / "data_parallel.py"


@dataclass(frozen=True)
class Comparison:
    """Several processes against one.

    Attributes:
        processes: how many.
        difference: largest distance of a trained weight to that of one process.
        seconds: with starting and stopping the processes.
    """

    processes: int
    difference: float
    seconds: float


def compare(job: Job, processes: int = 2) -> Comparison:
    """Train with ``torchrun`` on several processes of this machine, and in one; compare the weights.

    Args:
        job: what to train.
        processes: how many; they must share each batch evenly, else the mean of their means is another.

    Raises:
        RuntimeError: a process failed.
        ValueError: the batch cannot be shared evenly.
    """
    from dlcourse.frameworks.trainers.torch import train

    batch = job.images.shape[1]
    if processes < 1 or batch % processes:
        raise ValueError(f"compare: {processes} processes cannot share a batch of {batch} images evenly")
    with tempfile.TemporaryDirectory() as folder:
        job_file, result_file = Path(folder) / "job.npz", Path(folder) / "result.npz"
        save_job(job, job_file)
        loopback = {"GLOO_SOCKET_IFNAME": "lo0" if sys.platform == "darwin" else "lo"}
        started = time.perf_counter()
        place = ["--nnodes", "1", "--nproc-per-node", str(processes)]
        place += ["--master-addr", HOST, "--master-port", str(free_port())]
        run_python(["-m", "torch.distributed.run", *place, WORKER, job_file, result_file], environ=loopback)
        seconds = time.perf_counter() - started
        with np.load(result_file) as result:
            together = {name: result[name] for name in result.files}
    _, alone = train(job.weights, job.images, job.labels, job.rate)
    difference = max(float(np.abs(together[name] - alone[name]).max()) for name in alone)
    return Comparison(processes, difference, seconds)
