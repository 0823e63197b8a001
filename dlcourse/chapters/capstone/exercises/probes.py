"""18.5 Three probes that find a leak from outside, without reading the pipeline."""

import numpy as np

from dlcourse.chapters.capstone.exercises import _pipelines as watched
from dlcourse.chapters.capstone.exercises._glances import (
    by_each,
    drawn_glances,
    looks_sideways,
    one_alone,
    sideways,
    sideways_mistakes,
)
from dlcourse.checking import Case, Exercise, Function, edits, returning, several

# ---- shuffled_score


def shuffled_score(pipeline, x, y, test, draws, rng):
    scores = []
    for _ in range(draws):
        shuffled = rng.permutation(y)
        scores.append(np.mean((pipeline(x, shuffled, test) >= 0.5) == shuffled[test]))
    return float(np.mean(scores))


def by_sum(pipeline, x, y, test, draws, rng):
    total = 0.0
    for _ in range(draws):
        labels = rng.permutation(y)
        named = pipeline(x, labels, test) >= 0.5
        total += (named == labels[test]).mean()
    return total / draws


def by_orders(pipeline, x, y, test, draws, rng):
    scores = []
    for _ in range(draws):
        order = rng.permutation(len(y))
        labels = y[order]
        named = np.array([score >= 0.5 for score in pipeline(x, labels, test)])
        scores.append(np.count_nonzero(named == labels[test]) / test.sum())
    return sum(scores) / draws


_SHUFFLED = (by_sum, by_orders)
shuffled_mistakes = [
    *edits(
        _SHUFFLED,
        not_shuffled=[("rng.permutation(y)", "y"), ("rng.permutation(len(y))", "np.arange(len(y))")],
        shuffled_once=[
            (
                "    for _ in range(draws):\n        labels = rng.permutation(y)\n",
                "    labels = rng.permutation(y)\n    for _ in range(draws):\n",
            ),
            (
                "    for _ in range(draws):\n        order = rng.permutation(len(y))\n",
                "    order = rng.permutation(len(y))\n    for _ in range(draws):\n",
            ),
        ],
        old_answers=[
            ("== labels[test]).mean()", "== y[test]).mean()"),
            ("named == labels[test]", "named == y[test]"),
        ],
        shuffle_not_handed_in=[
            ("pipeline(x, labels, test)", "pipeline(x, y, test)"),
            ("pipeline(x, labels, test)", "pipeline(x, y, test)"),
        ],
        training_labels_only=[
            ("labels = rng.permutation(y)", "labels = y.copy(); labels[~test] = rng.permutation(y[~test])"),
            ("labels = y[order]", "labels = y.copy(); labels[~test] = rng.permutation(y[~test])"),
        ],
        drawn_labels=[
            ("rng.permutation(y)", "rng.integers(0, 2, len(y))"),
            ("labels = y[order]", "labels = rng.integers(0, 2, len(y))"),
        ],
        one_draw=("range(draws)", "range(1)"),
        own_generator=[
            ("total = 0.0", "total, rng = 0.0, np.random.default_rng(0)"),
            ("scores = []", "scores, rng = [], np.random.default_rng(0)"),
        ],
        scores_compared=[
            ("named = pipeline(x, labels, test) >= 0.5", "named = pipeline(x, labels, test)"),
            ("score >= 0.5 for", "score for"),
        ],
        halved=[
            ("total / draws", "total / draws - 0.5"),
            ("sum(scores) / draws", "sum(scores) / draws - 0.5"),
        ],
        not_averaged=[("total / draws", "total"), ("sum(scores) / draws", "sum(scores)")],
        errors_counted=[("named == labels", "named != labels"), ("named == labels", "named != labels")],
    ),
]


shuffled_mistakes += several(
    _SHUFFLED,
    other_threshold=[
        [("test) >= 0.5", "test) >= 0"), ("score >= 0.5", "score >= 0")],
        [("test) >= 0.5", "test) > 0"), ("score >= 0.5", "score > 0")],
    ],
)


def _shuffled(name, seed, kinds, draws, weight=1.0):
    typed = f"shuffled_score(pipeline, x, y, test, {draws}, rng)  # {', '.join(kinds)}"
    return Case(name, (seed, kinds, draws), play=watched.shuffled, typed=typed, weight=weight)


