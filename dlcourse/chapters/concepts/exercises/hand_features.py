"""1.1 Three features of an image, thought of by a person."""

import numpy as np

from dlcourse.chapters.concepts.features import holes, ink, symmetry
from dlcourse.checking import Case, Exercise, Function, Wrong
from dlcourse.checking.diagnosis import generic

# ---- ink


def ink_by_loop(img, top=16):
    total = 0.0
    for row in img:
        for value in row:
            total += float(value)
    return total / (img.shape[0] * img.shape[1] * top)


# ---- symmetry


def symmetry_by_pairs(img, top=16):
    width = img.shape[1]
    apart = [
        abs(float(row[column]) - float(row[width - 1 - column])) for row in img for column in range(width)
    ]
    return 1 - sum(apart) / len(apart) / top


def flips_in_place(img, top=16):
    before = img.astype(float)
    img[:] = img[:, ::-1].copy()
    return float(1 - np.abs(before - img).mean() / top)


def reverses_rows_in_place(img, top=16):
    first = np.array(img, dtype=float)
    for row in img:
        row[:] = list(row)[::-1]
    return 1 - float(np.mean(abs(first - img))) / top


def _in_own_dtype(img, top=16):
    return float(1 - np.abs(img - img[:, ::-1]).mean() / top)


def _own_dtype_paraphrased(img, top=16):
    apart = np.subtract(np.fliplr(img), img)
    return 1 - float(np.mean(np.absolute(apart))) / top


# ---- holes


def holes_from_outside(img, top=16):
    """Flood the paper from beyond the edge; what stays dry is enclosed."""
    paper = np.pad(img < top / 2, 1, constant_values=True)
    wet = np.zeros_like(paper)
    wet[0, 0] = True
    _flood(paper, wet)
    dry, count = paper & ~wet, 0
    while dry.any():
        seed = np.zeros_like(dry)
        seed[tuple(np.argwhere(dry)[0])] = True
        _flood(dry, seed)
        dry &= ~seed
        count += 1
    return count


def _flood(open_, wet):
    while True:
        grown = wet.copy()
        grown[1:] |= wet[:-1]
        grown[:-1] |= wet[1:]
        grown[:, 1:] |= wet[:, :-1]
        grown[:, :-1] |= wet[:, 1:]
        grown &= open_
        if (grown == wet).all():
            return
        wet[:] = grown


def _components(mask, diagonal=False):
    """Number of connected areas of True, with recursion left out."""
    left, count = {tuple(place) for place in np.argwhere(mask).tolist()}, 0
    steps = [(0, 1), (1, 0), (0, -1), (-1, 0)]
    steps += [(1, 1), (1, -1), (-1, 1), (-1, -1)] if diagonal else []
    while left:
        count += 1
        waiting = [left.pop()]
        while waiting:
            row, column = waiting.pop()
            for down, right in steps:
                place = (row + down, column + right)
                if place in left:
                    left.remove(place)
                    waiting.append(place)
    return count


def _paper(img, top=16, level=0.5):
    return np.pad(np.asarray(img) < top * level, 1, constant_values=True)


def _outside_too(img, top=16):
    return _components(_paper(img, top))


def _outside_counted(img, top=16):
    return holes_from_outside(img, top) + 1


def _leaks(img, top=16):
    return _components(_paper(img, top), diagonal=True) - 1


def _leaks_paraphrased(img, top=16):
    paper = np.pad((img >= top / 2) == 0, 1, constant_values=True)
    total = 0
    while paper.any():
        wet = np.zeros_like(paper)
        wet[tuple(np.argwhere(paper)[0])] = True
        size = 0
        while wet.sum() != size:
            size = wet.sum()
            wide = np.pad(wet, 1)
            rows, columns = wet.shape
            near = [wide[i : i + rows, j : j + columns] for i in range(3) for j in range(3)]
            wet = np.logical_or.reduce(near) & paper
        paper = paper & ~wet
        total += 1
    return total - 1


def _every_grey(img, top=16):
    return _components(np.pad(np.asarray(img) <= 0, 1, constant_values=True)) - 1


def _every_grey_paraphrased(img, top=16):
    return holes_from_outside((img > 0) * float(top), top)


def _edge_is_a_wall(img, top=16):
    return _components(np.asarray(img) < top / 2) - 1


def _edge_paraphrased(img, top=16):
    paper, count = img < top / 2, 0
    while paper.any():
        seed = np.zeros_like(paper)
        seed[tuple(np.argwhere(paper)[-1])] = True
        _flood(paper, seed)
        paper = paper & ~seed
        count += 1
    return count - 1


def _holes_of_the_negative(img, top=16):
    """Ink and paper swapped, with a frame of ink around."""
    negative = np.where(img >= top / 2, 0, top)
    return holes_from_outside(np.pad(negative, 1, constant_values=top), top)


# ---- cases

_RING = np.array([[0, 16, 16, 0], [16, 0, 0, 16], [16, 0, 0, 16], [0, 16, 16, 0]], dtype=np.uint8)
_EIGHT = np.array(
    [[0, 16, 16, 16, 0], [0, 16, 0, 16, 0], [0, 16, 16, 16, 0], [0, 16, 0, 16, 0], [0, 16, 16, 16, 0]],
    dtype=np.float64,
)
_CORNER = np.array([[16, 0, 0], [0, 4, 0], [0, 0, 8]], dtype=np.float64)


