"""One of several processes that train together; started by torchrun: ``data_parallel.py JOB RESULT``."""

import os
import sys
from typing import Any

import numpy as np
import torch
import torch.distributed as dist
from torch import nn

from dlcourse.frameworks.trainers.torch import build, weights_of
from dlcourse.frameworks.workers.training import read_job


def main(job_file: str, result_file: str) -> None:
    """Train on this process's part of each batch; the first process writes the weights."""
    dist.init_process_group("gloo")
    rank, processes = dist.get_rank(), dist.get_world_size()
    weights, images, labels, rate = read_job(job_file)
    net = build(weights)
    shared = nn.parallel.DistributedDataParallel(net)  # averages the gradients of all processes
    optimizer = torch.optim.SGD(shared.parameters(), lr=rate)
    for x, y in zip(torch.from_numpy(images), torch.from_numpy(labels), strict=True):
        loss = nn.functional.cross_entropy(shared(x[rank::processes]), y[rank::processes])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    if rank == 0:
        arrays: dict[str, Any] = dict(weights_of(net))
        np.savez(result_file, **arrays)
    dist.barrier()
    dist.destroy_process_group()


if __name__ == "__main__":
    main(*sys.argv[1:])
    os._exit(0)  # one run in ten, a thread of the group outlives Python's own end and aborts the process
