"""12.4 Damage images, and train on damage that is new every time."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, edits, replaced, returning, retyped
from dlcourse.data import load

# ---- corrupt


def corrupt(x, noise, rng):
    return np.clip(x + rng.normal(0, noise, x.shape), 0, 1)


def by_clip(x, noise, rng):
    drawn = rng.normal(size=x.shape)
    noisy = x + noise * drawn
    return np.clip(noisy, 0, 1)


def by_limits(x, noise, rng):
    drawn = rng.standard_normal(x.shape)
    noisy = x + noise * drawn
    return np.minimum(np.maximum(noisy, 0.0), 1.0)


def by_loops(x, noise, rng):
    found = np.empty(x.shape)
    for place in np.ndindex(x.shape):
        found[place] = min(max(x[place] + rng.normal(0, noise), 0), 1)
    return found


_AUTHORS = (by_clip, by_limits)
corrupt_mistakes = [
    *returning(
        _AUTHORS,
        not_clamped="noisy",
        clamped_below_only="np.maximum(noisy, 0)",
        clamped_above_only=["np.minimum(noisy, 1)", "np.clip(noisy, -1, 1)"],
        rescaled=[
            "(noisy - noisy.min()) / (noisy.max() - noisy.min())",
            "(noisy - noisy.min()) / np.ptp(noisy)",
        ],
        folded="np.clip(abs(noisy), 0, 1)",
        wrapped="noisy % 1",
        image_missing=["np.clip(noise * drawn, 0, 1)", "noise * drawn"],
    ),
    *retyped(
        _AUTHORS,
        "noisy = ",
        noise_ignored="x + drawn",
        noise_as_variance="x + np.sqrt(noise) * drawn",
        noise_squared="x + noise**2 * drawn",
        multiplied=["x * (1 + noise * drawn)", "x + x * noise * drawn"],
        changes_nothing="x + 0 * drawn",
        blended="(1 - noise) * x + noise * drawn",
        never_negative="x + noise * abs(drawn)",
    ),
    *retyped(
        _AUTHORS,
        "drawn = ",
        uniform_noise="rng.random(x.shape)",
        uniform_both_sides=["rng.uniform(-1, 1, x.shape)", "2 * rng.random(x.shape) - 1"],
        one_for_all_images=["rng.normal(size=x.shape[1])", "rng.normal(size=(1, x.shape[1]))"],
        one_for_all_pixels="rng.normal(size=(len(x), 1))",
        one_number="rng.normal()",
        own_generator=[
            "np.random.default_rng(0).normal(size=x.shape)",
            "np.random.default_rng().normal(size=x.shape)",
        ],
    ),
    *retyped(_AUTHORS, "noisy = ", changes_input=["x; noisy += noise * drawn", "x; x += noise * drawn"]),
]


def damage(answer, rows, columns, noise, seed):
    """What is true of the noise on grey, black and white images."""
    grey = np.full((rows, columns), 0.5)
    given = grey.copy()
    noisy = np.asarray(answer(given, noise, np.random.default_rng(seed)))
    if not np.array_equal(given, grey):
        return {"images": (rows, columns), "the images given": "are changed"}
    if noisy.shape != grey.shape:
        return {"images": (rows, columns), "shape": noisy.shape}
    again, other = (np.asarray(answer(grey, noise, np.random.default_rng(s))) for s in (seed, seed + 1))
    drawn = (noisy - grey) / noise
    ends = [np.asarray(answer(grey * side, noise, np.random.default_rng(seed))) for side in (0, 2)]
    some = np.random.default_rng(seed).random((rows, columns))
    return {
        "images": (rows, columns),
        "shape": noisy.shape,
        "without noise, the images": np.array_equal(answer(some, 0.0, np.random.default_rng(seed)), some),
        "same seed, same noise": np.array_equal(noisy, again),
        "other seed, same noise": np.array_equal(noisy, other),
        "mean": float(np.round(drawn.mean() * 2)) / 2 + 0.0,
        "spread": _about_one(drawn.std()),
        "within one deviation": _share(np.mean(abs(drawn - drawn.mean()) < drawn.std()), (0.64, 0.72)),
        "rows differ": bool((np.ptp(noisy, axis=0) > 0).all()),
        "columns differ": bool((np.ptp(noisy, axis=1) > 0).all()),
        "black images": _share(np.mean(ends[0] == 0), (0.46, 0.54)) if ends[0].min() >= 0 else "below 0",
        "white images": _share(np.mean(ends[1] == 1), (0.46, 0.54)) if ends[1].max() <= 1 else "above 1",
    }


def _about_one(number):
    return 1.0 if 0.93 < number < 1.07 else float(f"{number:.1g}")


def _share(share, expected):
    """As expected, or a rough share in words."""
    low, high = expected
    return "as expected" if low < share < high else "fewer" if share <= low else "more"


def _damage(name, noise, seed, sizes=(60, 90), weight=1.0):
    typed = f"grey = np.full({sizes}, 0.5)\ncorrupt(grey, {noise}, np.random.default_rng({seed}))"
    return Case(name, (*sizes, noise, seed), play=damage, typed=typed, weight=weight)


def drawn_damage(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=3)]
    noises = [round(float(noise), 2) for noise in rng.uniform(0.06, 0.12, 3)]
    sizes = [(50, 120), (90, 60), (75, 75)]
    return [_damage(f"noise {n}", n, s, z) for n, s, z in zip(noises, seeds, sizes, strict=True)]


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
        noise_drawn_once=(
            "corrupt(clean, noise, rng)",
            "corrupt(clean, noise, np.random.default_rng(0))",
        ),
    ),
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
    *returning(_LOOPS, last_epoch_only="means[-1]"),
]


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


def watched(answer, n, size, epochs, seed):
    """What is true of a training: what went in, with which target, and what came back."""
    x = np.random.default_rng(seed).uniform(-0.03, 1.03, (n, 40)).clip(0, 1)
    own, recorder = x.copy(), Recorder()
    result = answer(recorder.step, corrupt, own, NEAR, size, epochs, np.random.default_rng(seed))
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
        "returned": np.round(np.asarray(result, float), 6),
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
    """A denoiser of one dense layer; it begins with the mean image."""

    def __init__(self, x):
        self.w, self.b = np.zeros((x.shape[1], x.shape[1])), x.mean(axis=0)

    def step(self, noisy, clean):
        error = np.asarray(noisy) @ self.w + self.b - np.asarray(clean)
        self.w -= 0.1 * np.asarray(noisy).T @ error / len(error)
        self.b -= 0.1 * error.mean(axis=0)
        return float((error**2).mean())


LEFT = 0.43
"""Part of the noise that an honest training leaves on unseen digits at most; a faulty one leaves more."""


def learned(answer, seed):
    """How much noise is left on unseen digits after a real training of 100 epochs on 80 digits."""
    data = load("digits")
    x, unseen = (images.reshape(len(images), -1) / 16.0 for images in (data.x_train[:80], data.x_test))
    model = Linear(x)
    curve = answer(model.step, corrupt, x, 0.5, 20, 100, np.random.default_rng(seed))
    noisy = corrupt(unseen, 0.5, np.random.default_rng(seed + 1))
    left = ((noisy @ model.w + model.b - unseen) ** 2).mean() / ((noisy - unseen) ** 2).mean()
    return {"noise left on unseen digits": "little" if left < LEFT else "much", "numbers": np.size(curve)}


def _watched(name, n, size, epochs, seed, weight=1.0):
    typed = f"x = images of shape ({n}, 40)\ntrain_denoiser(step, corrupt, x, {NEAR}, {size}, {epochs}, rng)"
    return Case(name, (n, size, epochs, seed), play=watched, typed=typed, weight=weight)


def drawn_trainings(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=4)]
    typed = "train_denoiser(step, corrupt, digits, 0.5, 20, 100, rng)"
    return [
        _watched("a short last batch", 23, 5, 3, seeds[0], 2),
        _watched("no short batch", 24, 6, 2, seeds[1]),
        _watched("one is left", 17, 8, 4, seeds[2]),
        Case("real digits", (seeds[3],), play=learned, typed=typed),
    ]


answers: list[Function | Quiz] = [
    Quiz("symptoms", {"q1": "b", "q2": "a", "q3": "c", "q4": "b"}, weight=2),
    Function(
        "corrupt",
        corrupt,
        [by_clip, by_limits, by_loops],
        corrupt_mistakes,
        visible=[_damage("noise 0.1 on grey", 0.1, 1)],
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
