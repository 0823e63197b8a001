"""The first half of exercise 9.5: every image moved by its own draw."""

from functools import lru_cache

import numpy as np

from dlcourse.chapters.classic_cnns.exercises._moves import (
    all_found,
    emptied,
    moves,
    pictures,
    repeated,
    wrapped,
)
from dlcourse.checking import Case, Function, Seed, Symptom, edits, generic, seen


def random_shift(images, most, rng):
    height, width = images.shape[2:]
    padded = np.pad(images, ((0, 0), (0, 0), (most, most), (most, most)))
    drawn = rng.integers(0, 2 * most + 1, (len(images), 2))
    out = np.empty_like(images)
    for n, (top, left) in enumerate(drawn):
        out[n] = padded[n, :, top : top + height, left : left + width]
    return out


def by_slices(images, most, rng):
    height, width = images.shape[2:]
    drawn = rng.integers(-most, most + 1, (len(images), 2))
    out = np.zeros_like(images)
    for n, (down, right) in enumerate(drawn):
        to_y, to_x = slice(max(down, 0), height + min(down, 0)), slice(max(right, 0), width + min(right, 0))
        from_y = slice(max(-down, 0), height + min(-down, 0))
        from_x = slice(max(-right, 0), width + min(-right, 0))
        out[n, :, to_y, to_x] = images[n, :, from_y, from_x]
    return out


def by_index(images, most, rng):
    (count, _, height, width), drawn = images.shape, rng.integers(-most, most + 1, (2, len(images)))
    rows, columns = (np.arange(n) - d[:, None] for n, d in zip((height, width), drawn, strict=True))
    inside = ((rows >= 0) & (rows < height))[:, :, None] & ((columns >= 0) & (columns < width))[:, None]
    n = np.arange(count)[:, None, None]
    out = images[n, :, rows[:, :, None] % height, columns[:, None] % width]
    return np.where(inside[:, None], np.moveaxis(out, 3, 1), images.dtype.type(0))


_MANY = 600
_REACH = 2


@lru_cache(maxsize=1)
def _probe():
    return pictures(np.random.default_rng(1), (200, 2, 6, 7))


@lru_cache(maxsize=16)
def _asked(evidence, seed=1, turn=1):
    return evidence.ask(_probe(), _REACH, Seed(seed)).value


@lru_cache(maxsize=16)
def _moves(evidence, way=emptied):
    try:
        return moves(_asked(evidence), _probe(), _REACH + 2, way)
    except (TypeError, ValueError):
        return np.full((200, 2), np.nan)


def _moved(holds, way=emptied):
    """``holds(down, right)`` for the moves of the probe, where all of its images are moved ones."""

    def shows(evidence):
        found = _moves(evidence, way)
        return all_found(found) and bool(holds(*found.T))

    return shows


def _filled(way):
    """The freed pixels are filled in this way, and not with zeros."""

    def shows(evidence):
        return all_found(_moves(evidence, way)) and not all_found(_moves(evidence))

    return shows


def _shape(changed):
    def shows(evidence):
        got = np.shape(_asked(evidence))
        return len(got) == 4 and got != _probe().shape and changed(*got)

    return shows


def _channels_apart(evidence):
    """Each channel is a moved one, and they do not move together."""
    got = _asked(evidence)
    if np.shape(got) != _probe().shape or all_found(_moves(evidence)):
        return False
    apart = [moves(np.asarray(got)[:, [c]], _probe()[:, [c]], _REACH) for c in (0, 1)]
    return all(map(all_found, apart)) and bool((apart[0] != apart[1]).any())


def _ignores_rng(evidence):
    """The same for every generator, or another for the same one."""
    draws = [_asked(evidence, *which) for which in ((1, 1), (1, 2), (2, 1))]
    if any(np.shape(draw) != _probe().shape for draw in draws):
        return False
    if any(call.got.used_global_random for call in evidence.calls):
        return False  # has a name of its own
    first, again, other = draws
    moving = not np.array_equal(first, _probe())
    return moving and (np.array_equal(first, other) or not np.array_equal(first, again))


def _never_moved(evidence):
    return all(np.array_equal(_asked(evidence, seed), _probe()) for seed in (1, 2, 3))


def _one_draw_for_all(evidence):
    found = _moves(evidence)
    return all_found(found) and np.ptp(found, axis=0).max() == 0 and not _never_moved(evidence)


_AUTHORS = (random_shift, by_slices)
_DRAWN = "drawn = "


def _drawing(shows, **ways):
    """What stands behind ``drawn =``: of either author."""
    return seen(shows, [wrong for id, way in ways.items() for wrong in _drawn_as(id, way)])


def _drawn_as(id, way):
    pairs = way if isinstance(way, list) else [way]
    return [
        wrong
        for each in pairs
        for wrong in edits(
            _AUTHORS, **{id: [(_DRAWN, f"drawn = most + {each}  # "), (_DRAWN, f"drawn = {each}  # ")]}
        )
    ]


def _rolled(images, most, rng):
    out = images.copy()
    for n in range(len(images)):
        out[n] = np.roll(images[n], rng.integers(-most, most + 1, 2), (1, 2))
    return out


def _rolled_rows(images, most, rng):
    return np.stack(
        [
            np.roll(np.roll(i, rng.integers(-most, most + 1), 1), rng.integers(-most, most + 1), 2)
            for i in images
        ]
    )


def _edge(images, most, rng):
    return np.concatenate([repeated(i[None], *rng.integers(-most, most + 1, 2)) for i in images])


