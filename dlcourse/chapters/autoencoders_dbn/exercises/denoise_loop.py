"""12.4 Damage images, and train on damage that is new every time."""

import numpy as np

from dlcourse.chapters.autoencoders_dbn.exercises._corrupt import (
    by_clip,
    by_limits,
    by_loops,
    corrupt_mistakes,
    damage_case,
    drawn_damage,
)
from dlcourse.chapters.autoencoders_dbn.exercises._noise import corrupt
from dlcourse.chapters.autoencoders_dbn.exercises._trainings import NEAR, learned, watched
from dlcourse.checking import Case, Exercise, Function, Quiz, edits, replaced, returning, retyped, several

# ---- train_denoiser


def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    means = []
    for _ in range(epochs):
        batches = np.split(rng.permutation(len(x)), range(size, len(x), size))
        means.append(np.mean([step(corrupt(x[rows], noise, rng), x[rows]) for rows in batches]))
    return means


def by_slices(step, corrupt, x, noise, size, epochs, rng):
    means = []
    for _ in range(epochs):
        order = rng.permutation(len(x))
        losses = []
        for start in range(0, len(x), size):
            clean = x[order[start : start + size]]
            noisy = corrupt(clean, noise, rng)
            loss = step(noisy, clean)
            losses.append(loss)
        means.append(np.mean(losses))
    return means


def by_sums(step, corrupt, x, noise, size, epochs, rng):
    means = []
    for _epoch in range(epochs):
        order = np.argsort(rng.random(len(x)))
        losses = []
        for start in np.arange(0, len(x), size):
            clean = x[order[start : start + size]]
            noisy = corrupt(clean, noise, rng)
            loss = step(noisy, clean)
            losses += [loss]
        means += [sum(losses) / len(losses)]
    return np.array(means)


def whole_epochs(step, corrupt, x, noise, size, epochs, rng):
    """The noise of an epoch is drawn at once."""
    means = np.zeros(epochs)
    for epoch in range(epochs):
        shuffled = rng.permutation(x)
        noisy = corrupt(shuffled, noise, rng)
        pieces = [slice(start, start + size) for start in range(0, len(x), size)]
        means[epoch] = np.mean([step(noisy[piece], shuffled[piece]) for piece in pieces])
    return means


