"""13.5 Two numbers for a generator: how many modes it covers, and how many of its samples are good."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong
from dlcourse.experiments.gan import points


def coverage(samples, centres, radius, share=0.02):
    return points.coverage(samples, centres, radius, share)


def precision(samples, centres, radius):
    return points.precision(samples, centres, radius)


def _distances(samples, centres):
    return np.sqrt(((samples[:, None, :] - centres[None]) ** 2).sum(axis=2))


def _counts(samples, centres, radius):
    return (_distances(samples, centres) < radius).sum(axis=0)


def _coverage_by_loop(samples, centres, radius, share=0.02):
    covered = 0
    for centre in centres:
        near = sum(np.hypot(*(sample - centre)) < radius for sample in samples)
        covered += near / len(samples) >= share
    return int(covered)


def _coverage_by_counts(samples, centres, radius, share=0.02):
    return int(np.count_nonzero(_counts(samples, centres, radius) >= share * len(samples)))


def _precision_by_loop(samples, centres, radius):
    good = [min(np.hypot(*(sample - centre)) for centre in centres) < radius for sample in samples]
    return sum(good) / len(good)


def _precision_by_any(samples, centres, radius):
    return float((_distances(samples, centres) < radius).any(axis=1).mean())


def _nearest_counts(samples, centres):
    return np.bincount(_distances(samples, centres).argmin(axis=1), minlength=len(centres))


def _by_nearest_in_a_loop(samples, centres, share):
    hits = [0] * len(centres)
    for sample in samples:
        hits[int(np.argmin([np.hypot(*(sample - centre)) for centre in centres]))] += 1
    return sum(hit / len(samples) >= share for hit in hits)


def _share_of_the_good(samples, centres, radius, share=0.02):
    counts = _counts(samples, centres, radius)
    return int((counts >= share * counts.sum()).sum())


def _share_of_the_good_by_selection(samples, centres, radius, share=0.02):
    good = samples[(_distances(samples, centres) < radius).any(axis=1)]
    near = [(np.hypot(*(good - centre).T) < radius).sum() for centre in centres]
    return sum(int(n) >= share * len(good) for n in near)


_COVERAGE_MISTAKES = [
    Wrong(
        "one_is_enough",
        lambda s, c, radius, share=0.02: int((_counts(s, c, radius) > 0).sum()),
        lambda s, c, radius, share=0.02: sum((np.hypot(*(s - centre).T) < radius).any() for centre in c),
    ),
    Wrong(
        "radius_ignored",
        lambda s, c, radius, share=0.02: int((_nearest_counts(s, c) >= share * len(s)).sum()),
        lambda s, c, radius, share=0.02: _by_nearest_in_a_loop(s, c, share),
    ),
    Wrong("share_of_the_good", _share_of_the_good, _share_of_the_good_by_selection),
    Wrong(
        "as_a_share",
        lambda s, c, radius, share=0.02: _coverage_by_counts(s, c, radius, share) / len(c),
        lambda s, c, radius, share=0.02: float((_counts(s, c, radius) >= share * len(s)).mean()),
    ),
    Wrong(
        "squared_distance",
        lambda s, c, radius, share=0.02: _coverage_by_counts(s, c, np.sqrt(radius), share),
        lambda s, c, radius, share=0.02: _coverage_by_loop(s, c, radius**0.5, share),
    ),
]


def _precision_of_the_first(samples, centres, radius):
    return float((np.hypot(*(samples - centres[0]).T) < radius).mean())


_PRECISION_MISTAKES = [
    Wrong(
        "outside",
        lambda s, c, radius: 1 - _precision_by_any(s, c, radius),
        lambda s, c, radius: float((_distances(s, c) >= radius).all(axis=1).mean()),
    ),
    Wrong(
        "pairs",
        lambda s, c, radius: float((_distances(s, c) < radius).mean()),
        lambda s, c, radius: _counts(s, c, radius).sum() / (len(s) * len(c)),
    ),
    Wrong(
        "count_not_share",
        lambda s, c, radius: int((_distances(s, c).min(axis=1) < radius).sum()),
        lambda s, c, radius: round(_precision_by_loop(s, c, radius) * len(s)),
    ),
    Wrong(
        "squared_distance",
        lambda s, c, radius: _precision_by_any(s, c, np.sqrt(radius)),
        lambda s, c, radius: _precision_by_loop(s, c, radius**0.5),
    ),
    Wrong(
        "near_modes",
        lambda s, c, radius: float((_distances(s, c).min(axis=0) < radius).mean()),
        lambda s, c, radius: sum((np.hypot(*(s - centre).T) < radius).any() for centre in c) / len(c),
    ),
    Wrong(
        "first_centre_only",
        _precision_of_the_first,
        lambda s, c, radius: float((_distances(s, c[:1])[:, 0] < radius).mean()),
    ),
]


# ---- cases


def _grid(rng, modes):
    """Centres of different modes are at least 2 apart."""
    places = np.stack(np.meshgrid(np.arange(4), np.arange(4)), axis=-1).reshape(-1, 2) * 2.0
    return places[rng.permutation(len(places))[:modes]]


def _cloud(rng, centre, n, spread):
    return centre + spread * rng.uniform(-1, 1, (n, 2)) / np.sqrt(2)


def _collapsed(rng, counts, just_outside, far_outside, radius):
    """As many samples per mode as asked, and strays at two distances from a mode."""
    centres = _grid(rng, len(counts))
    good = [_cloud(rng, c, n, 0.9 * radius) for c, n in zip(centres, counts, strict=True)]
    distance = np.repeat([1.1 * radius, 1.0], [just_outside, far_outside])
    angle = rng.uniform(0, 2 * np.pi, len(distance))
    direction = np.column_stack([np.cos(angle), np.sin(angle)])
    strays = centres[rng.integers(0, len(centres), len(distance))] + distance[:, None] * direction
    return rng.permutation(np.concatenate([*good, strays])), centres, radius


def _drawn(rng):
    return [
        Case("all in one mode", _collapsed(rng, [50, 0, 0], 0, 0, 0.5), weight=0.25),
        Case("thin modes", _collapsed(rng, [40, 1, 3, 2, 0], 30, 24, 0.4)),
        Case("some strays", _collapsed(rng, [9, 4, 5, 2], 3, 3, 0.8)),
        Case("just outside", _collapsed(rng, [0, 0], 12, 0, 0.3), weight=0.3),
        Case("far outside", _collapsed(rng, [3, 2, 0], 0, 12, 0.4)),
        Case("one sample", _collapsed(rng, [1, 0, 0], 0, 0, 0.5), weight=0.25),
    ]


def _drawn_with_share(rng):
    exact = _collapsed(rng, [10, 5, 4, 1], 0, 0, 0.4)
    strict = _collapsed(rng, [6, 3, 1, 0], 5, 5, 0.6)
    return [
        *_drawn(rng),
        Case("exactly a quarter", exact, {"share": 0.25}),
        Case("share of 15%", strict, {"share": 0.15}),
    ]


_CENTRES = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0]])
_SAMPLES = np.array([[0.1, 0.0], [0.0, -0.1], [0.2, 0.1], [2.0, 0.3], [1.0, 1.0]])

exercise = Exercise(
    number="13.5",
    points=6,
    answers=[
        Function(
            "coverage",
            reference=coverage,
            alternatives=[_coverage_by_loop, _coverage_by_counts],
            mistakes=_COVERAGE_MISTAKES,
            visible=[
                Case("two of three", (_SAMPLES, _CENTRES, 0.5)),
                Case("at least 30%", (_SAMPLES, _CENTRES, 0.5), {"share": 0.3}),
            ],
            cases=_drawn_with_share,
        ),
        Function(
            "precision",
            reference=precision,
            alternatives=[_precision_by_loop, _precision_by_any],
            mistakes=_PRECISION_MISTAKES,
            visible=[
                Case("four of five", (_SAMPLES, _CENTRES, 0.5)),
                Case("small radius", (_SAMPLES, _CENTRES, 0.15)),
            ],
            cases=_drawn,
        ),
    ],
)
