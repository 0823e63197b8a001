"""16.2 Grad-CAM, and a number for how much two maps have in common."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, replaced, returning, retyped

# ---- grad_cam


def grad_cam(maps, gradients, factor):
    weights = gradients.mean(axis=(1, 2))
    heat = np.maximum(np.tensordot(weights, maps, 1), 0)
    return heat.repeat(factor, axis=0).repeat(factor, axis=1)


def by_names(maps, gradients, factor):
    weights = gradients.mean(axis=(1, 2))
    total = (weights[:, None, None] * maps).sum(axis=0)
    heat = np.maximum(total, 0)
    return np.kron(heat, np.ones((factor, factor)))


def by_einsum(maps, gradients, factor):
    channels, high, wide = maps.shape
    weights = gradients.reshape(channels, -1).sum(axis=1) / (high * wide)
    total = np.einsum("c,cij->ij", weights, maps)
    heat = total * (total > 0)
    return np.repeat(np.repeat(heat, factor, 0), factor, 1)


def by_channels(maps, gradients, factor):
    total = np.zeros(maps.shape[1:])
    for one, slopes in zip(maps, gradients, strict=True):
        total = total + slopes.mean() * one
    heat = np.where(total > 0, total, 0)
    rows = np.arange(heat.shape[0] * factor) // factor
    columns = np.arange(heat.shape[1] * factor) // factor
    return heat[rows][:, columns]


def _by_place(maps, weights, factor):
    return _grown(np.maximum((weights * maps).sum(axis=0), 0), factor)


def _grown(heat, factor):
    return heat.repeat(factor, 0).repeat(factor, 1)


_CAMS = (by_names, by_einsum)
_W = "    weights = "
cam_mistakes = [
    *retyped(
        _CAMS,
        _W,
        summed_gradients="gradients.sum(axis=(1, 2))",
        mean_over_channels="gradients.mean(axis=0); return _by_place(maps, weights, factor)",
        largest_gradient="gradients.max(axis=(1, 2))",
        absolute_gradients=["np.abs(gradients).mean(axis=(1, 2))", "np.abs(gradients.mean(axis=(1, 2)))"],
        positive_gradients="np.maximum(gradients, 0).mean(axis=(1, 2))",
        weights_of_maps="maps.mean(axis=(1, 2))",
        weights_normalised="gradients.mean(axis=(1, 2)); weights = weights / np.abs(weights).sum()",
        unweighted="np.ones(len(maps))",
        one_weight="np.full(len(maps), gradients.mean())",
    ),
    *retyped(
        _CAMS,
        "    total = ",
        gradient_times_map="(gradients * maps).sum(axis=0)",
        mean_of_channels="(weights[:, None, None] * maps).mean(axis=0)",
        relu_too_early="np.maximum(weights[:, None, None] * maps, 0).sum(axis=0)",
    ),
    *retyped(_CAMS, "    heat = ", relu_missing="total", absolute_values="np.abs(total)"),
    *returning(
        _CAMS,
        tiled="np.tile(heat, (factor, factor))",
        not_enlarged="heat",
        rescaled=["_grown(heat / heat.max(), factor)", "_grown(heat / (heat.max() + 1e-8), factor)"],
        rows_only="np.repeat(heat, factor, axis=0)",
        columns_only="np.repeat(heat, factor, axis=1)",
        transposed="_grown(heat.T, factor)",
    ),
]


def _maps(name, rng, channels, high, wide, factor, weight=1.0):
    maps = np.maximum(rng.normal(0.3, 1, (channels, high, wide)), 0)
    gradients = rng.normal(rng.normal(0, 0.5, (channels, 1, 1)), 0.5, maps.shape)
    best = np.tensordot(gradients.mean(axis=(1, 2)), maps, 1)
    if best.max() <= 0 or best.min() >= 0:
        gradients[0] += (1 if best.max() <= 0 else -1) * 3.0
    return Case(name, (maps, gradients, factor), weight=weight)


def drawn_maps(rng):
    return [
        _maps("three channels", rng, 3, 4, 4, 2),
        _maps("wider than high", rng, 5, 2, 3, 4, weight=1.5),
        _maps("higher than wide", rng, 2, 5, 3, 3, weight=1.5),
        _maps("as many channels as rows", rng, 4, 4, 4, 2),
        _maps("factor 1", rng, 6, 3, 4, 1, weight=0.5),
    ]


# ---- rank_correlation


def _ranks(values):
    _, group, count = np.unique(np.ravel(values), return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[np.ravel(group)]


def rank_correlation(a, b):
    return float(np.corrcoef(_ranks(a), _ranks(b))[0, 1])


def by_counting(a, b):
    a, b = a.ravel(), b.ravel()
    r_a = (a[:, None] > a).sum(axis=1) + (a[:, None] == a).sum(axis=1) / 2
    r_b = (b[:, None] > b).sum(axis=1) + (b[:, None] == b).sum(axis=1) / 2
    u, v = r_a - r_a.mean(), r_b - r_b.mean()
    found = (u * v).sum() / np.sqrt((u**2).sum() * (v**2).sum())
    return found


def by_sorting(a, b):
    a, b = np.array(a).flatten(), np.array(b).flatten()
    s_a, s_b = np.sort(a), np.sort(b)
    r_a = (np.searchsorted(s_a, a) + np.searchsorted(s_a, a, side="right")) / 2
    r_b = (np.searchsorted(s_b, b) + np.searchsorted(s_b, b, side="right")) / 2
    u, v = r_a - np.mean(r_a), r_b - np.mean(r_b)
    found = np.mean(u * v) / (np.std(u) * np.std(v))
    return found


def by_walking(a, b):
    """Gives equal neighbours in the sorted list their mean place."""

    def ranks(values):
        order = sorted(range(len(values)), key=lambda i: values[i])
        places, start = [0.0] * len(values), 0
        while start < len(order):
            end = start
            while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
                end += 1
            for i in order[start : end + 1]:
                places[i] = (start + end) / 2
            start = end + 1
        return places

    return np.corrcoef(ranks(a.ravel().tolist()), ranks(b.ravel().tolist()))[0, 1]


def _centred(ranks):
    return ranks - ranks.mean()


_RANKS = (by_counting, by_sorting)
_CENTRED = (
    "    u, v = r_a - r_a.mean(), r_b - r_b.mean()",
    "    u, v = r_a - np.mean(r_a), r_b - np.mean(r_b)",
)
rank_mistakes = [
    *replaced(
        _RANKS,
        _CENTRED,
        values_not_ranks="    u, v = a - a.mean(), b - b.mean()",
        sorted_once="    u, v = (np.argsort(s) - (len(s) - 1) / 2 for s in (a, b))",
        ties_in_order="    u, v = (s.argsort(kind='stable').argsort() - (len(s) - 1) / 2 for s in (a, b))",
        not_centred="    return (r_a * r_b).sum() / np.sqrt((r_a**2).sum() * (r_b**2).sum())",
        sorted_values="    u, v = (np.sort(s) - s.mean() for s in (a, b))",
        dense_ranks="    u, v = (_centred(np.unique(s, return_inverse=True)[1]) for s in (a, b))",
        lowest_rank="    u, v = (_centred(np.searchsorted(np.sort(s), s)) for s in (a, b))",
        highest_rank="    u, v = (_centred(np.searchsorted(np.sort(s), s, 'right')) for s in (a, b))",
    ),
    *returning(
        _RANKS,
        covariance="(u * v).mean()",
        squared="found**2",
        unequal_divisors=["found * len(a) / (len(a) - 1)", "found * (len(a) - 1) / len(a)"],
        absolute_values="abs(found)",
        difference_of_ranks="1 - 6 * ((r_a - r_b) ** 2).sum() / (len(a) * (len(a) ** 2 - 1))",
        whole_matrix="np.corrcoef(r_a, r_b)",
        mean_difference="np.abs(r_a - r_b).mean()",
    ),
]


def _pair(name, rng, shape, likeness, weight=1.0, levels=0):
    a = rng.normal(size=shape)
    b = likeness * a + rng.normal(size=shape)
    if levels:
        a, b = np.floor(levels * a / 2), np.floor(levels * b / 2)
    return Case(name, (np.exp(a), np.exp(2 * b)), weight=weight)


def drawn_pairs(rng):
    return [
        _pair("alike", rng, (5, 6), 1.5),
        _pair("opposite", rng, (4, 7), -1.0),
        _pair("nothing in common", rng, (6, 6), 0.0),
        _pair("many equal values", rng, (6, 8), 0.8, levels=3, weight=2),
        _pair("half of it zero", rng, (7, 5), 1.0, levels=1, weight=2),
        _pair("a single row", rng, (12,), -0.5, weight=0.5),
    ]


_CHANNELS = np.array([[[1.0, 0.0], [2.0, 1.0]], [[0.0, 3.0], [1.0, 1.0]]])
_FLOW = np.array([[[1.0, 3.0], [0.0, 0.0]], [[-1.0, 0.0], [-1.0, 0.0]]])
answers = [
    Function(
        "grad_cam",
        grad_cam,
        [by_names, by_einsum, by_channels],
        cam_mistakes,
        visible=[Case("two channels", (_CHANNELS, _FLOW, 2))],
        cases=drawn_maps,
    ),
    Function(
        "rank_correlation",
        rank_correlation,
        [by_counting, by_sorting, by_walking],
        rank_mistakes,
        visible=[
            Case("the same order", (np.array([[1.0, 5.0], [3.0, 9.0]]), np.array([[0.1, 0.3], [0.2, 80.0]]))),
            Case("with equal values", (np.array([0.0, 0.0, 1.0, 2.0]), np.array([1.0, 2.0, 2.0, 3.0]))),
        ],
        cases=drawn_pairs,
        weight=0.6,
    ),
]
exercise = Exercise(number="16.2", points=8, answers=answers)
