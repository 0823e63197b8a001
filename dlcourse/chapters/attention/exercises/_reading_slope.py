"""The second function of 11.5: how fast the eye moves on."""

import numpy as np

from dlcourse.checking import Case, returning, retyped


def reading_slope(weights):
    places = weights.argmax(axis=-1)
    steps = np.arange(weights.shape[1]) - (weights.shape[1] - 1) / 2
    return float((places @ steps).mean() / (steps @ steps))


def by_sums(weights):
    p = weights.argmax(axis=2)
    t = np.arange(weights.shape[1]) + 0 * p
    t_off, p_off = t - t.mean(), p - p.mean()
    slope = (t_off * p_off).sum() / (t_off**2).sum()
    return slope


def by_moments(weights):
    p = np.argmax(weights, axis=-1)
    t = np.broadcast_to(np.arange(p.shape[1]), p.shape)
    t_off, p_off = t - np.mean(t), p - np.mean(p)
    slope = np.mean(t_off * p_off) / np.mean(t_off * t_off)
    return slope


def by_polyfit(weights):
    places = weights.argmax(axis=-1)
    steps = np.tile(np.arange(weights.shape[1]), len(weights))
    return np.polyfit(steps, places.ravel(), 1)[0]


SLOPES = (by_sums, by_moments)
_EXPECTED = "(weights * np.arange(weights.shape[2])).sum(axis=2)"
slope_mistakes = [
    *retyped(
        SLOPES,
        "    p = ",
        mean_place=_EXPECTED,
        smallest_weight="weights.argmin(axis=2)",
        sequences_averaged_first="weights.mean(axis=0, keepdims=True).argmax(axis=2)",
        first_sequence_only="weights[:1].argmax(axis=2)",
        largest_weight="weights.max(axis=2)",
        last_of_equal="weights.shape[2] - 1 - weights[..., ::-1].argmax(axis=2)",
    ),
    *(
        wrong
        for authors in (SLOPES, SLOPES[::-1])  # which stop in other words
        for wrong in retyped(
            authors,
            "    p = ",
            argmax_over_steps="weights.argmax(axis=1)",
            argmax_over_everything="weights.argmax()",
        )
    ),
    *returning(
        SLOPES,
        correlation="np.corrcoef(t.ravel(), p.ravel())[0, 1]",
        divided_by_places="(t_off * p_off).sum() / (p_off**2).sum()",
        covariance=["(t_off * p_off).mean()", "(t_off * p_off).sum()"],
        not_centred=["(t * p).sum() / (t * t).sum()", "(t_off * p).sum() / (t * t).sum()"],
        slope_for_each_sequence="(t_off * p_off).sum(axis=1) / (t_off**2).sum(axis=1)",
        ends_only=[
            "((p[:, -1] - p[:, 0]) / (p.shape[1] - 1)).mean()",
            "(p[:, -1] - p[:, 0]).mean()",
        ],
        negated="-slope",
        sign_only="np.sign(slope)",
        scaled_to_one=[
            "slope * (weights.shape[1] - 1) / (weights.shape[2] - 1)",
            "slope * weights.shape[1] / weights.shape[2]",
            "slope * (weights.shape[1] - 1)",
        ],
        mean_ratio="np.mean(p[:, 1:] / t[:, 1:])",
        sums_mixed=[
            "(t_off * p_off).sum() / t_off[0].dot(t_off[0])",
            "(t_off * p_off).mean() / (t_off**2).sum()",
        ],
        divided_by_n_and_less=[
            "np.cov(np.ravel(t), np.ravel(p))[0, 1] / np.var(t)",
            "np.mean(t_off * p_off) / np.var(t, ddof=1)",
        ],
        line_not_slope="np.polyfit(np.ravel(t), np.ravel(p), 1)",
        intercept="p.mean() - slope * t.mean()",
    ),
]


def _looking(rng, n, steps, places, slope, scatter):
    """Weights whose largest ones lie around a line; not one-hot, and their means lie elsewhere."""
    t = np.arange(steps) - (steps - 1) / 2
    wanted = (places - 1) / 2 + slope * t + rng.normal(0, scatter, (n, steps))
    best = np.clip(np.round(wanted), 0, places - 1).astype(int)
    weights = rng.random((n, steps, places)) ** 3
    np.put_along_axis(weights, best[..., None], 1.2, axis=-1)
    return weights / weights.sum(axis=-1, keepdims=True)


def _with_equal(rng, *shape):
    """Weights of which two are the largest in every row."""
    weights = rng.uniform(0, 0.5, shape)
    for row in weights.reshape(-1, shape[-1]):
        row[rng.choice(shape[-1], 2, replace=False)] = 1
    return weights / weights.sum(axis=-1, keepdims=True)


def drawn_slopes(rng):
    def case(n, steps, places, slope, scatter, **more):
        name = f"{n} sequences, {steps} steps, {places} places"
        return Case(name, (_looking(rng, n, steps, places, slope, scatter),), **more)

    return [
        case(4, 6, 6, 1.0, 0.7, weight=1.5),
        case(5, 7, 7, -1.0, 0.7, weight=1.5),
        case(3, 4, 9, 2.0, 0.9),
        case(3, 8, 5, 0.4, 0.9),
        case(2, 2, 6, -1.5, 0.8, weight=0.5),
        case(1, 9, 9, 0.8, 1.5),
        Case("two equal weights in each row", (_with_equal(rng, 3, 4, 5),), weight=0.5),
    ]
