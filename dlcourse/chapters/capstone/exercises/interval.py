"""18.4 One number with its uncertainty, and when one pipeline is better than another."""

import math

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, returning, several

# ---- balanced_accuracy


def balanced_accuracy(y, predicted):
    return float(np.mean([np.mean(predicted[y == label] == label) for label in np.unique(y)]))


def by_counts(y, predicted):
    right = y == predicted
    found = []
    for label in np.unique(y):
        found.append(right[y == label].sum() / (y == label).sum())
    return sum(found) / len(found)


def by_weights(y, predicted):
    right = predicted == y
    _, place, counts = np.unique(y, return_inverse=True, return_counts=True)
    share = np.bincount(place, weights=right) / counts
    return share.mean()


def by_pairs(y, predicted):
    hits, total = {}, {}
    for truth, guess in zip(y.tolist(), predicted.tolist(), strict=True):
        total[truth] = total.get(truth, 0) + 1
        hits[truth] = hits.get(truth, 0) + (truth == guess)
    return sum(hits[label] / total[label] for label in total) / len(total)


_BALANCED = (by_counts, by_weights)
balanced_mistakes = [
    *returning(
        _BALANCED,
        plain_accuracy=["right.mean()", "right.sum() / len(y)"],
        errors_counted="1 - right.mean()",
        total_counted="float(right.sum())",
    ),
    *edits(
        _BALANCED,
        classes_of_the_predicted=[
            ("np.unique(y)", "np.union1d(y, predicted)", "(y == label).sum()", "max((y == label).sum(), 1)"),
            ("share.mean()", "share.sum() / len(np.union1d(y, predicted))"),
        ],
        classes_0_and_1=[
            ("np.unique(y)", "(0, 1)"),
            ("share.mean()", "np.mean([right[y == label].mean() for label in (0, 1)])"),
        ],
        not_averaged=[("sum(found) / len(found)", "sum(found)"), ("share.mean()", "share.sum()")],
        worst_class=[("sum(found) / len(found)", "min(found)"), ("share.mean()", "share.min()")],
        best_class=[("sum(found) / len(found)", "max(found)"), ("share.mean()", "share.max()")],
        of_the_last_class=[("sum(found) / len(found)", "found[-1]"), ("share.mean()", "share[-1]")],
        per_class=[("sum(found) / len(found)", "found"), ("share.mean()", "share")],
        two_classes=[("sum(found) / len(found)", "sum(found) / 2"), ("share.mean()", "share.sum() / 2")],
    ),
]


balanced_mistakes += several(
    _BALANCED,
    of_the_predicted=[
        [
            ("(y == label).sum()", "(predicted == label).sum()"),
            ("/ counts", "/ [(predicted == label).sum() for label in np.unique(y)]"),
        ],
        [
            ("(y == label).sum()", "max((predicted == label).sum(), 1)"),
            ("/ counts", "/ [max((predicted == label).sum(), 1) for label in np.unique(y)]"),
        ],
    ],
)


