"""What a training on noisy images does: step by step with a recorder, and in earnest with a small model."""

import numpy as np

from dlcourse.chapters.autoencoders_dbn.exercises._noise import corrupt
from dlcourse.checking.properties import real_numbers
from dlcourse.data import load


class Recorder:
    """Takes the place of a training step, and writes down what it is given."""

    def __init__(self):
        self.noisy, self.clean, self.losses = [], [], []

    def step(self, noisy, clean):
        self.noisy.append(np.array(noisy))
        self.clean.append(np.array(clean))
        self.losses.append(1 + (7 * len(self.losses) % 11) ** 1.5)
        return self.losses[-1]


NEAR = 0.02
"""Standard deviation of the noise in what is recorded: small, so that every image is still known."""


def corrupting(seed):
    """A ``corrupt`` to hand in, with chance of its own: a generator cannot come back from a sandbox."""
    chance = np.random.default_rng([seed, 1])
    return lambda images, noise, rng: corrupt(np.asarray(images), noise, chance)


def watched(answer, n, size, epochs, seed):
    """What is true of a training: what went in, with which target, and what came back."""
    x = np.random.default_rng(seed).uniform(-0.03, 1.03, (n, 40)).clip(0, 1)
    own, recorder = x.copy(), Recorder()
    result = answer(recorder.step, corrupting(seed), own, NEAR, size, epochs, np.random.default_rng(seed))
    said = {"images": n, "batches": list(map(len, recorder.clean))}
    if not np.array_equal(own, x) or not recorder.clean or np.concatenate(recorder.clean).shape[1:] != (40,):
        return {**said, "images changed": not np.array_equal(own, x)}
    inputs, targets = np.concatenate(recorder.noisy), np.concatenate(recorder.clean)
    if len(targets) != n * epochs or len(inputs) != len(targets):
        return {**said, "inputs": len(inputs)}
    rows = ((targets[:, None] - x) ** 2).sum(axis=2).argmin(axis=1)
    added = inputs - x[rows]
    return {
        **said,
        "every image once per epoch": all(len(set(epoch)) == n for epoch in rows.reshape(epochs, n).tolist()),
        "targets": _kind(targets - x[rows], targets),
        "inputs": _kind(added, inputs),
        "target minus input": _kind(targets - inputs, inputs * 0),
        "order": _order(rows.reshape(epochs, n)),
        "noise": _freshness(added, rows, n, epochs),
        "noise within a batch": _rows_alike(added[: len(recorder.clean[0])]),
        "returned": np.round(real_numbers(result), 6),
    }


def _kind(difference, values):
    spread = difference.std()
    if spread == 0:
        return "equal"
    if abs(values).max() > 1 or values.min() < 0:
        return "not between 0 and 1"
    return "noise" if spread < 1.2 * NEAR else "more noise" if spread < 3 * NEAR else "something else"


def _order(rows):
    if (np.diff(rows[0]) == 1).all():
        return "that of the table"
    return "the same in each epoch" if (rows == rows[0]).all() else "new in each epoch"


def _freshness(added, rows, n, epochs):
    """Whether the noise of an image in the second epoch has to do with that in the first."""
    first, second = (added[e * n : (e + 1) * n][rows[e * n : (e + 1) * n].argsort()] for e in (0, 1))
    if not first.any() or not second.any():
        return "none"
    place = np.corrcoef(added[:n].ravel(), added[n : 2 * n].ravel())[0, 1]
    image = np.corrcoef(first.ravel(), second.ravel())[0, 1]
    return "drawn once" if max(place, image) > 0.5 else "new in each epoch"


def _rows_alike(added):
    return "one for all images" if len(added) > 1 and (np.corrcoef(added) > 0.5).all() else "one per image"


class Linear:
    """A denoiser of one dense layer, fitted at the end by least squares to all pairs that it was given."""

    def __init__(self):
        self.noisy, self.clean, self.losses = [], [], []

    def step(self, noisy, clean):
        self.noisy.append(np.array(noisy))
        self.clean.append(np.array(clean))
        self.losses.append(float(((self.noisy[-1] - self.clean[-1]) ** 2).mean()))
        return self.losses[-1]

    def clear(self, noisy):
        """What the fitted layer makes of noisy images."""
        inputs, targets = np.concatenate(self.noisy), np.concatenate(self.clean)
        centre, mean = inputs.mean(axis=0), targets.mean(axis=0)
        slopes = np.linalg.lstsq(inputs - centre, targets - mean, rcond=None)[0]
        return mean + (noisy - centre) @ slopes


LEFT = 0.55
"""Part of the noise that an honest training leaves on unseen digits at most; a faulty one leaves more."""

TRAINED, SIZE, EPOCHS = 80, 40, 12


def learned(answer, seed):
    """How much noise is left on unseen digits after a real training on 80 digits, in few calls."""
    data = load("digits")
    x, unseen = (images.reshape(len(images), -1) / 16.0 for images in (data.x_train[:TRAINED], data.x_test))
    model = Linear()
    curve = answer(model.step, corrupting(seed), x, 0.5, SIZE, EPOCHS, np.random.default_rng(seed))
    noisy = corrupt(unseen, 0.5, np.random.default_rng(seed + 1))
    left = ((model.clear(noisy) - unseen) ** 2).mean() / ((noisy - unseen) ** 2).mean()
    complete = len(model.losses) == EPOCHS * TRAINED // SIZE
    means = np.reshape(model.losses, (EPOCHS, -1)).mean(axis=1) if complete else np.empty(0)
    returned = real_numbers(curve)
    return {
        "noise left on unseen digits": "little" if left < LEFT else "much",
        "steps": len(model.losses),
        "the mean losses are returned": returned.shape == means.shape and np.allclose(returned, means),
    }
