"""18.4 One number with its uncertainty, and when one pipeline is better than another."""

import numpy as np

from dlcourse.checking import Exercise, Function


def balanced_accuracy(y, predicted):
    return float(np.mean([np.mean(predicted[y == label] == label) for label in np.unique(y)]))


def interval(scores, t):
    mean = np.mean(scores)
    half = t * np.std(scores, ddof=1) / np.sqrt(len(scores))
    return mean - half, mean, mean + half


def better(ours, theirs, t):
    low, _, _ = interval(np.asarray(ours) - np.asarray(theirs), t)
    return bool(low > 0)


exercise = Exercise(
    number="18.4",
    points=8,
    answers=[
        Function("balanced_accuracy", balanced_accuracy),
        Function("interval", interval),
        Function("better", better),
    ],
)