def drawn_shuffles(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=4)]
    return [
        _shuffled("honest and leaky", seeds[0], ("centres", "neighbour"), 6, 2),
        _shuffled("two leaks", seeds[1], ("best columns", "neighbour"), 5, 2),
        _shuffled("five draws", seeds[2], ("honest columns", "centres"), 5),
        _shuffled("four draws", seeds[3], ("neighbour", "honest columns"), 4),
    ]


# ---- reads_answers


def reads_answers(pipeline, x, y, test):
    turned = np.where(test, 1 - y, y)
    return not np.array_equal(pipeline(x, y, test), pipeline(x, turned, test))


def by_copy(pipeline, x, y, test):
    other = y.copy()
    other[test] = 1 - other[test]
    before, after = pipeline(x, y, test), pipeline(x, other, test)
    return bool((before != after).any())


def by_rows(pipeline, x, y, test):
    other = np.array([1 - label if hidden else label for label, hidden in zip(y, test, strict=True)])
    before, after = pipeline(x, y, test), pipeline(x, other, test)
    return bool(any(a != b for a, b in zip(before, after, strict=True)))


_READS = (by_copy, by_rows)
_TURNED = "other = np.array([1 - label if hidden else label for label, hidden in zip(y, test, strict=True)])"
_CALLS = "before, after = pipeline(x, y, test), pipeline(x, other, test)"
reads_mistakes = [
    *edits(
        _READS,
        all_labels_turned=[
            ("other[test] = 1 - other[test]", "other = 1 - other"),
            ("1 - label if hidden else label", "1 - label"),
        ],
        training_labels_turned=[
            ("other[test] = 1 - other[test]", "other[~test] = 1 - other[~test]"),
            ("if hidden", "if not hidden"),
        ],
        named_classes_only=[
            (_CALLS, "before, after = pipeline(x, y, test) >= 0.5, pipeline(x, other, test) >= 0.5"),
            (_CALLS, "before, after = pipeline(x, y, test) >= 0.5, pipeline(x, other, test) >= 0.5"),
        ],
        answer_reversed=[
            ("(before != after).any()", "(before == after).all()"),
            ("any(a != b", "all(a == b"),
        ],
        all_must_change=[
            ("(before != after).any()", "(before != after).all()"),
            ("any(a != b", "all(a != b"),
        ],
        first_row_only=[
            ("(before != after).any()", "before[0] != after[0]"),
            ("any(a != b for a, b in zip(before, after, strict=True))", "before[0] != after[0]"),
        ],
        changes_labels=[
            ("other = y.copy()", "other = y"),
            (_TURNED, "other = y; other[test] = 1 - other[test]"),
        ],
        never_changed=[
            ("other[test] = 1 - other[test]", "pass"),
            ("1 - label if hidden else label", "label"),
        ],
    ),
    *returning(
        _READS,
        too_good="bool(((before >= 0.5) == y[test]).mean() > 0.9)",
        share_of_changed="float((before != after).mean())",
    ),
]


def _said(name, seed, kinds, weight=1.0):
    typed = "\n".join(f"reads_answers(pipeline, x, y, test)  # {kind}" for kind in kinds)
    return Case(name, (seed, kinds), play=watched.reading, typed=typed, weight=weight)


def drawn_readings(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=4)]
    return [
        _said("centres and columns", seeds[0], ("centres", "best columns", "honest columns"), 2),
        _said("neighbours", seeds[1], ("neighbour", "honest neighbour"), 2),
        _said("a share", seeds[2], ("share of ones", "centres", "middle"), 2),
        _said(
            "one of the answers",
            seeds[3],
            ("last answer", "honest columns", "only one row", "first answer"),
            2,
        ),
    ]


answers = [
    Function(
        "shuffled_score",
        shuffled_score,
        [by_sum, by_orders],
        shuffled_mistakes,
        [_shuffled("a leak", 1, ("neighbour",), 4)],
        drawn_shuffles,
    ),
    Function(
        "reads_answers",
        reads_answers,
        [by_copy, by_rows],
        reads_mistakes,
        [_said("two pipelines", 2, ("centres", "best columns"))],
        drawn_readings,
    ),
    Function(
        "looks_sideways",
        looks_sideways,
        [by_each, one_alone],
        sideways_mistakes,
        [sideways("two pipelines", 3, ("centres", "centred on test"))],
        drawn_glances,
    ),
]
exercise = Exercise(number="18.5", points=12, answers=answers)
