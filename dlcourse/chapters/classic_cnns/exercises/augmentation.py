"""9.5 Images moved and mirrored at random, where that leaves the label true."""

from functools import lru_cache

import numpy as np

from dlcourse.chapters.classic_cnns.exercises import _random_shift
from dlcourse.chapters.classic_cnns.exercises._moves import pictures
from dlcourse.checking import Case, Exercise, Function, Quiz, Seed, edits, seen


def augment(images, labels, may_mirror, training, shift, rng):
    if not training:
        return images, labels
    chosen = np.isin(labels, list(may_mirror)) & (rng.random(len(images)) < 0.5)
    out = images.copy()
    out[chosen] = images[chosen][:, :, :, ::-1]
    return shift(out, rng), labels


def one_by_one(images, labels, may_mirror, training, shift, rng):
    if not training:
        return images, labels
    out = images.copy()
    for n, label in enumerate(labels):
        chosen = label in may_mirror and rng.integers(2) == 1
        if chosen:
            out[n] = images[n, :, :, ::-1]
    return shift(out, rng), labels


def by_where(images, labels, may_mirror, training, shift, rng):
    if training:
        coins = rng.choice([True, False], size=len(labels))
        allowed = np.array([label in may_mirror for label in labels.tolist()])
        images = shift(np.where((coins & allowed)[:, None, None, None], np.flip(images, 3), images), rng)
    return images, labels


def ramp(images, rng):
    """A shift that can be recognised: each column gets another large number, and nothing is drawn."""
    return images + 100_000.0 * (1 + np.arange(images.shape[3]))


_MAY = (1, 3)


@lru_cache(maxsize=1)
def _batch():
    rng = np.random.default_rng(2)
    return pictures(rng, (240, 2, 4, 5)), np.arange(240) % 4


@lru_cache(maxsize=16)
def _answered(evidence, training=True, seed=5):
    """What comes back for the probe as arrays; None where it is no pair."""
    result = evidence.ask(*_batch(), set(_MAY), training, ramp, Seed(seed)).value
    try:
        images, labels = result
        return np.asarray(images, float), np.asarray(labels)
    except (TypeError, ValueError):
        return None


def _part(got, expected):
    """Which images equal these."""
    return (
        (got == expected).all(axis=(1, 2, 3))
        if got.shape == expected.shape
        else np.zeros(len(expected), bool)
    )


def _shown(holds, training=True):
    """``holds(got, images, labels, got_labels)`` of the probe."""

    def shows(evidence):
        found = _answered(evidence, training)
        return (
            found is not None
            and found[0].shape == _batch()[0].shape
            and bool(holds(found[0], *_batch(), found[1]))
        )

    return shows


def _shifted(images):
    return ramp(images, None)


def _mirrors(images):
    return images[:, :, :, ::-1]


def _turns(picture):
    """Whether some images are as ``picture`` makes them, and all others only shifted."""

    def holds(got, images, labels, _):
        turned, plain = _part(got, _shifted(picture(images))), _part(got, _shifted(images))
        return turned.any() and (turned | plain).all()

    return _shown(holds)


def _choice(holds):
    """``holds(mirrored, allowed)`` where every image is right but for whether it is mirrored."""

    def decide(got, images, labels, got_labels):
        mirrored, plain = _part(got, _shifted(_mirrors(images))), _part(got, _shifted(images))
        return (mirrored | plain).all() and holds(mirrored, np.isin(labels, _MAY))

    return _shown(decide)


def _changed_in_validation(evidence):
    """Training is right or nearly so, and validation images change as well."""
    found, train = _answered(evidence, False), _answered(evidence, True)
    if found is None or train is None or found[0].shape != _batch()[0].shape:
        return False
    images, _ = _batch()
    trained = _part(train[0], _shifted(_mirrors(images))) | _part(train[0], _shifted(images))
    return bool(trained.all()) and not np.array_equal(found[0], images)


def _training_inverted(evidence):
    found, train = _answered(evidence, False), _answered(evidence, True)
    if found is None or train is None:
        return False
    return np.array_equal(train[0], _batch()[0]) and not np.array_equal(found[0], _batch()[0])


def _labels_changed(got, images, labels, got_labels):
    """The images are right, and the labels are the same ones in another order."""
    right = (_part(got, _shifted(_mirrors(images))) | _part(got, _shifted(images))).all()
    moved = got_labels.shape == labels.shape and not np.array_equal(got_labels, labels)
    return right and moved and np.array_equal(np.sort(got_labels), np.sort(labels))


def _one_coin(evidence):
    """All images that may be mirrored are, or none of them, as the seed will have it."""
    found = [_answered(evidence, True, seed) for seed in range(8)]
    images, labels = _batch()
    allowed = np.isin(labels, _MAY)
    shares = {
        _part(each[0], _shifted(_mirrors(images)))[allowed].mean() for each in found if each is not None
    }
    return shares == {0.0, 1.0}


