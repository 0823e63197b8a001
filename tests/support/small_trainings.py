"""Data and trainings of a moment, for the tests of the training loops."""

import numpy as np
import torch

from dlcourse.numpy import models as numpy_models
from dlcourse.numpy.optim import SGD
from dlcourse.numpy.training import fit
from dlcourse.torch import models as torch_models
from dlcourse.torch.training import fit as torch_fit

CLASSES = {"loss": "cross_entropy", "epochs": 1, "batch_size": 4}
"""Options of a short training of a classifier."""


def blobs(n=90, *, seed=0, dtype=np.float32):
    """Three clouds of points and the cloud that each belongs to."""
    rng = np.random.default_rng(seed)
    y = rng.integers(0, 3, n)
    centres = np.array([[0, 3], [3, -2], [-3, -2]])
    return (centres[y] + rng.standard_normal((n, 2))).astype(dtype), y


def run(backend, x, y, **options):
    """Train a linear model for a moment; return it and the history."""
    if backend == "numpy":
        model = numpy_models.mlp((2, 3), rng=np.random.default_rng(0))
        optimizer = SGD(model.parameters(), lr=0.1)
        return model, fit(model, x, y, optimizer=optimizer, rng=np.random.default_rng(0), **options)
    model = torch_models.mlp((2, 3), rng=torch.Generator())
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    return model, torch_fit(model, x, y, optimizer=optimizer, rng=torch.Generator(), device="cpu", **options)
