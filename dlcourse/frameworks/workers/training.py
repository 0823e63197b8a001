"""Train with one framework in this process: ``training.py TRAINER JOB.npz RESULT.npz``.

TRAINER is a module of ``dlcourse.frameworks.trainers``. MXNet's environment has no dlcourse: there it is the
path of a file, and this script needs nothing but NumPy.
"""

import importlib
import importlib.util
import sys
import time

import numpy as np

PREFIX = "weights/"


def read_job(file):
    """Initial weights by name, images, labels and rate of a job that was written for another process."""
    with np.load(file) as job:
        weights = {name[len(PREFIX) :]: job[name] for name in job.files if name.startswith(PREFIX)}
        return weights, job["images"], job["labels"], float(job["rate"])


def trainer_at(place):
    """The trainer of this name, or in the file of this path."""
    if not place.endswith(".py"):
        return importlib.import_module(place)
    spec = importlib.util.spec_from_file_location("trainer", place)
    assert spec and spec.loader
    trainer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(trainer)
    return trainer


def main(place, job_file, result_file):
    """Read the job, train, write losses and trained weights."""
    trainer = trainer_at(place)
    job = read_job(job_file)
    started = time.perf_counter()
    losses, trained = trainer.train(*job)
    seconds = time.perf_counter() - started
    arrays = {PREFIX + name: array for name, array in trained.items()}
    np.savez(result_file, losses=np.asarray(losses), seconds=seconds, version=str(trainer.VERSION), **arrays)


if __name__ == "__main__":
    main(*sys.argv[1:])
