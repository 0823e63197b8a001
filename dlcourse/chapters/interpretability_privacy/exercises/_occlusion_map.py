"""What a score loses when a patch is covered."""

import numpy as np

from dlcourse.checking import Case, edits, replaced, returning, retyped, several


def occlusion_map(score, image, size, stride, fill):
    rows, columns = ((side - size) // stride + 1 for side in image.shape)
    before, drops = score(image), np.zeros((rows, columns))
    for i, j in np.ndindex(rows, columns):
        covered = image.copy()
        covered[i * stride : i * stride + size, j * stride : j * stride + size] = fill
        drops[i, j] = before - score(covered)
    return drops


def by_loops(score, image, size, stride, fill):
    high, wide = image.shape
    rows = (high - size) // stride + 1
    columns = (wide - size) // stride + 1
    before = score(image)
    drops = np.zeros((rows, columns))
    covered = image.copy()
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            covered = image.copy()
            covered[top : top + size, left : left + size] = fill
            drops[i, j] = before - score(covered)
    return drops


def by_masks(score, image, size, stride, fill):
    high, wide = np.shape(image)
    rows = len(range(0, high - size + 1, stride))
    columns = len(range(0, wide - size + 1, stride))
    before = score(image)
    drops = np.full((rows, columns), 0.0)
    covered = np.array(image)
    for place in range(rows * columns):
        i, j = divmod(place, columns)
        top, left = stride * i, stride * j
        covered = np.array(image)
        covered[top : top + size, left : left + size] = fill
        drops[i, j] = before - score(covered)
    return drops


def by_lists(score, image, size, stride, fill):
    tops, lefts = (range(0, side - size + 1, stride) for side in image.shape)

    def covered(top, left):
        y, x = np.indices(image.shape)
        inside = (y >= top) & (y < top + size) & (x >= left) & (x < left + size)
        return np.where(inside, fill, image)

    return np.array([[score(image) - score(covered(top, left)) for left in lefts] for top in tops])


_COVERS = (by_loops, by_masks)
_COPIES = ("            covered = image.copy()\n", "        covered = np.array(image)\n")
_CUT = "covered[top : top + size, left : left + size] = fill"
_PLACES = ("top, left = i * stride, j * stride", "top, left = stride * i, stride * j")
cover_mistakes = [
    *retyped(
        _COVERS,
        "drops[i, j] = ",
        score_not_drop="score(covered)",
        not_compared="-score(covered)",
        absolute_drop="abs(before - score(covered))",
        losses_only="max(before - score(covered), 0)",
        relative_drop="(before - score(covered)) / before",
    ),
    *replaced(
        _COVERS,
        _CUT,
        covered_with_zero="covered[top : top + size, left : left + size] = 0",
        covered_with_mean="covered[top : top + size, left : left + size] = image.mean()",
        all_but_the_patch="covered[:] = fill; w = slice(top, top + size), slice(left, left + size)"
        "; covered[w] = image[w]",
        patch_too_large="covered[top : top + size + 1, left : left + size + 1] = fill",
        added_instead="covered[top : top + size, left : left + size] += fill",
        multiplied_instead="covered[top : top + size, left : left + size] *= fill",
        rows_only="covered[top : top + size] = fill",
        one_pixel="covered[top, left] = fill",
    ),
    *replaced(
        _COVERS,
        _PLACES,
        stride_ignored="top, left = i, j",
        size_as_stride="top, left = i * size, j * size",
        centred="top, left = max(i * stride - size // 2, 0), max(j * stride - size // 2, 0)",
        transposed="top, left = j * stride, i * stride",
    ),
    *edits(
        _COVERS,
        stays_covered=[(_COPIES[0], ""), (_COPIES[1], "")],
    ),
    *several(
        _COVERS,
        last_position_missing=[
            [
                (
                    "(high - size) // stride + 1",
                    "(high - size) // stride",
                    "(wide - size) // stride + 1",
                    "(wide - size) // stride",
                ),
                (
                    "len(range(0, high - size + 1, stride))",
                    "(high - size) // stride",
                    "len(range(0, wide - size + 1, stride))",
                    "(wide - size) // stride",
                ),
            ],
            [
                (
                    "(high - size) // stride + 1",
                    "-(-(high - size) // stride)",
                    "(wide - size) // stride + 1",
                    "-(-(wide - size) // stride)",
                ),
                (
                    "(0, high - size + 1, stride)",
                    "(0, high - size, stride)",
                    "(0, wide - size + 1, stride)",
                    "(0, wide - size, stride)",
                ),
            ],
            [
                (
                    "(high - size) // stride + 1",
                    "-(-(high - size) // stride)",
                    "(wide - size) // stride + 1",
                    "-(-(wide - size) // stride)",
                    "return drops",
                    "return np.array(drops.tolist())",
                ),
                (
                    "(0, high - size + 1, stride)",
                    "(0, high - size, stride)",
                    "(0, wide - size + 1, stride)",
                    "(0, wide - size, stride)",
                    "return drops",
                    "return np.array(drops.tolist())",
                ),
            ],
        ],
    ),
    *returning(
        _COVERS,
        rescaled="drops / abs(drops).max()",
        map_of_all_pixels="np.kron(drops, np.ones((size, size)))",
        one_sum="drops.sum()",
        filled_by_columns="drops.T.reshape(drops.shape)",
    ),
]


def covered_scores(answer, image, weights, size, stride, fill):
    """With a score that knows pictures of this size alone."""

    def score(picture):
        if np.shape(picture) != weights.shape:
            raise ValueError(f"score got a picture of shape {np.shape(picture)}, not {weights.shape}")
        return 2 + float(np.tanh((weights * picture).sum()) + (weights * np.square(picture)).mean())

    return answer(score, image, size, stride, fill)


def covering_case(name, rng, shape, size, stride, fill, weight=1.0):
    image, weights = rng.uniform(0.2, 1, shape), rng.normal(0, 0.4, shape)
    typed = f"occlusion_map(score, image, {size}, {stride}, {fill})  # image: {shape}"
    return Case(name, (image, weights, size, stride, fill), play=covered_scores, typed=typed, weight=weight)


def drawn_coverings(rng):
    return [
        covering_case("stride 1", rng, (5, 4), 2, 1, 0.5),
        covering_case("wider than high", rng, (4, 7), 2, 2, 0.3, weight=1.5),
        covering_case("a rest is left", rng, (8, 6), 3, 2, 0.8, weight=1.5),
        covering_case("patches of one pixel", rng, (3, 4), 1, 1, 0.1),
        covering_case("covered in black", rng, (6, 5), 2, 3, 0.0, weight=0.5),
        covering_case("one position", rng, (4, 4), 4, 2, 0.4, weight=0.3),
    ]
