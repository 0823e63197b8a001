"""9.5 Images moved and mirrored at random, where that leaves the label true."""

import numpy as np

from dlcourse.chapters.classic_cnns.exercises import _random_shift
from dlcourse.chapters.classic_cnns.exercises._augment_mistakes import (
    augment,
    augment_mistakes,
    by_where,
    mirrors,
    one_by_one,
    part_alike,
    ramp,
    shifted,
)
from dlcourse.chapters.classic_cnns.exercises._moves import pictures
from dlcourse.checking import Case, Exercise, Function, Quiz, Seed


def _is_augmented(result, images, labels, may_mirror, *_):
    got, got_labels = result
    got = np.asarray(got)
    mirrored, plain = part_alike(got, shifted(mirrors(images))), part_alike(got, shifted(images))
    allowed = np.isin(labels, list(may_mirror))
    if not ((mirrored | plain).all() and np.array_equal(got_labels, labels)):
        return False
    if mirrored[~allowed].any():
        return False
    if allowed.sum() < 100:
        return True
    chosen = mirrored[allowed]
    runs = np.mean(chosen[1:] == chosen[:-1])
    return bool(0.3 < chosen.mean() < 0.7 and 0.3 < runs < 0.7)


def _is_unchanged(result, images, labels, *_):
    got, got_labels = result
    return np.array_equal(got, images) and np.array_equal(got_labels, labels)


def _augment_thrice(answer, images, labels, may_mirror, rng, same, other):
    return [answer(images, labels, may_mirror, True, ramp, each)[0] for each in (rng, same, other)]


def _same_again(draws, images, labels, may_mirror, *_):
    """All are right, and equal for equal generators only."""
    first, again, other = (np.asarray(draw) for draw in draws)
    allowed = np.isin(labels, list(may_mirror))
    for draw in (first, other):
        mirrored, plain = part_alike(draw, shifted(mirrors(images))), part_alike(draw, shifted(images))
        if not (mirrored | plain).all() or mirrored[~allowed].any():
            return False
    return np.array_equal(first, again) and not np.array_equal(first, other)


def drawn_batches(rng):
    def seed():
        return Seed(int(rng.integers(1 << 30)))

    def batch(n, classes):
        return pictures(rng, (n, int(rng.integers(1, 4)), 4, 5)), rng.integers(0, classes, n)

    again = int(rng.integers(1 << 30))
    return [
        Case("some may", (*batch(600, 4), {0, 2}, True, ramp, seed()), prop=_is_augmented, weight=3),
        Case("one may", (*batch(600, 3), {2}, True, ramp, seed()), prop=_is_augmented, weight=3),
        Case("all may", (*batch(400, 3), {0, 1, 2}, True, ramp, seed()), prop=_is_augmented, weight=2),
        Case("none may", (*batch(50, 5), set(), True, ramp, seed()), prop=_is_augmented),
        Case("validation", (*batch(50, 3), {0, 1, 2}, False, ramp, seed()), prop=_is_unchanged, weight=0.6),
        Case(
            "follows rng",
            (*batch(60, 3), {0, 1}, Seed(again), Seed(again), Seed(again + 1)),
            play=_augment_thrice,
            prop=_same_again,
            weight=4.5,
            typed="[augment(images, labels, may_mirror, True, shift, each)[0] for each in rngs]",
        ),
    ]


_BATCH = pictures(np.random.default_rng(9), (300, 1, 2, 3)), np.arange(300) % 3
visible_batches = [
    Case("training", (*_BATCH, {0, 1}, True, ramp, Seed(6)), prop=_is_augmented),
    Case(
        "validation",
        (_BATCH[0][:4], _BATCH[1][:4], {0, 1}, False, ramp, Seed(6)),
        prop=_is_unchanged,
        weight=0.1,
    ),
]

exercise = Exercise(
    number="9.5",
    points=8,
    answers=[
        _random_shift.answer,
        Function(
            "augment",
            augment,
            [one_by_one, by_where],
            augment_mistakes,
            visible_batches,
            drawn_batches,
            weight=4,
        ),
        Quiz("safe", {"q1": "b", "q2": "c", "q3": "a"}, weight=2),
    ],
)
