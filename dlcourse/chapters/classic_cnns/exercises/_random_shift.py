"""The first half of exercise 9.5: every image moved by its own draw."""

import numpy as np

from dlcourse.chapters.classic_cnns.exercises._moves import (
    all_found,
    moves,
    pictures,
)
from dlcourse.chapters.classic_cnns.exercises._random_shift_mistakes import (
    by_index,
    by_slices,
    mistakes,
    random_shift,
)
from dlcourse.chapters.classic_cnns.exercises._random_shift_symptoms import MANY
from dlcourse.checking import Case, Function, Seed


def _is_shift(result, images, most, *_):
    """Every image a moved one, with a number from -most to most each way."""
    result = np.asarray(result)
    return result.dtype == images.dtype and all_found(moves(result, images, most))


def _is_uniform(result, images, most, *_):
    if not _is_shift(result, images, most):
        return False
    found = moves(result, images, most)
    counts = np.array([(found == number).sum(axis=0) for number in range(-most, most + 1)])
    expected = len(images) / (2 * most + 1)
    if abs(counts - expected).max() > 6 * np.sqrt(expected):  # six standard deviations
        return False
    neighbours = np.corrcoef(found[:-1, 0], found[1:, 0])[0, 1]
    return bool(abs(np.corrcoef(found.T)[0, 1]) < 0.25 and abs(neighbours) < 0.25)


def _thrice(shift, images, most, rng, same, other):
    return [shift(images, most, each) for each in (rng, same, other)]


def _follows_rng(draws, images, most, *_):
    first, again, other = map(np.asarray, draws)
    right = all(_is_uniform(draw, images, most) for draw in (first, other))
    return right and np.array_equal(first, again) and not np.array_equal(first, other)


def drawn(rng):
    def seed():
        return Seed(int(rng.integers(1 << 30)))

    def shifts(name, shape, most, prop=_is_shift, weight=1.0, dtype=np.float64):
        return Case(name, (pictures(rng, shape, dtype), most, seed()), prop=prop, weight=weight)

    again = int(rng.integers(1 << 30))
    return [
        shifts("equally likely", (MANY, 1, 5, 6), 2, _is_uniform, 3),
        shifts("colour", (MANY, 3, 6, 5), 1, _is_uniform, 3),
        shifts("far", (MANY, 1, 9, 8), 3, _is_uniform),
        shifts("whole numbers", (MANY, 1, 5, 5), 1, _is_uniform, 1, np.int64),
        shifts("no move", (3, 2, 4, 5), 0, weight=0.2),
        Case(
            "follows rng",
            (pictures(rng, (MANY, 1, 4, 5)), 2, Seed(again), Seed(again), Seed(again + 1)),
            play=_thrice,
            prop=_follows_rng,
            weight=4,
            typed="[random_shift(images, most, each) for each in (rng, same, other)]",
        ),
    ]


visible = [
    Case(
        "one image",
        (pictures(np.random.default_rng(7), (1, 1, 3, 4)), 1, Seed(3)),
        prop=_is_shift,
        weight=0.1,
    ),
    Case("many", (pictures(np.random.default_rng(8), (MANY, 1, 4, 5)), 2, Seed(4)), prop=_is_uniform),
]
answer = Function("random_shift", random_shift, [by_slices, by_index], mistakes, visible, drawn, weight=4)
