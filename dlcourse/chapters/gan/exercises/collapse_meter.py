"""13.5 Two numbers for a generator: how many modes it covers, and how many of its samples are good."""

import math

import numpy as np

from dlcourse.checking import Case, Exercise, Function, returning, retyped
from dlcourse.experiments.gan import points

# ---- coverage


def coverage(samples, centres, radius, share=0.02):
    return points.coverage(samples, centres, radius, share)


def coverage_by_table(samples, centres, radius, share=0.02):
    distances = np.linalg.norm(samples[:, None] - centres, axis=2)
    near = distances < radius
    counts = near.sum(axis=0)
    return int((counts >= share * len(samples)).sum())


def coverage_by_loop(samples, centres, radius, share=0.02):
    distances = np.array([[math.dist(sample, centre) for centre in centres] for sample in samples])
    near = distances < radius
    counts = np.array([sum(column) for column in near.T])
    return sum(1 for count in counts if count / len(samples) >= share)


COVERAGES = (coverage_by_table, coverage_by_loop)
_SQUARES = "((samples[:, None] - centres) ** 2).sum(axis=2)"
_SUMS = "np.abs(samples[:, None] - centres).sum(axis=2)"
_WRONG_AXIS = "np.linalg.norm(samples[:, None] - centres, axis=1)"
_BOX = "np.abs(samples[:, None] - centres).max(axis=2)"
_FLAT = "(np.sqrt(((samples - centres) ** 2).sum(axis=1)) < radius).mean()"
coverage_mistakes = [
    *retyped(
        COVERAGES,
        "distances = ",
        squared_distance=_SQUARES,
        square_not_circle=_BOX,
        sum_of_coordinates=_SUMS,
        wrong_axis=_WRONG_AXIS,
    ),
    *retyped(COVERAGES, "near = ", border_counts="distances <= radius", outside="distances > radius"),
    *retyped(
        COVERAGES,
        "counts = ",
        wrong_axis="near.sum(axis=1)",
        radius_ignored="np.bincount(distances.argmin(axis=1), minlength=len(centres))",
        nearest_mode_only="(near & (distances == distances.min(axis=1)[:, None])).sum(axis=0)",
    ),
    *returning(
        COVERAGES,
        one_is_enough=["int((counts > 0).sum())", "int((counts >= share).sum())"],
        share_must_be_exceeded="int((counts > share * len(samples)).sum())",
        share_of_the_good=[
            "int((counts >= share * counts.sum()).sum())",
            "int((counts / max(counts.sum(), 1) >= share).sum())",
            "int((counts >= share * near.any(axis=1).sum()).sum())",
        ],
        share_of_the_modes="int((counts >= share * len(centres)).sum())",
        no_new_axis=f"int({_FLAT} >= share)",
        as_a_share="(counts >= share * len(samples)).mean()",
    ),
]

# ---- precision


def precision(samples, centres, radius):
    return points.precision(samples, centres, radius)


def precision_by_table(samples, centres, radius):
    distances = np.linalg.norm(samples[:, None] - centres, axis=2)
    near = distances < radius
    return float(near.any(axis=1).mean())


def precision_by_loop(samples, centres, radius):
    distances = np.array([[math.dist(sample, centre) for centre in centres] for sample in samples])
    near = distances < radius
    return sum(any(row) for row in near) / len(near)


PRECISIONS = (precision_by_table, precision_by_loop)
precision_mistakes = [
    *retyped(
        PRECISIONS,
        "distances = ",
        squared_distance=_SQUARES,
        square_not_circle=_BOX,
        sum_of_coordinates=_SUMS,
    ),
    *retyped(PRECISIONS, "near = ", border_counts="distances <= radius"),
    *returning(
        PRECISIONS,
        outside=["1 - near.any(axis=1).mean()", "(distances > radius).all(axis=1).mean()"],
        pairs="near.mean()",
        count_not_share="int(near.any(axis=1).sum())",
        divided_by_modes="near.any(axis=1).sum() / len(centres)",
        near_modes="near.any(axis=0).mean()",
        counted_twice="near.sum() / len(samples)",
        near_all_centres="near.all(axis=1).mean()",
        first_centre_only="near[:, 0].mean()",
        no_new_axis=_FLAT,
    ),
]

# ---- cases

_BESIDE = {
    "side": (1.1, 0.0),
    "corner": (1.25, np.pi / 4),
    "diagonal": (0.85, np.pi / 4),
    "far": (2.0, 0.6),
}
"""Distance in radii and angle: just outside a circle, in a corner of its square, inside, far away."""