_LOOPS = (by_slices, by_sums)
_START, _STEP, _ORDERS = (
    "    means = []\n",
    "loss = step(noisy, clean)",
    ("order = rng.permutation(len(x))", "order = np.argsort(rng.random(len(x)))"),
)
_ROWS = "order[start : start + size]"
_ONCE = _START + "    before = corrupt(x, noise, rng)\n"
_STARTS = ("in range(0, len(x), size)", "in np.arange(0, len(x), size)")
_MEANS = ("means.append(np.mean(losses))", "means += [sum(losses) / len(losses)]")
loop_mistakes = [
    *replaced(
        _LOOPS,
        _STEP,
        target_is_noisy="loss = step(noisy, noisy)",
        input_is_clean="loss = step(clean, clean)",
        inputs_and_targets_swapped=[
            "loss = step(clean, noisy)",
            "loss = step(clean, corrupt(clean, noise, rng))",
        ],
        targets_of_other_noise="loss = step(noisy, corrupt(clean, noise, rng))",
    ),
    *retyped(
        _LOOPS,
        "noisy = ",
        noise_twice="corrupt(corrupt(clean, noise, rng), noise, rng)",
        not_clamped=["clean + noise * rng.normal(size=clean.shape)", "rng.normal(clean, noise)"],
        one_for_all_images="np.clip(clean + noise * rng.normal(size=clean.shape[1]), 0, 1)",
    ),
    *edits(_LOOPS, noise_drawn_once=(_START, _ONCE, "corrupt(clean, noise, rng)", f"before[{_ROWS}]")),
    *edits(
        _LOOPS,
        same_order=[
            (
                _START,
                f"{_START}    {_ORDERS[0]}\n",
                f"        {_ORDERS[0]}\n        losses",
                "        losses",
            ),
            (
                _START,
                f"{_START}    {_ORDERS[1]}\n",
                f"        {_ORDERS[1]}\n        losses",
                "        losses",
            ),
        ],
        torn_apart=(
            _START,
            _START + "    other = rng.permutation(len(x))\n",
            "(clean, noise",
            f"(x[other[{_ROWS}]], noise",
        ),
    ),
    *replaced(
        _LOOPS,
        _ORDERS,
        not_shuffled="order = np.arange(len(x))",
        drawn_with_repetition="order = rng.integers(0, len(x), len(x))",
    ),
    *retyped(
        _LOOPS,
        "clean = ",
        one_batch_for_ever="x[order[:size]]",
        whole_set="x[order]",
        single_images="x[order[start : start + 1]]",
    ),
    *replaced(
        _LOOPS,
        _MEANS,
        last_loss_only="means.append(losses[-1])",
        losses_added="means.append(sum(losses))",
        all_losses="means.extend(losses)",
        losses_kept="means.append(losses)",
        weighted_by_images="means.append(np.average(losses, weights=[min(size, len(x) - k * size)"
        " for k in range(len(losses))]))",
    ),
    *edits(
        _LOOPS,
        short_batch_dropped=[
            ("range(0, len(x), size)", "range(0, len(x) - size + 1, size)"),
            ("np.arange(0, len(x), size)", "np.arange(0, len(x) // size * size, size)"),
        ],
        means_pile_up=[
            ("        losses = []\n", "", _START, _START + "    losses = []\n"),
            ("        losses = []\n", "", _START, _START + "    losses = []\n"),
        ],
        one_epoch=[("range(epochs)", "range(1)"), ("range(epochs)", "range(1)")],
    ),
    *several(
        _LOOPS,
        evenly_split=[
            [(starts, f"in np.array_split(order, {pieces})", _ROWS, "start") for starts in _STARTS]
            for pieces in ("-(-len(x) // size)", "len(x) // size")
        ],
    ),
    *replaced(_LOOPS, _ORDERS, changes_input="rng.shuffle(x); order = np.arange(len(x))"),
    *returning(_LOOPS, last_epoch_only="means[-1]"),
]


def _watched(name, n, size, epochs, seed, weight=1.0):
    typed = f"x = images of shape ({n}, 40)\ntrain_denoiser(step, corrupt, x, {NEAR}, {size}, {epochs}, rng)"
    return Case(name, (n, size, epochs, seed), play=watched, typed=typed, weight=weight)


def drawn_trainings(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=4)]
    typed = "train_denoiser(step, corrupt, digits, 0.5, 40, 12, rng)"
    return [
        _watched("a short last batch", 23, 5, 3, seeds[0], 2),
        _watched("no short batch", 24, 6, 2, seeds[1]),
        _watched("one is left", 17, 8, 4, seeds[2]),
        Case("real digits", (seeds[3],), play=learned, typed=typed),
    ]


answers: list[Function | Quiz] = [
    Quiz("symptoms", {"q1": "b", "q2": "a", "q3": "c", "q4": "b", "q5": "b"}, weight=2),
    Function(
        "corrupt",
        corrupt,
        [by_clip, by_limits, by_loops],
        corrupt_mistakes,
        visible=[damage_case("noise 0.1 on grey", 0.1, 1)],
        cases=drawn_damage,
        weight=2,
    ),
    Function(
        "train_denoiser",
        train_denoiser,
        [by_slices, by_sums, whole_epochs],
        loop_mistakes,
        visible=[_watched("ten images, two epochs", 10, 4, 2, 0)],
        cases=drawn_trainings,
        weight=4,
    ),
]
exercise = Exercise(number="12.4", points=8, answers=answers)