def _no_pair(evidence):
    """The images alone."""
    got = evidence.ask(*_batch(), set(_MAY), True, ramp, Seed(5)).value
    return isinstance(got, np.ndarray) and got.shape == _batch()[0].shape


_TWO = (augment, one_by_one)
_MIRROR = ("images[chosen][:, :, :, ::-1]", "images[n, :, :, ::-1]")
_COINS = ("(rng.random(len(images)) < 0.5)", "rng.integers(2) == 1")
_ALLOWED = ("np.isin(labels, list(may_mirror))", "label in may_mirror")
_RETURN = "shift(out, rng), labels"


def _typed(shows, **ways):
    """Edits of both authors, recognised by what they do: by id, pairs of old and new for either."""
    return seen(shows, edits(_TWO, **ways))


augment_mistakes = [
    *_typed(_no_pair, labels_left_out=(_RETURN, "shift(out, rng)")),
    *_typed(_training_inverted, training_inverted=("if not training", "if training")),
    *_typed(_changed_in_validation, in_validation_too=("if not training", "if False")),
    *_typed(
        _changed_in_validation,
        in_validation_too=("        return images, labels\n", "        return shift(images, rng), labels\n"),
    ),
    *_typed(_shown(_labels_changed), labels_changed=(_RETURN, "shift(out, rng), labels[::-1]")),
    *_typed(
        _turns(lambda images: images[:, :, ::-1]),
        upside_down=[(_MIRROR[0], "images[chosen][:, :, ::-1]"), (_MIRROR[1], "images[n, :, ::-1]")],
    ),
    *_typed(
        _turns(lambda images: images[:, :, ::-1, ::-1]),
        turned_by_180=[
            (_MIRROR[0], "images[chosen][:, :, ::-1, ::-1]"),
            (_MIRROR[1], "images[n, :, ::-1, ::-1]"),
        ],
    ),
    *_typed(
        _turns(lambda images: images[:, ::-1]),
        channels_reversed=[(_MIRROR[0], "images[chosen][:, ::-1]"), (_MIRROR[1], "images[n, ::-1]")],
    ),
    *_typed(
        _shown(lambda got, images, *_: (_part(got, images) | _part(got, _mirrors(images))).all()),
        shift_forgotten=(_RETURN, "out, labels"),
    ),
    *_typed(
        _shown(
            lambda got, images, *_: (
                (_part(got, _shifted(images)) | _part(got, _mirrors(_shifted(images)))).all()
                and _part(got, _mirrors(_shifted(images))).any()
            )
        ),
        shifted_before_mirrored=[
            (
                "out = images.copy()",
                "images = shift(images, rng); out = images.copy()",
                _RETURN,
                "out, labels",
            ),
            (
                "out = images.copy()",
                "images = shift(images, rng); out = images.copy()",
                _RETURN,
                "out, labels",
            ),
        ],
    ),
    *_typed(
        _one_coin,
        one_coin_for_all=[
            (_COINS[0], "(rng.random() < 0.5)"),
            ("    for n, label", "    coin = rng.integers(2)\n    for n, label", _COINS[1], "coin == 1"),
        ],
    ),
    *_typed(
        _choice(lambda mirrored, allowed: not mirrored.any()),
        never_mirrored=[("out[chosen] = ", "out = images.copy()  # "), ("out[n] = ", "pass  # ")],
    ),
    *_typed(
        _choice(lambda mirrored, allowed: (mirrored == allowed).all()),
        always_mirrored=[(_COINS[0], "True"), (_COINS[1], "True")],
    ),
    *_typed(
        _choice(lambda mirrored, allowed: mirrored.all() or ((~mirrored[allowed]).all() and mirrored.any())),
        not_the_allowed=[(_ALLOWED[0], f"~{_ALLOWED[0]}"), (_ALLOWED[1], "label not in may_mirror")],
    ),
    *_typed(
        _choice(lambda mirrored, allowed: mirrored[~allowed].any() and not mirrored.all()),
        may_mirror_ignored=[(_ALLOWED[0], "True"), (_ALLOWED[1], "True")],
    ),
]
augment_mistakes += _typed(
    _choice(lambda mirrored, allowed: not mirrored[~allowed].any() and 0 < mirrored[allowed].mean() < 0.3),
    too_rarely=[
        (_COINS[0], "(rng.random(len(images)) < 0.5) & (rng.random(len(images)) < 0.3)"),
        (_COINS[1], "rng.integers(6) == 1"),
    ],
)


def _is_augmented(result, images, labels, may_mirror, *_):
    got, got_labels = result
    got = np.asarray(got)
    mirrored, plain = _part(got, _shifted(_mirrors(images))), _part(got, _shifted(images))
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
        mirrored, plain = _part(draw, _shifted(_mirrors(images))), _part(draw, _shifted(images))
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