def _frame(rng, rows, columns, dtype):
    """A closed frame of ink somewhere on the paper, with grey dirt around it."""
    img = rng.integers(0, 7, (rows, columns)).astype(dtype)
    img[1:-1, 1:-1] = 16
    img[2:-2, 2:-2] = rng.integers(0, 7, (rows - 4, columns - 4))
    return img


def _drawn(rng):
    noise = [rng.integers(0, 17, size) for size in ((8, 8), (5, 9), (9, 4))]
    frame = _frame(rng, 8, 8, np.uint8)
    cracked = frame.copy()
    cracked[1, 3] = 0
    double = np.hstack([_frame(rng, 8, 7, np.float64), _frame(rng, 8, 7, np.float64)])
    beam = np.zeros((6, 7))
    beam[:, 3] = 16
    images = {
        "noise, bytes": noise[0].astype(np.uint8),
        "noise, wide": noise[1].astype(np.float64),
        "noise, high": noise[2].astype(np.int64),
        "a frame, bytes": frame,
        "the same, upside down": frame[::-1].copy(),
        "a cracked frame": cracked,
        "two frames": double,
        "a beam across": beam,
        "blank": np.zeros((3, 5)),
        "float32": rng.integers(0, 17, (6, 6)).astype(np.float32),
    }
    cases = [Case(name, (img,)) for name, img in images.items()]
    return [*cases, Case("full ink is 255", (rng.integers(0, 256, (7, 7)).astype(np.uint8),), {"top": 255})]


_VISIBLE = [Case("a ring", (_RING,)), Case("an eight", (_EIGHT,)), Case("three blots", (_CORNER,))]

exercise = Exercise(
    number="1.1",
    points=12,
    answers=[
        Function(
            "ink",
            reference=ink,
            alternatives=[ink_by_loop],
            mistakes=[
                Wrong(
                    "scaled_twice",
                    lambda img, top=16: float((img / top).mean() / top),
                    lambda img, top=16: img.sum() / img.size / top**2,
                ),
                Wrong(
                    "not_scaled",
                    lambda img, top=16: float(img.mean()),
                    lambda img, top=16: img.sum() / img.size,
                ),
                Wrong(
                    "counts_pixels",
                    lambda img, top=16: float((img > 0).mean()),
                    lambda img, top=16: np.count_nonzero(img) / img.size,
                ),
                Wrong(
                    "top_forgotten",
                    lambda img, top=16: float(img.mean() / 16),
                    lambda img, top=16: img.sum() / (16 * img.size),
                ),
                Wrong(
                    "darkest_pixel",
                    lambda img, top=16: float(img.max() / top),
                    lambda img, top=16: max(map(max, img.tolist())) / top,
                ),
            ],
            visible=_VISIBLE,
            cases=_drawn,
            weight=3,
        ),
        Function(
            "symmetry",
            reference=symmetry,
            alternatives=[symmetry_by_pairs],
            mistakes=[
                Wrong("wraps_around", _in_own_dtype, _own_dtype_paraphrased),
                Wrong(
                    "upside_down",
                    lambda img, top=16: float(1 - np.abs(img.astype(float) - img[::-1]).mean() / top),
                    lambda img, top=16: 1 - np.mean(np.abs(np.flipud(img) - img.astype(float))) / top,
                ),
                Wrong(
                    "signs_cancel",
                    lambda img, top=16: float(1 - (img.astype(float) - img[:, ::-1]).mean() / top),
                    lambda img, top=16: 1 - (np.fliplr(img).astype(float) - img).sum() / img.size / top,
                ),
                Wrong(
                    "turned_by_half",
                    lambda img, top=16: float(1 - np.abs(img.astype(float) - img[::-1, ::-1]).mean() / top),
                    lambda img, top=16: 1 - np.mean(np.abs(np.rot90(img, 2) - img.astype(float))) / top,
                ),
                Wrong(
                    "difference_itself",
                    lambda img, top=16: float(np.abs(img.astype(float) - img[:, ::-1]).mean() / top),
                    lambda img, top=16: 1 - symmetry_by_pairs(img, top),
                ),
                generic.changes_input(flips_in_place, reverses_rows_in_place),
            ],
            visible=_VISIBLE,
            cases=_drawn,
            weight=4,
        ),
        Function(
            "holes",
            reference=holes,
            alternatives=[holes_from_outside],
            mistakes=[
                Wrong("outside_too", _outside_too, _outside_counted),
                Wrong("leaks_at_corners", _leaks, _leaks_paraphrased),
                Wrong("every_grey_is_ink", _every_grey, _every_grey_paraphrased),
                Wrong("edge_is_a_wall", _edge_is_a_wall, _edge_paraphrased),
                Wrong(
                    "counts_ink",
                    lambda img, top=16: _components(np.asarray(img) >= top / 2),
                    lambda img, top=16: holes_from_outside(
                        np.pad(np.where(img >= top / 2, 0, top), 1, constant_values=top), top
                    ),
                ),
            ],
            visible=_VISIBLE,
            cases=_drawn,
            weight=5,
        ),
    ],
)
