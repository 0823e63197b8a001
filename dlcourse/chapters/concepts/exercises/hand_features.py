"""1.1 Three features by hand: how much ink, how symmetric, how many holes."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic

WHITE = 16  # the largest pixel value of the 8×8 digits


def count_regions(mask):
    """Connected areas of True; neighbours are left, right, above and below. Students get the same tool."""
    todo = {(int(row), int(column)) for row, column in np.argwhere(mask)}
    regions = 0
    while todo:
        regions += 1
        front = [todo.pop()]
        while front:
            row, column = front.pop()
            around = {(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)} & todo
            todo -= around
            front += around
    return regions


# ---- ink


def ink(img):
    return float(np.mean(img, dtype=float)) / WHITE


def ink_by_sum(img):
    total = 0.0
    for row in img:
        for pixel in row:
            total += float(pixel)
    return total / (WHITE * img.shape[0] * img.shape[1])


def _share_inked(img):
    return float((img > 0).mean())


# ---- symmetry


def symmetry(img):
    values = img.astype(float)
    return 1 - float(np.abs(values - values[:, ::-1]).mean()) / WHITE


def symmetry_by_pairs(img):
    """Compare the left with the mirrored right half; a column in the middle is its own mirror image."""
    half = img.shape[1] // 2
    left, mirrored = img[:, :half].astype(float), np.fliplr(img)[:, :half].astype(float)
    gaps = np.maximum(left, mirrored) - np.minimum(left, mirrored)
    return 1 - 2 * float(gaps.sum()) / (WHITE * img.size)


def _flips_in_place(img):
    before = img.astype(float)
    img[:] = img[:, ::-1].copy()
    return 1 - float(np.mean(np.abs(before - img))) / WHITE


def _reverses_every_row(img):
    original = img.copy()
    for row in img:
        row[:] = row[::-1].copy()
    return 1 - float(np.abs(original.astype(float) - img.astype(float)).sum()) / (WHITE * img.size)


def _wraps_around(img):
    return 1 - np.abs(img - img[:, ::-1]).mean() / WHITE


def _wraps_in_another_hand(img):
    gap = np.subtract(np.fliplr(img), img)
    return 1 - float(np.mean(np.where(gap < 0, -gap, gap))) / WHITE


def _mirrored_by(mirror):
    return lambda img: 1 - float(np.abs(img.astype(float) - mirror(img)).mean()) / WHITE


def _signed(img):
    values = img.astype(float)
    return float(1 - (values - values[:, ::-1]).mean() / WHITE)


def _signed_sums(img):
    values = img.astype(float)
    return 1 - abs(float(values.sum() - np.fliplr(values).sum())) / (WHITE * img.size)


# ---- holes


def holes(img):
    paper = np.pad(img < WHITE / 2, 1, constant_values=True)
    return count_regions(paper) - 1


def holes_by_erasing(img):
    """Eat the paper away from the edge inwards; what is left lies inside holes."""
    paper = np.array(img < WHITE / 2)
    outside = np.ones((paper.shape[0] + 2, paper.shape[1] + 2), bool)
    outside[1:-1, 1:-1] = False
    for _ in range(paper.size):
        grown = outside.copy()
        grown[1:] |= outside[:-1]
        grown[:-1] |= outside[1:]
        grown[:, 1:] |= outside[:, :-1]
        grown[:, :-1] |= outside[:, 1:]
        grown[1:-1, 1:-1] &= paper
        if (grown == outside).all():
            break
        outside = grown
    return count_regions(paper & ~outside[1:-1, 1:-1])


def _enclosed_pixels(img):
    paper = np.pad(img < WHITE / 2, 1, constant_values=True)
    return int(paper.sum()) - _reached_from_corner(paper)


def _reached_from_corner(paper):
    seen, front = {(0, 0)}, [(0, 0)]
    for row, column in front:
        for place in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            inside = 0 <= place[0] < len(paper) and 0 <= place[1] < len(paper[0])
            if inside and paper[place] and place not in seen:
                seen.add(place)
                front.append(place)
    return len(seen)


def _enclosed_pixels_by_erasing(img):
    filled = 0
    for row, column in np.argwhere(img < WHITE / 2):
        without = img.copy()
        without[row, column] = WHITE
        alone = np.pad(without < WHITE / 2, 1, constant_values=True)
        before = np.pad(img < WHITE / 2, 1, constant_values=True)
        filled += _reached_from_corner(before) == _reached_from_corner(alone)
    return filled


# ---- cases

_DTYPES = (np.uint8, np.int64, np.float32, np.float64)


def picture(rows):
    """An image from text: # is full ink, + half of it, - a little less, . is paper."""
    values = {"#": WHITE, "+": WHITE // 2, "-": WHITE // 2 - 1, ".": 0}
    return np.array([[values[sign] for sign in row] for row in rows], np.uint8)


ZERO = picture(
    ["..####..", ".##..##.", ".#....#.", ".#....#.", ".#....#.", ".#....#.", ".##..##.", "..####.."]
)
ONE = picture(
    ["...##...", "..###...", ".####...", "...##...", "...##...", "...##...", "...##...", "..####.."]
)
EIGHT = picture(
    ["..###...", ".#...#..", ".#...#..", "..###...", ".#...#..", ".#...#..", ".#...#..", "..###..."]
)
SEVEN = picture(
    ["########", "......##", ".....##.", "....##..", "...##...", "...##...", "..##....", "..##...."]
)
HALF = picture([".....", ".+++.", ".+.+.", ".+++.", "....."])
FAINT = picture([".....", ".---.", ".-.-.", ".---.", "....."])


def _noise(rng, rows, columns, dtype):
    return rng.integers(0, WHITE, (rows, columns)).astype(dtype)


def _drawn_images(rng):
    """Noise of odd sizes in every dtype, and images moved and mirrored."""
    sizes = [(8, 8), (5, 7), (6, 11), (1, 4)]
    noise = [
        Case(f"noise {m}×{n}, {np.dtype(dtype)}", (_noise(rng, m, n, dtype),), tol=1e-6)
        for (m, n), dtype in zip(sizes, _DTYPES, strict=True)
    ]
    moved = np.roll(np.pad(EIGHT, 2), rng.integers(-2, 3, 2), (0, 1))
    return [
        *noise,
        Case("an eight, moved", (moved,)),
        Case("a seven, mirrored", (SEVEN[:, ::-1].copy(),)),
        Case("blank paper", (np.zeros((4, 6), np.uint8),)),
    ]


def _drawn_shapes(rng):
    """Strokes from edge to edge, rings, grey ink, and noise with many regions."""
    lines = np.zeros((7, 9), np.uint8)
    lines[rng.integers(1, 6)] = WHITE
    lines[:, rng.integers(2, 7)] = WHITE
    return [
        Case("four corners", (lines,)),
        Case("ring at the edge", (picture(["####", "#..#", "#..#", "####"]),)),
        Case("ink of exactly one half", (HALF.astype(np.float32),)),
        Case("grey paper", (FAINT.astype(float),)),
        *_drawn_images(rng),
        Case("noise 12×9", (_noise(rng, 12, 9, np.float64),)),
    ]


exercise = Exercise(
    number="1.1",
    points=12,
    answers=[
        Function(
            "ink",
            reference=ink,
            alternatives=[ink_by_sum],
            mistakes=[
                Wrong("not_scaled", lambda img: float(img.mean()), lambda img: ink(img) * WHITE),
                Wrong("summed", lambda img: float(img.sum()), lambda img: ink(img) * WHITE * img.size),
                Wrong(
                    "scaled_twice", lambda img: float((img / 16 / 16).mean()), lambda img: ink(img) / WHITE
                ),
                Wrong(
                    "scaled_by_255",
                    lambda img: float((img / 255).mean()),
                    lambda img: float(img.sum()) / 255 / img.size,
                ),
                Wrong("share_inked", _share_inked, lambda img: np.count_nonzero(img) / img.size),
                Wrong("paper", lambda img: 1 - ink(img), lambda img: float((WHITE - img).mean()) / WHITE),
            ],
            visible=[Case("zero", (ZERO,)), Case("half ink", (HALF,))],
            cases=_drawn_images,
            weight=3,
        ),
        Function(
            "symmetry",
            reference=symmetry,
            alternatives=[symmetry_by_pairs],
            mistakes=[
                generic.changes_input(_flips_in_place, _reverses_every_row),
                Wrong("wraps_around", _wraps_around, _wraps_in_another_hand),
                Wrong("upside_down", _mirrored_by(lambda img: img[::-1]), _mirrored_by(np.flipud)),
                Wrong(
                    "turned",
                    _mirrored_by(lambda img: img[::-1, ::-1]),
                    _mirrored_by(lambda i: np.rot90(i, 2)),
                ),
                Wrong("signs_cancel", _signed, _signed_sums),
                Wrong("asymmetry", lambda img: 1 - symmetry(img), lambda img: 1 - symmetry_by_pairs(img)),
                Wrong(
                    "gap_not_scaled",
                    lambda img: 1 - float(np.abs(img.astype(float) - img[:, ::-1]).mean()),
                    lambda img: 1 - WHITE * (1 - symmetry_by_pairs(img)),
                ),
                Wrong(
                    "equal_pixels",
                    lambda img: float((img == img[:, ::-1]).mean()),
                    lambda img: 1 - np.count_nonzero(img.astype(float) - np.fliplr(img)) / img.size,
                ),
            ],
            visible=[Case("zero", (ZERO,)), Case("seven", (SEVEN,))],
            cases=_drawn_images,
            weight=4,
        ),
        Function(
            "holes",
            reference=holes,
            alternatives=[holes_by_erasing],
            mistakes=[
                Wrong(
                    "outside_counted",
                    lambda img: count_regions(np.pad(img, 1) < 8),
                    lambda img: holes_by_erasing(img) + 1,
                ),
                Wrong(
                    "not_framed",
                    lambda img: count_regions(img < 8) - 1,
                    lambda img: count_regions(np.pad(img < 8, 1)) - 1,
                ),
                Wrong(
                    "ink_counted",
                    lambda img: count_regions(img >= 8),
                    lambda img: count_regions(np.pad(~(img < 8), 1)),
                ),
                Wrong(
                    "grey_is_ink",
                    lambda img: holes_by_erasing(np.where(img > 0, WHITE, 0)),
                    lambda img: count_regions(np.pad(img, 1) == 0) - 1,
                ),
                Wrong(
                    "half_is_paper",
                    lambda img: count_regions(np.pad(img, 1) <= 8) - 1,
                    lambda img: holes_by_erasing(np.where(img > 8, WHITE, 0)),
                ),
                Wrong("pixels_counted", _enclosed_pixels, _enclosed_pixels_by_erasing),
            ],
            visible=[Case("zero", (ZERO,)), Case("eight", (EIGHT,)), Case("seven", (SEVEN,))],
            cases=_drawn_shapes,
            weight=5,
        ),
    ],
)
