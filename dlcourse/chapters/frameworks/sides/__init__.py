"""The same job in every framework: same network, same initial weights, same batches.

Each ``*_side.py`` is one framework and has one function, ``train(weights, images, labels, rate)``, which
returns the loss before each step and the trained weights. Importing this package imports none of them.
"""

from dlcourse.chapters.frameworks.sides.comparing import (
    accuracy,
    check_agreement,
    differences,
    draw_losses,
    table,
)
from dlcourse.chapters.frameworks.sides.job import Job, digits_job, network
from dlcourse.chapters.frameworks.sides.running import NAMES, SIDES, Run, run, run_all, source

__all__ = [
    "NAMES",
    "SIDES",
    "Job",
    "Run",
    "accuracy",
    "check_agreement",
    "differences",
    "digits_job",
    "draw_losses",
    "network",
    "run",
    "run_all",
    "source",
    "table",
]
