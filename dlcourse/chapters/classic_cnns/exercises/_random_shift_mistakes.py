"""The shift of 9.5 in several hands, and what goes wrong in it."""

import numpy as np

from dlcourse.chapters.classic_cnns.exercises._moves import (
    all_found,
    emptied,
    repeated,
    wrapped,
)
from dlcourse.chapters.classic_cnns.exercises._random_shift_symptoms import (
    REACH,
    filled_by,
    ignores_rng,
    leaves_nothing_unmoved,
    moved_so,
    moves_channels_apart,
    moves_nothing,
    moves_seen,
    shape_after,
    widens_whole_numbers,
)
from dlcourse.checking import Symptom, edits, generic, seen


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


def _one_draw_for_all(evidence):
    found = moves_seen(evidence)
    return all_found(found) and np.ptp(found, axis=0).max() == 0 and not moves_nothing(evidence)


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


def _cut_off(images, most, rng):
    padded = np.pad(images, ((0, 0), (0, 0), (most, most), (most, most)))
    return by_slices(padded, most, rng)[:, :, most:-most, most:-most]


def _cut_off_rolled(images, most, rng):
    padded = np.pad(images, ((0, 0), (0, 0), (2 * most, 2 * most), (2 * most, 2 * most)))
    return _rolled(padded, most, rng)[:, :, 2 * most : -2 * most, 2 * most : -2 * most]


mistakes = [
    generic.uses_global_random(
        lambda images, most, rng: np.concatenate(
            [emptied(i[None], *np.random.randint(-most, most + 1, 2)) for i in images]
        ),
        lambda images, most, rng: emptied(images, int(np.random.randint(-most, most + 1)), most),
    ),
    *_drawing(
        ignores_rng,
        own_generator=[
            "np.random.default_rng(0).integers(-most, most + 1, (len(images), 2))",
            "np.random.default_rng().integers(-most, most + 1, (len(images), 2))",
        ],
    ),
    Symptom("wrapped_round", filled_by(wrapped), _rolled, _rolled_rows),
    Symptom("border_repeated", filled_by(repeated), _edge, _nearest),
    Symptom("channels_apart", moves_channels_apart, _single_channels, _single_channels_again),
    Symptom("larger_image", shape_after(lambda n, c, h, w: h > 6), _padded_only, _padded_and_moved),
    Symptom("smaller_image", shape_after(lambda n, c, h, w: h < 6), _cropped, _cropped_again),
    *seen(
        widens_whole_numbers,
        edits(
            _AUTHORS,
            floats_instead=[
                ("np.empty_like(images)", "np.empty(images.shape)"),
                ("np.zeros_like(images)", "np.zeros(images.shape)"),
            ],
        ),
    ),
    Symptom("nothing_left", leaves_nothing_unmoved, _cut_off, _cut_off_rolled),
    *_drawing(moves_nothing, never_moved=["np.zeros((len(images), 2), int)"]),
    *_drawing(
        _one_draw_for_all,
        one_draw_for_all=["np.tile(rng.integers(1, most + 1, 2), (len(images), 1))"],
    ),
    *_drawing(
        moved_so(lambda down, right: np.ptp(down) > 0 and (down == right).all()),
        diagonal_only=["rng.integers(-most, most + 1, (len(images), 1)) + np.zeros(2, int)"],
    ),
    *_drawing(
        moved_so(lambda down, right: (np.ptp(down) == 0) != (np.ptp(right) == 0)),
        one_axis_only=[
            "rng.integers(-most, most + 1, (len(images), 2)) * [1, 0]",
            "rng.integers(-most, most + 1, (len(images), 2)) * [0, 1]",
        ],
    ),
    *_drawing(
        moved_so(lambda down, right: min(down.min(), right.min()) == 0 and np.ptp(down) > 0),
        one_direction_only=["rng.integers(0, most + 1, (len(images), 2))"],
    ),
    *_drawing(
        moved_so(lambda down, right: max(down.max(), right.max()) == 0 and np.ptp(down) > 0),
        one_direction_only=["-rng.integers(0, most + 1, (len(images), 2))"],
    ),
    *_drawing(
        moved_so(lambda down, right: set(abs(down)) | set(abs(right)) == {REACH}),
        extremes_only=["most * rng.choice([-1, 1], (len(images), 2))"],
    ),
    *_drawing(
        moved_so(
            lambda down, right: (
                {
                    (down.min() == -REACH, down.max() == REACH),
                    (right.min() == -REACH, right.max() == REACH),
                }
                in ({(True, False)}, {(False, True)})
                and np.ptp(down) == np.ptp(right) == 2 * REACH - 1
            )
        ),
        last_number_missing=["rng.integers(-most, most + (most == 0), (len(images), 2))"],
    ),
    *_drawing(
        moved_so(lambda down, right: np.mean(down == 0) > 0.32 and np.ptp(down) > 0 and np.ptp(right) > 0),
        not_equally_likely=[
            "np.round(rng.normal(0, most / 2.5, (len(images), 2))).clip(-most, most).astype(int)",
            "rng.uniform(-most, most, (len(images), 2)).astype(int)",
        ],
    ),
]
