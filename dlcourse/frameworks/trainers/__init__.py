"""The same job in every framework: same network, same initial weights, same batches.

A file named after a framework has one function, ``train(weights, images, labels, rate)``, which returns the
loss before each step and the trained weights. Importing this package imports none of them. They are never
started as scripts: Python looks into a script's own folder first, and would take ``torch.py`` for PyTorch.
"""

from dlcourse.frameworks.trainers.comparing import (
    accuracy,
    check_agreement,
    differences,
    table,
)
from dlcourse.frameworks.trainers.job import Job, digits_job, network
from dlcourse.frameworks.trainers.running import NAMES, TRAINERS, Run, run, run_all, source

__all__ = [
    "NAMES",
    "TRAINERS",
    "Job",
    "Run",
    "accuracy",
    "check_agreement",
    "differences",
    "digits_job",
    "network",
    "run",
    "run_all",
    "source",
    "table",
]
