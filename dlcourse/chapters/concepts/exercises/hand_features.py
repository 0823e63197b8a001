"""1.1 Three features by hand: how much ink, how symmetric, how many holes."""

import re

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong, generic

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


def _added_in_a_loop(img):
    total = 0
    for row in img:
        for pixel in row:
            total = total + pixel
    return total / img.size / WHITE


ink_mistakes = [
    Wrong("not_scaled", lambda img: img.mean(), lambda img: ink(img) * WHITE),
    Wrong("summed", lambda img: img.sum(), lambda img: ink(img) * WHITE * img.size),
    Wrong("summed", lambda img: img.sum() / WHITE, lambda img: ink(img) * img.size),
    Wrong("scaled_twice", lambda img: (img / 16 / 16).mean(), lambda img: ink(img) / WHITE),
    Wrong("scaled_by_15", lambda img: img.mean() / 15, lambda img: img.sum() / (15 * img.size)),
    Wrong("scaled_by_255", lambda img: (img / 255).mean(), lambda img: img.sum() / 255 / img.size),
    Wrong(
        "scaled_by_own_maximum", lambda img: img.mean() / img.max(), lambda img: np.mean(img / np.max(img))
    ),
    Wrong("share_inked", lambda img: (img > 0).mean(), lambda img: np.count_nonzero(img) / img.size),
    Wrong("share_above_8", lambda img: (img >= 8).mean(), lambda img: np.sum(img >= 8) / img.size),
    Wrong("share_above_8", lambda img: (img > 8).mean(), lambda img: np.sum(img > 8) / img.size),
    Wrong("paper", lambda img: 1 - ink(img), lambda img: (WHITE - img).mean() / WHITE),
    Wrong("paper", lambda img: (img == 0).mean(), lambda img: 1 - np.count_nonzero(img) / img.size),
    Wrong("cut_to_integers", lambda img: (img // 16).mean(), lambda img: np.mean((img / 16).astype(int))),
    Wrong("sum_wraps_around", _added_in_a_loop, lambda img: img.sum(dtype=img.dtype) / img.size / WHITE),
    Wrong("fixed_size", lambda img: img.sum() / (8 * 8 * 16), lambda img: ink(img) * img.size / 64),
    Wrong(
        "only_square",
        lambda img: img.sum() / len(img) ** 2 / 16,
        lambda img: ink(img) * img.shape[1] / len(img),
    ),
    Wrong(
        "only_square",
        lambda img: img.sum() / len(img[0]) ** 2 / 16,
        lambda img: ink(img) * len(img) / img.shape[1],
    ),
    Wrong("divided_by_one_side", lambda img: img.sum() / len(img) / 16, lambda img: ink(img) * img.shape[1]),
    Wrong("divided_by_one_side", lambda img: img.sum() / len(img[0]) / 16, lambda img: ink(img) * len(img)),
    Wrong("not_reduced", lambda img: img.mean(axis=0) / 16, lambda img: img.sum(0) / 16 / len(img)),
    Wrong("not_reduced", lambda img: img.mean(axis=1) / 16, lambda img: [row.mean() / 16 for row in img]),
    Wrong("not_reduced", lambda img: img / 16, lambda img: img * (1 / 16)),
]


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


def _sum_wraps_too(img):
    gaps = np.abs(img - img[:, ::-1])
    return 1 - gaps.sum(dtype=img.dtype) / (WHITE * img.size)


def _pixel_by_pixel_wrapping(img):
    total = 0
    for row in img:
        for left, right in zip(row, row[::-1], strict=True):
            total = total + abs(left - right)
    return 1 - total / (WHITE * img.size)


def _one_column_too_far(img):
    """The mirror image of column 0 would be the column behind the last one."""
    rows, columns = img.shape
    pairs = [(img[r, c], img[r, columns - c]) for r in range(rows) for c in range(columns)]
    return 1 - sum(abs(float(a) - float(b)) for a, b in pairs) / (WHITE * img.size)


def _indexed_from_the_end(img):
    columns = np.arange(img.shape[1])
    return 1 - np.abs(img.astype(float) - img[:, len(columns) - columns]).mean() / WHITE


def _just_outside(evidence):
    """Python was asked for the item number n of n."""
    words = r"index (\d+) is out of bounds for axis \d with size \1\b"
    return bool(evidence.failed) and all(re.search(words, call.got.message) for call in evidence.failed)


def _halves(right_half):
    def compared(img):
        half = img.shape[1] // 2
        return 1 - float(np.abs(img[:, :half].astype(float) - right_half(img, half)).mean()) / WHITE

    return compared


def _in_two_hands(id, mirror, same):
    """The image is compared with something else than its mirror image."""
    return Wrong(
        id,
        lambda img: 1 - np.abs(img.astype(float) - mirror(img)).mean() / WHITE,
        lambda img: 1 - np.mean(np.abs(np.array(same(img), float) - img)) / WHITE,
    )


def _gaps(id, of, same):
    """The differences are put together in another way."""
    return Wrong(
        id,
        lambda img: of(img.astype(float) - img[:, ::-1]),
        lambda img: same(np.array(img, float) - np.fliplr(img)),
    )


symmetry_mistakes = [
    generic.changes_input(_flips_in_place, _reverses_every_row),
    Wrong("wraps_around", _wraps_around, _wraps_in_another_hand),
    Wrong("wraps_around", _sum_wraps_too, _pixel_by_pixel_wrapping),
    _in_two_hands("upside_down", np.flipud, lambda img: img[::-1]),
    _in_two_hands("turned", lambda img: img[::-1, ::-1], lambda img: np.rot90(img, 2)),
    _in_two_hands("mirrored_at_diagonal", np.transpose, lambda img: img.T),
    _in_two_hands(
        "off_by_one", lambda img: np.roll(img[:, ::-1], 1, 1), lambda img: img[:, -np.arange(len(img[0]))]
    ),
    Symptom("off_by_one", _just_outside, _one_column_too_far, _indexed_from_the_end),
    Wrong(
        "halves_not_mirrored",
        _halves(lambda i, half: i[:, -half:]),
        _halves(lambda i, half: i[:, len(i[0]) - half :]),
    ),
    Wrong(
        "halves_not_mirrored",
        _halves(lambda i, half: i[:, half:]),
        _halves(lambda i, half: np.split(i, [half], 1)[1]),
    ),
    Wrong(
        "only_even_widths",
        _halves(lambda i, half: i[:, -half:][:, ::-1]),
        _halves(lambda i, half: np.fliplr(i)[:, :half]),
    ),
    Wrong(
        "only_even_widths",
        _halves(lambda i, half: i[:, half:][:, ::-1]),
        _halves(lambda i, half: np.fliplr(np.split(i, [half], 1)[1])),
    ),
    _gaps("signs_cancel", lambda gaps: 1 - gaps.mean() / WHITE, lambda gaps: 1 - abs(gaps.mean()) / WHITE),
    _gaps("asymmetry", lambda gaps: abs(gaps).mean() / WHITE, lambda gaps: abs(gaps / WHITE).mean()),
    _gaps("gap_not_scaled", lambda gaps: 1 - abs(gaps).mean(), lambda gaps: (1 - abs(gaps)).mean()),
    _gaps("gap_summed", lambda gaps: 1 - abs(gaps).sum() / 16, lambda gaps: 1 - (abs(gaps) / 16).sum()),
    _gaps("gap_summed", lambda gaps: 1 - abs(gaps).sum(), lambda gaps: 1 - np.sum(np.abs(gaps))),
    _gaps(
        "gap_squared", lambda gaps: 1 - (gaps**2).mean() / 16**2, lambda gaps: 1 - ((gaps / 16) ** 2).mean()
    ),
    _gaps(
        "gap_squared", lambda gaps: 1 - (gaps**2).mean() / 16, lambda gaps: 1 - np.square(gaps).mean() / 16
    ),
    _gaps("gap_squared", lambda gaps: 1 - (gaps**2).mean() ** 0.5 / 16, lambda gaps: 1 - gaps.std() / 16),
    _gaps(
        "half_of_the_gaps", lambda gaps: 1 - abs(gaps).mean() / 32, lambda gaps: 1 - gaps.clip(0).mean() / 16
    ),
    _gaps(
        "equal_pixels", lambda gaps: (gaps == 0).mean(), lambda gaps: 1 - np.count_nonzero(gaps) / gaps.size
    ),
    _gaps("scaled_by_15", lambda gaps: 1 - abs(gaps).mean() / 15, lambda gaps: 1 - abs(gaps / 15).mean()),
    _gaps("scaled_by_255", lambda gaps: 1 - abs(gaps).mean() / 255, lambda gaps: 1 - abs(gaps / 255).mean()),
    Wrong(
        "scaled_by_own_maximum",
        lambda img: 1 - np.abs(img.astype(float) - img[:, ::-1]).mean() / img.max(),
        lambda img: 1 - (1 - symmetry_by_pairs(img)) * WHITE / np.max(img),
    ),
    _gaps("not_reduced", lambda gaps: 1 - abs(gaps) / 16, lambda gaps: 1 - abs(gaps / 16)),
    _gaps(
        "not_reduced", lambda gaps: 1 - abs(gaps).mean(0) / 16, lambda gaps: 1 - abs(gaps / 16).mean(axis=0)
    ),
    _gaps(
        "not_reduced", lambda gaps: 1 - abs(gaps).mean(1) / 16, lambda gaps: 1 - abs(gaps / 16).mean(axis=1)
    ),
]


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


def _with_corners(img):
    """Regions of an image three times as large, in which paper grows by one pixel to all sides."""
    large = np.pad(np.kron(img < 8, np.ones((3, 3), bool)), 2, constant_values=True)
    return count_regions(np.lib.stride_tricks.sliding_window_view(large, (3, 3)).any((2, 3))) - 1


def _with_corners_by_hand(img):
    """Regions of paper lie at two corners of each other: what is counted are chains of such neighbours."""
    todo, regions = set(map(tuple, np.argwhere(np.pad(img < 8, 1, constant_values=True)).tolist())), 0
    while todo:
        regions, front = regions + 1, [todo.pop()]
        while front:
            row, column = front.pop()
            around = {(row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)} & todo
            todo -= around
            front += around
    return regions - 1


def _single_pixels(img):
    inked = img >= 8
    sides = inked[:-2, 1:-1] & inked[2:, 1:-1] & inked[1:-1, :-2] & inked[1:-1, 2:]
    return int((~inked[1:-1, 1:-1] & sides).sum())


def _single_pixels_one_by_one(img):
    found = 0
    for r in range(1, len(img) - 1):
        for c in range(1, len(img[0]) - 1):
            around = (img[r - 1, c], img[r + 1, c], img[r, c - 1], img[r, c + 1])
            found += img[r, c] < 8 and min(around) >= 8
    return int(found)


def _bays(img):
    inked = img >= 8
    ways = [np.logical_or.accumulate(inked[::s], 0)[::s] for s in (1, -1)]
    ways += [np.logical_or.accumulate(inked[:, ::s], 1)[:, ::s] for s in (1, -1)]
    return count_regions(~inked & np.logical_and.reduce(ways))


def _bays_in_loops(img):
    ink, inside = img >= 8, np.zeros(img.shape, bool)
    for r, c in np.argwhere(~ink):
        inside[r, c] = ink[r, :c].any() and ink[r, c:].any() and ink[:r, c].any() and ink[r:, c].any()
    return count_regions(inside)


holes_mistakes = [
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
        "not_framed",
        lambda img: max(count_regions(img < 8) - 1, 0),
        lambda img: max(count_regions(np.pad(img < 8, 1)), 1) - 1,
    ),
    Wrong(
        "outside_counted", lambda img: count_regions(img < 8), lambda img: count_regions(np.pad(img < 8, 1))
    ),
    Wrong(
        "ink_counted", lambda img: count_regions(img >= 8), lambda img: count_regions(np.pad(~(img < 8), 1))
    ),
    Wrong("ink_counted", lambda img: count_regions(img >= 8) - 1, lambda img: count_regions(~(img < 8)) - 1),
    Wrong(
        "ink_counted",
        lambda img: count_regions(np.pad(img >= 8, 1, constant_values=True)) - 1,
        lambda img: count_regions(np.pad(img, 1, constant_values=16) >= 8) - 1,
    ),
    Wrong("ink_counted", count_regions, lambda img: count_regions(img > 0)),
    Wrong("ink_counted", lambda img: count_regions(img) - 1, lambda img: count_regions(np.pad(img, 1)) - 1),
    Wrong(
        "ink_counted",
        lambda img: count_regions(np.pad(img, 1, constant_values=1)) - 1,
        lambda img: count_regions(np.pad(img > 0, 1, constant_values=True)) - 1,
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
    Wrong(
        "grey_is_paper",
        lambda img: count_regions(np.pad(img, 1) < WHITE) - 1,
        lambda img: holes_by_erasing(np.where(img == WHITE, WHITE, 0)),
    ),
    Wrong("pixels_counted", _enclosed_pixels, _enclosed_pixels_by_erasing),
    Wrong("corners_join", _with_corners, _with_corners_by_hand),
    Wrong("single_pixels_only", _single_pixels, _single_pixels_one_by_one),
    Wrong("bays_counted", _bays, _bays_in_loops),
    Wrong("boolean_result", lambda img: holes(img) > 0, lambda img: bool(holes_by_erasing(img))),
    Wrong(
        "outside_subtracted_twice",
        lambda img: max(holes(img) - 1, 0),
        lambda img: max(holes_by_erasing(img), 1) - 1,
    ),
    Wrong("outside_subtracted_twice", lambda img: holes(img) - 1, lambda img: holes_by_erasing(img) - 1),
]


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
    return [*noise, *_moved_digits(rng), Case("blank paper", (np.zeros((4, 6), np.uint8),), weight=0.25)]


def _moved_digits(rng):
    moved = np.roll(np.pad(EIGHT, 2), rng.integers(-2, 3, 2), (0, 1))
    return [
        Case("an eight, moved", (moved,)),
        Case("a seven, mirrored", (SEVEN[:, ::-1].copy(),), weight=0.25),
    ]


def _drawn_shapes(rng):
    """Strokes from edge to edge, rings, grey ink, and noise with many regions, which counts most."""
    lines = np.zeros((7, 9), np.uint8)
    lines[rng.integers(1, 6)] = WHITE
    lines[:, rng.integers(2, 7)] = WHITE
    return [
        Case("four corners", (lines,), weight=0.25),
        Case("three rings at the edge", (picture(["#######", "#.#.#.#", "#######"]),)),
        Case("ink of exactly one half", (HALF.astype(np.float32),), weight=0.5),
        Case("grey paper", (FAINT.astype(float),), weight=0.25),
        *_moved_digits(rng),
        Case("blank paper", (np.zeros((4, 6), np.uint8),), weight=0.25),
        *(
            Case(f"noise {m}×{n}, {np.dtype(dtype)}", (_noise(rng, m, n, dtype),), weight=2)
            for (m, n), dtype in zip([(18, 14), (13, 27), (24, 19), (20, 31)], _DTYPES, strict=True)
        ),
    ]


answers = [
    Function(
        "ink",
        ink,
        [ink_by_sum],
        ink_mistakes,
        visible=[Case("zero", (ZERO,)), Case("half ink", (HALF,))],
        cases=_drawn_images,
        weight=3,
    ),
    Function(
        "symmetry",
        symmetry,
        [symmetry_by_pairs],
        symmetry_mistakes,
        visible=[Case("zero", (ZERO,)), Case("seven", (SEVEN,))],
        cases=_drawn_images,
        weight=4,
    ),
    Function(
        "holes",
        holes,
        [holes_by_erasing],
        holes_mistakes,
        visible=[
            Case("zero", (ZERO,), weight=0.75),
            Case("eight", (EIGHT,)),
            Case("seven", (SEVEN,), weight=0.25),
        ],
        cases=_drawn_shapes,
        weight=5,
    ),
]
exercise = Exercise(number="1.1", points=12, answers=answers)
