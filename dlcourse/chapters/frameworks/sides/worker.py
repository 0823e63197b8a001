"""Train one side in this process: ``worker.py MODULE JOB.npz RESULT.npz``.

MXNet's environment has no dlcourse, so this file needs nothing but NumPy; the module ``mxnet_side`` is found
beside it.
"""

import importlib
import sys
import time

import numpy as np

PREFIX = "weights/"


def read_job(file):
    """Initial weights by name, images, labels and rate of a job that was written for another process."""
    with np.load(file) as job:
        weights = {name[len(PREFIX) :]: job[name] for name in job.files if name.startswith(PREFIX)}
        return weights, job["images"], job["labels"], float(job["rate"])


def main(module, job_file, result_file):
    """Read the job, train, write losses and trained weights."""
    side = importlib.import_module(module)
    job = read_job(job_file)
    started = time.perf_counter()
    losses, trained = side.train(*job)
    seconds = time.perf_counter() - started
    arrays = {PREFIX + name: array for name, array in trained.items()}
    np.savez(result_file, losses=np.asarray(losses), seconds=seconds, version=str(side.VERSION), **arrays)


if __name__ == "__main__":
    main(*sys.argv[1:])
