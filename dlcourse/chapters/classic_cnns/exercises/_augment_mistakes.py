"""The augmentation of 9.5 in several hands, and what goes wrong in it."""

from functools import lru_cache

import numpy as np

from dlcourse.chapters.classic_cnns.exercises._moves import pictures
from dlcourse.checking import Seed, edits, seen


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


def part_alike(got, expected):
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


def shifted(images):
    return ramp(images, None)


def mirrors(images):
    return images[:, :, :, ::-1]


def _turns(picture):
    """Whether some images are as ``picture`` makes them, and all others only shifted."""

    def holds(got, images, labels, _):
        turned, plain = part_alike(got, shifted(picture(images))), part_alike(got, shifted(images))
        return turned.any() and (turned | plain).all()

    return _shown(holds)


def _choice(holds):
    """``holds(mirrored, allowed)`` where every image is right but for whether it is mirrored."""

    def decide(got, images, labels, got_labels):
        mirrored, plain = part_alike(got, shifted(mirrors(images))), part_alike(got, shifted(images))
        return (mirrored | plain).all() and holds(mirrored, np.isin(labels, _MAY))

    return _shown(decide)


def _changed_in_validation(evidence):
    """Training is right or nearly so, and validation images change as well."""
    found, train = _answered(evidence, False), _answered(evidence, True)
    if found is None or train is None or found[0].shape != _batch()[0].shape:
        return False
    images, _ = _batch()
    trained = part_alike(train[0], shifted(mirrors(images))) | part_alike(train[0], shifted(images))
    return bool(trained.all()) and not np.array_equal(found[0], images)


def _training_inverted(evidence):
    found, train = _answered(evidence, False), _answered(evidence, True)
    if found is None or train is None:
        return False
    return np.array_equal(train[0], _batch()[0]) and not np.array_equal(found[0], _batch()[0])


def _labels_changed(got, images, labels, got_labels):
    """The images are right, and the labels are the same ones in another order."""
    right = (part_alike(got, shifted(mirrors(images))) | part_alike(got, shifted(images))).all()
    moved = got_labels.shape == labels.shape and not np.array_equal(got_labels, labels)
    return right and moved and np.array_equal(np.sort(got_labels), np.sort(labels))


def _one_coin(evidence):
    """All images that may be mirrored are, or none of them, as the seed will have it."""
    found = [_answered(evidence, True, seed) for seed in range(8)]
    images, labels = _batch()
    allowed = np.isin(labels, _MAY)
    shares = {
        part_alike(each[0], shifted(mirrors(images)))[allowed].mean() for each in found if each is not None
    }
    return shares == {0.0, 1.0}


def _no_pair(evidence):
    """The images alone."""
    got = evidence.ask(*_batch(), set(_MAY), True, ramp, Seed(5)).value
    return isinstance(got, np.ndarray) and got.shape == _batch()[0].shape


def _some_shifted(got, images, *_):
    """Mirrored images are shifted, and the others come back as they were."""
    moved, plain = part_alike(got, shifted(mirrors(images))), part_alike(got, images)
    return moved.any() and plain.any() and (moved | plain).all()


_only_some_shifted = _shown(_some_shifted)
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
        _shown(lambda got, images, *_: (part_alike(got, images) | part_alike(got, mirrors(images))).all()),
        shift_forgotten=(_RETURN, "out, labels"),
    ),
    *_typed(
        _shown(
            lambda got, images, *_: (
                (part_alike(got, shifted(images)) | part_alike(got, mirrors(shifted(images)))).all()
                and part_alike(got, mirrors(shifted(images))).any()
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
        _only_some_shifted,
        only_mirrored_shifted=[
            (
                "images[chosen][:, :, :, ::-1]",
                "shift(images[chosen][:, :, :, ::-1], rng)",
                _RETURN,
                "out, labels",
            ),
            ("images[n, :, :, ::-1]", "shift(images[n : n + 1, :, :, ::-1], rng)[0]", _RETURN, "out, labels"),
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