def _game(rng, radius, counts, **beside):
    """As many samples near each mode as asked, and others beside the last one; modes are 4 apart."""
    places = np.stack(np.meshgrid(np.arange(4), np.arange(4)), axis=-1).reshape(-1, 2) * 4.0
    centres = places[rng.permutation(len(places))[: len(counts)]]
    size = 0.9 * radius / np.sqrt(2)
    samples = [c + rng.uniform(-size, size, (n, 2)) for c, n in zip(centres, counts, strict=True)]
    for kind, n in beside.items():
        distance, first = _BESIDE[kind]
        angle = first + np.pi / 2 * rng.integers(0, 4, n)
        direction = np.column_stack([np.cos(angle), np.sin(angle)])
        samples.append(centres[-1] + distance * radius * direction)
    return rng.permutation(np.concatenate(samples)), centres, radius


def _overlapping(rng):
    """Six samples lie within the circles of two modes, two within one, four nowhere."""
    both, one = rng.uniform([0.4, -0.2], [0.6, 0.2], (6, 2)), rng.uniform(-0.3, -0.1, (2, 2))
    samples = np.concatenate([both, one, rng.uniform(2, 3, (4, 2))])
    return rng.permutation(samples), np.array([[0.0, 0.0], [1.0, 0.0], [6.0, 6.0]]), 0.8


def _on_the_border(rng):
    """Samples at a distance of exactly 2.5 from the last mode, and two near each of the others."""
    corner = 8.0 * rng.integers(-3, 4, 2)
    centres = corner + 8.0 * np.array([[0, 0], [1, 0], [0, 1], [1, 1], [2, 0]])
    border = centres[-1] + np.array([[1.5, 2.0], [-2.0, 1.5], [2.5, 0.0]])
    good = np.repeat(centres[:-1], 2, axis=0) + rng.uniform(-1, 1, (8, 2))
    return rng.permutation(np.concatenate([good, border])), centres, 2.5


def drawn_precision(rng):
    return [
        Case("all in one mode", _game(rng, 0.5, [50, 0, 0]), weight=0.4),
        Case("thin modes", _game(rng, 0.4, [40, 1, 3, 2, 0], side=30, far=24)),
        Case("some strays", _game(rng, 0.8, [9, 4, 5, 2, 3, 6, 4, 5], side=3, far=3)),
        Case("just outside", _game(rng, 0.3, [0, 0], side=12), weight=0.6),
        Case("in the corners", _game(rng, 0.5, [6, 2, 3, 5, 4, 0, 7, 2, 3, 2, 0], corner=10)),
        Case("large circles", _game(rng, 1.5, [5, 0, 3, 4, 4, 6, 0], side=4, diagonal=3)),
        Case("far outside", _game(rng, 0.4, [3, 1, 2, 4, 2, 1, 2, 3, 1, 5, 0], far=12)),
        Case("one sample", _game(rng, 0.5, [1, 0, 0]), weight=0.4),
        Case("overlapping circles", _overlapping(rng), weight=0.25),
        Case("on the border", _on_the_border(rng)),
    ]


def drawn_coverage(rng):
    return [
        *drawn_precision(rng),
        Case("exactly an eighth", _game(rng, 0.4, [10, 5, 7, 9, 6, 3]), {"share": 0.125}),
        Case("share of 7%", _game(rng, 0.6, [6, 3, 1, 0, 4, 5, 3, 4, 6], side=5, far=5), {"share": 0.07}),
        Case("share of 40%", _game(rng, 0.5, [12, 11, 1, 3, 0, 0]), {"share": 0.4}, weight=0.6),
        Case("overlapping circles, share of 45%", _overlapping(rng), {"share": 0.45}, weight=0.25),
    ]


_CENTRES = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0]])
_SAMPLES = np.array([[0.1, 0.0], [0.0, -0.1], [0.2, 0.1], [2.0, 0.3], [1.0, 1.0]])
coverage_visible = [
    Case("two of three", (_SAMPLES, _CENTRES, 0.5)),
    Case("at least 30%", (_SAMPLES, _CENTRES, 0.5), {"share": 0.3}),
]
precision_visible = [
    Case("four of five", (_SAMPLES, _CENTRES, 0.5)),
    Case("small radius", (_SAMPLES, _CENTRES, 0.15)),
]
answers = [
    Function("coverage", coverage, COVERAGES, coverage_mistakes, coverage_visible, drawn_coverage),
    Function("precision", precision, PRECISIONS, precision_mistakes, precision_visible, drawn_precision),
]
exercise = Exercise(number="13.5", points=6, answers=answers)