def _nearest(images, most, rng):
    out = np.empty_like(images)
    (h, w), drawn = images.shape[2:], rng.integers(-most, most + 1, (len(images), 2))
    for n, (d, r) in enumerate(drawn):
        rows, columns = np.clip(np.arange(h) - d, 0, h - 1), np.clip(np.arange(w) - r, 0, w - 1)
        out[n] = images[n][:, rows[:, None], columns]
    return out


def _single_channels(images, most, rng):
    flat = images.reshape(-1, 1, *images.shape[2:])
    return random_shift(flat, most, rng).reshape(images.shape)


def _single_channels_again(images, most, rng):
    return np.concatenate([by_slices(images[:, [c]], most, rng) for c in range(images.shape[1])], axis=1)


def _padded_only(images, most, rng):
    return np.pad(images, ((0, 0), (0, 0), (most, most), (most, most)))


def _padded_and_moved(images, most, rng):
    return random_shift(_padded_only(images, most, rng), most, rng)


def _cropped(images, most, rng):
    h, w = images.shape[2:]
    corners = rng.integers(0, most + 1, (len(images), 2))
    return np.stack(
        [i[:, t : t + h - most, s : s + w - most] for i, (t, s) in zip(images, corners, strict=True)]
    )


def _cropped_again(images, most, rng):
    return random_shift(images, most, rng)[:, :, most : -most or None, most : -most or None]


mistakes = [
    generic.uses_global_random(
        lambda images, most, rng: np.concatenate(
            [emptied(i[None], *np.random.randint(-most, most + 1, 2)) for i in images]
        ),
        lambda images, most, rng: emptied(images, int(np.random.randint(-most, most + 1)), most),
    ),
    *_drawing(
        _ignores_rng,
        own_generator=[
            "np.random.default_rng(0).integers(-most, most + 1, (len(images), 2))",
            "np.random.default_rng().integers(-most, most + 1, (len(images), 2))",
        ],
    ),
    Symptom("wrapped_round", _filled(wrapped), _rolled, _rolled_rows),
    Symptom("border_repeated", _filled(repeated), _edge, _nearest),
    Symptom("channels_apart", _channels_apart, _single_channels, _single_channels_again),
    Symptom("larger_image", _shape(lambda n, c, h, w: h > 6), _padded_only, _padded_and_moved),
    Symptom("smaller_image", _shape(lambda n, c, h, w: h < 6), _cropped, _cropped_again),
    *_drawing(_never_moved, never_moved=["np.zeros((len(images), 2), int)"]),
    *_drawing(
        _one_draw_for_all,
        one_draw_for_all=["np.tile(rng.integers(1, most + 1, 2), (len(images), 1))"],
    ),
    *_drawing(
        _moved(lambda down, right: np.ptp(down) > 0 and (down == right).all()),
        diagonal_only=["rng.integers(-most, most + 1, (len(images), 1)) + np.zeros(2, int)"],
    ),
    *_drawing(
        _moved(lambda down, right: (np.ptp(down) == 0) != (np.ptp(right) == 0)),
        one_axis_only=[
            "rng.integers(-most, most + 1, (len(images), 2)) * [1, 0]",
            "rng.integers(-most, most + 1, (len(images), 2)) * [0, 1]",
        ],
    ),
    *_drawing(
        _moved(lambda down, right: min(down.min(), right.min()) == 0 and np.ptp(down) > 0),
        one_direction_only=["rng.integers(0, most + 1, (len(images), 2))"],
    ),
    *_drawing(
        _moved(lambda down, right: max(down.max(), right.max()) == 0 and np.ptp(down) > 0),
        one_direction_only=["-rng.integers(0, most + 1, (len(images), 2))"],
    ),
    *_drawing(
        _moved(lambda down, right: set(abs(down)) | set(abs(right)) == {_REACH}),
        extremes_only=["most * rng.choice([-1, 1], (len(images), 2))"],
    ),
    *_drawing(
        _moved(
            lambda down, right: (
                {
                    (down.min() == -_REACH, down.max() == _REACH),
                    (right.min() == -_REACH, right.max() == _REACH),
                }
                in ({(True, False)}, {(False, True)})
                and np.ptp(down) == np.ptp(right) == 2 * _REACH - 1
            )
        ),
        last_number_missing=["rng.integers(-most, most + (most == 0), (len(images), 2))"],
    ),
    *_drawing(
        _moved(lambda down, right: np.mean(down == 0) > 0.32 and np.ptp(down) > 0 and np.ptp(right) > 0),
        not_equally_likely=[
            "np.round(rng.normal(0, most / 2.5, (len(images), 2))).clip(-most, most).astype(int)",
            "rng.uniform(-most, most, (len(images), 2)).astype(int)",
        ],
    ),
]


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
        shifts("equally likely", (_MANY, 1, 5, 6), 2, _is_uniform, 3),
        shifts("colour", (_MANY, 3, 6, 5), 1, _is_uniform, 3),
        shifts("far", (_MANY, 1, 9, 8), 3, _is_uniform),
        shifts("whole numbers", (_MANY, 1, 5, 5), 1, _is_uniform, 1, np.int64),
        shifts("no move", (3, 2, 4, 5), 0, weight=0.2),
        Case(
            "follows rng",
            (pictures(rng, (_MANY, 1, 4, 5)), 2, Seed(again), Seed(again), Seed(again + 1)),
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
    Case("many", (pictures(np.random.default_rng(8), (_MANY, 1, 4, 5)), 2, Seed(4)), prop=_is_uniform),
]
answer = Function("random_shift", random_shift, [by_slices, by_index], mistakes, visible, drawn, weight=4)
