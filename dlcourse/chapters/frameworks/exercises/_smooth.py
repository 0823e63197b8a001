"""The third function of 14.12: a curve made smooth."""

from itertools import accumulate

import numpy as np

from dlcourse.checking import Case, Form, Function, edits


def smooth(values, weight):
    out, mean = [], 0.0
    for n, value in enumerate(values, 1):
        mean = weight * mean + (1 - weight) * value
        out.append(mean / (1 - weight**n))
    return np.array(out)


def smooth_at_the_end(values, weight):
    means = list(accumulate(values, lambda mean, v: weight * mean + (1 - weight) * v, initial=0.0))
    counts = np.arange(1, len(values) + 1)
    return np.array(means[1:]) / (1 - weight**counts)


def smooth_by_weights(values, weight):
    """Each point is a weighted mean of all points so far."""
    ages = np.subtract.outer(np.arange(len(values)), np.arange(len(values)))
    shares = np.where(ages >= 0, float(weight) ** np.maximum(ages, 0), 0.0)
    return (shares @ np.asarray(values, float)) / shares.sum(axis=1)


def _carried_on(values, weight):
    out = np.zeros(len(values))
    for i, value in enumerate(values):
        before = out[i - 1] if i else 0
        out[i] = (before * weight + value * (1 - weight)) / (1 - weight ** (i + 1))
    return out


_SHARE, _SHARES = " / (1 - weight**n)", " / (1 - weight**counts)"
_START, _START_AGAIN = "mean = [], 0.0", "initial=0.0"
_smoothed = edits(
    (smooth, smooth_at_the_end),
    starts_at_zero=[(_SHARE, ""), (_SHARES, "")],
    starts_at_the_first_value=[
        (_SHARE, "", _START, "mean = [], values[0]"),
        (_SHARES, "", _START_AGAIN, "initial=values[0]"),
    ],
    weight_inverted=[
        (_START, "mean, weight = [], 0.0, 1 - weight"),
        ("    means = ", "    weight = 1 - weight\n    means = "),
    ],
    corrected_as_if_for_the_first=[(_SHARE, " / (1 - weight)"), (_SHARES, " / (1 - weight)")],
    multiplied_by_the_share=[(_SHARE, " * (1 - weight**n)"), (_SHARES, " * (1 - weight**counts)")],
    off_by_one=[("(values, 1)", "(values)"), ("np.arange(1, len(values) + 1)", "np.arange(len(values))")],
    last_only=[
        ("np.array(out)", "out[-1]"),
        ("np.array(means[1:])", "means[-1]", _SHARES, " / (1 - weight**counts[-1])"),
    ],
    weight_ignored=[
        ("out.append(", "out.append(np.mean(values[:n]))  # "),
        ("    means = ", "    return np.cumsum(values) / np.arange(1, len(values) + 1)\n    means = "),
    ],
    corrected_carried_on=[
        (f"out.append(mean{_SHARE})", f"mean = mean{_SHARE}\n        out.append(mean)"),
        ("    means = ", "    return _carried_on(values, weight)\n    means = "),
    ],
)


_SHOWS_NOTHING = 0.1  # where the smoothed values are the values themselves


def _smooth_cases(rng):
    return [
        Case("weight 0.6", (rng.normal(size=7), 0.6)),
        Case("weight 0.9", (5 + rng.normal(size=12), 0.9)),
        Case("whole numbers", (rng.permutation(np.arange(3, 11)), 0.7)),
        Case("no smoothing", (rng.normal(size=4), 0.0), weight=_SHOWS_NOTHING),
        Case("one value", (rng.normal(size=1), 0.8), weight=_SHOWS_NOTHING),
    ]


smooth_answer = Function(
    "smooth",
    reference=smooth,
    alternatives=[smooth_at_the_end, smooth_by_weights],
    mistakes=_smoothed,
    visible=[
        Case("ones stay ones", (np.ones(4), 0.9), weight=_SHOWS_NOTHING),
        Case("three values", (np.array([4.0, 2.0, 3.0]), 0.5)),
    ],
    cases=_smooth_cases,
    form=Form(array=True),
)
