"""16.1 Two maps of an image: the slope of a score, and what the score loses when a patch is covered."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, replaced, returning, retyped, several

# ---- saliency


def saliency(x, w1, b1, w2, b2, k):
    on = x @ w1 + b1 > 0
    return np.abs(w1 @ (on * w2[:, k]))


def by_chain(x, w1, b1, w2, b2, k):
    z = x @ w1 + b1
    slope = (z > 0) * 1.0
    back = w2[:, k]
    d_z = back * slope
    d_x = w1 @ d_z
    return np.abs(d_x)


def by_one_hot(x, w1, b1, w2, b2, k):
    z = np.dot(x, w1) + b1
    slope = np.where(z > 0, 1.0, 0.0)
    back = np.dot(w2, np.arange(len(b2)) == k)
    d_z = slope * back
    d_x = np.dot(d_z, w1.T)
    return np.sqrt(d_x**2)


def by_columns(x, w1, b1, w2, b2, k):
    """Adds up the rows of weights of the units that are on."""
    total = np.zeros(len(x))
    for unit in range(len(b1)):
        if x @ w1[:, unit] + b1[unit] > 0:
            total += w2[unit, k] * w1[:, unit]
    return abs(total)


def _probabilities(z, w2, b2):
    scores = np.maximum(z, 0) @ w2 + b2
    e = np.exp(scores - scores.max())
    return e / e.sum()


def _best(z, w2, b2):
    return int((np.maximum(z, 0) @ w2 + b2).argmax())


_SLOPES = (by_chain, by_one_hot)
_P, _ONE = "p = _probabilities(z, w2, b2)", "(np.arange(len(b2)) == k)"
saliency_mistakes = [
    *retyped(
        _SLOPES,
        "    back = ",
        gradient_of_probability=f"0; {_P}; back = w2 @ (p[k] * ({_ONE} - p))",
        gradient_of_loss=f"0; {_P}; back = w2 @ (p - {_ONE})",
        predicted_class="w2[:, _best(z, w2, b2)]",
        all_classes="w2.sum(axis=1)",
    ),
    *retyped(
        _SLOPES,
        "    slope = ",
        relu_forgotten="1.0",
        activation_instead=["np.maximum(z, 0)", "z * (z > 0)"],
        sign_reversed="(z < 0) * 1.0",
    ),
    *retyped(_SLOPES, "    z = ", bias_forgotten="x @ w1"),
    *retyped(_SLOPES, "    d_z = ", guided="np.maximum(back, 0) * slope"),
    *returning(
        _SLOPES,
        abs_missing="d_x",
        positive_only="np.maximum(d_x, 0)",
        squared="d_x**2",
        times_input=["np.abs(d_x * x)", "np.abs(d_x) * x"],
        rescaled=["np.abs(d_x) / np.abs(d_x).max()", "np.abs(d_x) / np.abs(d_x).sum()"],
        first_layer_only=["np.abs(d_z)", "np.abs(w1).sum(axis=1)"],
        one_sum="np.abs(d_x).sum()",
    ),
]


def _network(name, rng, d, hidden, classes, k, weight=1.0, scale=1.0):
    w1, b1 = rng.normal(0, 0.7, (d, hidden)), rng.normal(0, 0.5, hidden)
    w2, b2 = scale * rng.normal(size=(hidden, classes)), rng.normal(size=classes)
    return Case(name, (rng.uniform(0.2, 1, d), w1, b1, w2, b2, k), weight=weight)


def drawn_networks(rng):
    return [
        _network("six pixels", rng, 6, 8, 3, 1),
        _network("a sure network", rng, 5, 12, 4, 2, scale=5.0),
        _network("first class", rng, 9, 16, 5, 0),
        _network("last class", rng, 12, 10, 4, 3),
        _network("as many pixels as units", rng, 7, 7, 7, 4),
        _network("two pixels", rng, 2, 20, 2, 0, weight=0.5),
    ]


# ---- occlusion_map


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
        ],
    ),
    *returning(
        _COVERS,
        rescaled="drops / abs(drops).max()",
        map_of_all_pixels="np.kron(drops, np.ones((size, size)))",
        one_sum="drops.sum()",
    ),
]


def covered_scores(answer, image, weights, size, stride, fill):
    """With a score that knows pictures of this size alone."""

    def score(picture):
        if np.shape(picture) != weights.shape:
            raise ValueError(f"score got a picture of shape {np.shape(picture)}, not {weights.shape}")
        return 2 + float(np.tanh((weights * picture).sum()) + (weights * np.square(picture)).mean())

    return answer(score, image, size, stride, fill)


def _covering(name, rng, shape, size, stride, fill, weight=1.0):
    image, weights = rng.uniform(0.2, 1, shape), rng.normal(0, 0.4, shape)
    typed = f"occlusion_map(score, image, {size}, {stride}, {fill})  # image: {shape}"
    return Case(name, (image, weights, size, stride, fill), play=covered_scores, typed=typed, weight=weight)


def drawn_coverings(rng):
    return [
        _covering("stride 1", rng, (5, 4), 2, 1, 0.5),
        _covering("wider than high", rng, (4, 7), 2, 2, 0.3, weight=1.5),
        _covering("a rest is left", rng, (8, 6), 3, 2, 0.8, weight=1.5),
        _covering("patches of one pixel", rng, (3, 4), 1, 1, 0.1),
        _covering("covered in black", rng, (6, 5), 2, 3, 0.0, weight=0.5),
        _covering("one position", rng, (4, 4), 4, 2, 0.4, weight=0.3),
    ]


_FIXED = np.random.default_rng(161)
_TINY = (
    np.array([1.0, 2.0]),
    np.array([[1.0, -1.0, 0.0], [0.0, 1.0, -2.0]]),
    np.zeros(3),
    np.array([[1.0, 0.0], [-3.0, 1.0], [5.0, 5.0]]),
    np.zeros(2),
    0,
)
answers = [
    Function(
        "saliency",
        saliency,
        [by_chain, by_one_hot, by_columns],
        saliency_mistakes,
        visible=[Case("by hand", _TINY)],
        cases=drawn_networks,
    ),
    Function(
        "occlusion_map",
        occlusion_map,
        [by_loops, by_masks, by_lists],
        cover_mistakes,
        visible=[_covering("four positions", _FIXED, (4, 4), 2, 2, 0.5)],
        cases=drawn_coverings,
    ),
]
exercise = Exercise(number="16.1", points=10, answers=answers)
