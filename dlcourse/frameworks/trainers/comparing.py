"""Do the frameworks agree? Their losses step by step, and what the trained networks can do."""

from collections.abc import Mapping

import numpy as np

from dlcourse.frameworks.trainers.job import Job, network
from dlcourse.frameworks.trainers.running import Run

TOLERANCE = 1e-5
"""How far two losses may be apart at any step: float32 has seven digits, and the order of sums differs."""


def differences(runs: Mapping[str, Run], reference: str = "numpy") -> dict[str, float]:
    """The largest distance of each framework's losses to those of one of them.

    Args:
        runs: of the same job.
        reference: the name of the run that the others are compared with.

    Raises:
        ValueError: the reference was not run.
    """
    if reference not in runs:
        raise ValueError(f"differences: {reference!r} is not among the runs ({', '.join(runs)})")
    base = runs[reference].losses
    return {name: float(np.abs(run.losses - base).max()) for name, run in runs.items() if name != reference}


def check_agreement(runs: Mapping[str, Run], reference: str = "numpy") -> None:
    """Insist that all frameworks have computed the same.

    Args:
        runs: of the same job.
        reference: the name of the run that the others are compared with.

    Raises:
        AssertionError: names every framework that went its own way, and from which step on.
    """
    base = runs[reference].losses
    apart = []
    for name, run in runs.items():
        wrong = ~(np.abs(run.losses - base) <= TOLERANCE)  # NaN is wrong too
        if wrong.any():
            step = int(wrong.argmax())
            apart.append(f"{name}: loss {run.losses[step]:.7g} instead of {base[step]:.7g} at step {step}")
    if apart:
        raise AssertionError(f"not the same as {reference}: " + "; ".join(apart))


def accuracy(run: Run, job: Job) -> float:
    """Share of the test images that the trained weights get right, when NumPy computes with them.

    Args:
        run: where the weights come from.
        job: has the test images.
    """
    logits = network(run.weights)(job.test_images)
    return float((logits.argmax(axis=1) == job.test_labels).mean())


def table(runs: Mapping[str, Run], job: Job, reference: str = "numpy") -> str:
    """One line for each framework: version, seconds, largest difference, accuracy.

    Args:
        runs: of the same job.
        job: has the test images.
        reference: the name of the run that the others are compared with.
    """
    far = {reference: 0.0, **differences(runs, reference)}
    lines = [f"{'framework':30}{'version':22}{'seconds':>8}{'difference':>12}{'accuracy':>10}"]
    for name, run in runs.items():
        numbers = f"{run.seconds:>8.1f}{far[name]:>12.0e}{accuracy(run, job):>10.3f}"
        lines.append(f"{run.title:30}{run.version:22}{numbers}")
    return "\n".join(lines)