def _labels(rng, n, classes, absent=()):
    y = np.concatenate([np.arange(classes), rng.integers(0, classes, n - classes) ** 2 // classes])
    y = rng.permutation(y[~np.isin(y, absent)])
    return y, np.where(rng.random(len(y)) < 0.6, y, rng.integers(0, classes, len(y)))


def drawn_labels(rng):
    rare = np.repeat([0, 1], [45, 5])
    return [
        Case("three classes", _labels(rng, 40, 3)),
        Case("a rare class", (rare, np.where(np.arange(50) % 4 == 1, 1 - rare, rare)), weight=2),
        Case("always the frequent one", (rare, 0 * rare), weight=0.5),
        Case("ten classes", _labels(rng, 90, 10)),
        Case("a class that is not there", _labels(rng, 50, 4, absent=[1])),
        Case("one class", (np.array([2, 2, 2]), np.array([2, 0, 2])), weight=0.5),
    ]


# ---- interval


def interval(scores, t):
    mean = np.mean(scores)
    half = t * np.std(scores, ddof=1) / np.sqrt(len(scores))
    return mean - half, mean, mean + half


def by_formula(scores, t):
    n = len(scores)
    mean = sum(scores) / n
    s = math.sqrt(sum((score - mean) ** 2 for score in scores) / (n - 1))
    half = t * s / math.sqrt(n)
    return mean - half, mean, mean + half


def by_array(scores, t):
    n = len(scores)
    mean = np.mean(scores)
    s = np.sqrt(np.sum((scores - mean) ** 2) / (n - 1))
    half = t * s / n**0.5
    return mean - half, mean, mean + half


_INTERVALS, _ENDS = (by_formula, by_array), "mean - half, mean, mean + half"
interval_mistakes = [
    *edits(
        _INTERVALS,
        divided_by_n=("(n - 1)", "n"),
        spread_of_scores=[(" / math.sqrt(n)", ""), (" / n**0.5", "")],
        root_missing=[("half = t * s / math.sqrt(n)", "half = t * s / n"), ("n**0.5", "n")],
        variance=[("math.sqrt(sum", "(sum"), ("np.sqrt(np.sum", "(np.sum")],
        t_ignored=("t * s", "s"),
        normal_table=("t * s", "1.96 * s"),
        half_the_width=("t * s", "t / 2 * s"),
    ),
    *returning(
        _INTERVALS,
        half_returned=["mean, half", "(mean, half)"],
        ends_only="mean - half, mean + half",
        mean_first="mean, mean - half, mean + half",
        smallest_and_largest="min(scores), mean, max(scores)",
    ),
]


def _scores(rng, n):
    return rng.normal(0.8, 0.04, n).round(3)


def drawn_scores(rng):
    return [
        Case("five scores", (_scores(rng, 5), 2.776)),
        Case("three scores", (_scores(rng, 3), 4.303)),
        Case("two scores", (_scores(rng, 2), 12.706)),
        Case("ten scores", (_scores(rng, 10), 2.262)),
        Case("equal scores", (np.full(4, 0.75), 3.182), weight=0.3),
    ]


# ---- better


def better(ours, theirs, t):
    low, _, _ = interval(np.asarray(ours) - np.asarray(theirs), t)
    return bool(low > 0)


def by_gain(ours, theirs, t):
    gain = ours - theirs
    error = gain.std(ddof=1) / len(gain) ** 0.5
    return bool(gain.mean() - t * error > 0)


def by_ratio(ours, theirs, t):
    gain = np.array([a - b for a, b in zip(ours, theirs, strict=True)])
    error = gain.std(ddof=1) / np.sqrt(len(gain))
    return bool(gain.mean() > t * error)


_BETTER = (by_gain, by_ratio)
_ERROR = ("error = gain.std(ddof=1) / len(gain) ** 0.5", "error = gain.std(ddof=1) / np.sqrt(len(gain))")
_OWN, _THEIRS = (f"np.std({name}, ddof=1) / np.sqrt(len(gain))" for name in ("ours", "theirs"))
better_mistakes = [
    *returning(
        _BETTER,
        mean_is_enough=["bool(np.mean(ours) > np.mean(theirs))", "bool(gain.mean() > 0)"],
        always_ahead="bool((gain > 0).all())",
        most_of_the_time="bool(np.mean(gain > 0) > 0.5)",
        best_against_best="bool(max(ours) > max(theirs))",
        intervals_apart=f"bool(np.mean(ours) - t * {_OWN} > np.mean(theirs) + t * {_THEIRS})",
        above_their_mean=f"bool(np.mean(ours) - t * {_OWN} > np.mean(theirs))",
        other_way_round="bool(gain.mean() + t * error < 0)",
        only_different="bool(abs(gain.mean()) > t * error)",
        not_the_other="bool(gain.mean() > -t * error)",
    ),
    *edits(
        _BETTER,
        pairing_lost=[
            (_ERROR[0], "error = ((ours.var(ddof=1) + theirs.var(ddof=1)) / len(gain)) ** 0.5"),
            (
                _ERROR[1],
                "error = np.sqrt(np.var(ours, ddof=1) / len(gain) + np.var(theirs, ddof=1) / len(gain))",
            ),
        ],
        spread_of_scores=[(" / len(gain) ** 0.5", ""), (" / np.sqrt(len(gain))", "")],
    ),
]


def compared(answer, pairs, t):
    """What is said of several pairs of pipelines: one alone could be guessed."""
    found = [answer(ours.copy(), theirs.copy(), t) for ours, theirs in pairs]
    return [bool(each) if isinstance(each, bool | np.bool_) else each for each in found]


def _pair(rng, gain, spread, draws):
    """Scores of two pipelines on the same draws: easy and hard ones move both alike."""
    common = 0.7 + 0.08 * rng.permutation([-1.3, -0.8, -0.2, 0.2, 0.8, 1.3])
    noise = rng.permutation([-1.2, -0.9, -0.1, 0.3, 0.8, 1.1])
    return common + gain + spread * noise, common


def _pairs(name, rng, kinds, weight=1.0):
    pairs = [_pair(rng, gain, spread, 6) for gain, spread in kinds]
    typed = f"better(ours, theirs, 2.571)  # {len(kinds)} pairs of pipelines, six draws each"
    return Case(name, (pairs, 2.571), play=compared, weight=weight, typed=typed)


_CLEAR, _LUCK, _WORSE, _SMALL = (0.05, 0.02), (0.01, 0.03), (-0.05, 0.02), (0.004, 0.002)
_UNEVEN, _EVEN = (0.02, 0.018), (0.002, 0.03)
_FAR, _FURTHER = (0.1, 0.005), (0.14, 0.005)


def drawn_pairs(rng):
    return [
        _pairs("clear and luck", rng, [_CLEAR, _LUCK, _WORSE, _EVEN, _FAR, _FURTHER]),
        _pairs("small but steady", rng, [_SMALL, _LUCK, _SMALL, _WORSE], 2),
        _pairs("behind once", rng, [_UNEVEN, _LUCK, (-0.01, 0.03), _CLEAR], 2),
    ]


_rng = np.random.default_rng(18)
answers = [
    Function(
        "balanced_accuracy",
        balanced_accuracy,
        [by_counts, by_weights, by_pairs],
        balanced_mistakes,
        [Case("one in five", (np.array([0, 0, 0, 0, 1]), np.array([0, 0, 0, 1, 1])))],
        drawn_labels,
        weight=2,
    ),
    Function(
        "interval",
        interval,
        [by_formula, by_array],
        interval_mistakes,
        [Case("three scores", (np.array([0.7, 0.8, 0.9]), 4.303))],
        drawn_scores,
        weight=3,
    ),
    Function(
        "better",
        better,
        [by_gain, by_ratio],
        better_mistakes,
        [_pairs("clear and luck", _rng, [_CLEAR, _LUCK])],
        drawn_pairs,
        weight=3,
    ),
]
exercise = Exercise(number="18.4", points=8, answers=answers)
