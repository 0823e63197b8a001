"""11.5 What a translator looked at: additive attention, and the direction in which it read."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, returning, retyped
from dlcourse.numpy.attention_additive import additive_attention

# ---- additive_weights


def additive_weights(queries, keys, wq, wk, w):
    return additive_attention(queries, keys, keys, wq, wk, w)[1].weights


def by_broadcasting(queries, keys, wq, wk, w):
    asked, offered = (queries @ wq)[:, :, None], (keys @ wk)[:, None]
    hidden = np.tanh(asked + offered)
    scores = hidden @ w
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    table = e / e.sum(axis=-1, keepdims=True)
    return table


def by_repeating(queries, keys, wq, wk, w):
    steps, places = queries.shape[1], keys.shape[1]
    asked = np.repeat(np.dot(queries, wq)[:, :, None], places, axis=2)
    offered = np.repeat(np.dot(keys, wk)[:, None], steps, axis=1)
    hidden = np.tanh(asked + offered)
    scores = np.einsum("nlsa,a->nls", hidden, w)
    e = np.exp(scores)
    table = e / np.sum(e, axis=2)[:, :, None]
    return table


def step_by_step(queries, keys, wq, wk, w):
    rows = []
    for i in range(queries.shape[1]):
        hidden = np.tanh(queries[:, i : i + 1] @ wq + keys @ wk)
        e = np.exp((hidden * w).sum(axis=-1))
        rows.append(e / e.sum(axis=-1)[:, None])
    return np.stack(rows, axis=1)


_TABLES = (by_broadcasting, by_repeating)
_HIDDEN, _SCORES, _TABLE = "    hidden = ", "    scores = ", "    table = "
weight_mistakes = [
    *retyped(
        _TABLES,
        _HIDDEN,
        tanh_missing="asked + offered",
        query_cancels=["np.tanh(asked) + np.tanh(offered)", "np.tanh(offered + 0 * asked)"],
        product_not_sum="np.tanh(asked * offered)",
        sigmoid_not_tanh="1 / (1 + np.exp(-asked - offered))",
        relu_not_tanh="np.maximum(asked + offered, 0)",
        difference_not_sum="np.tanh(asked - offered)",
        key_forgotten="np.tanh(asked + 0 * offered)",
    ),
    *retyped(
        _TABLES,
        _SCORES,
        vector_forgotten=["hidden.sum(axis=-1)", "hidden.mean(axis=-1)"],
        vector_inside="np.tanh((asked + offered) @ w)",
        scaled_as_well=["hidden @ w / np.sqrt(len(w))", "hidden @ w / np.sqrt(queries.shape[-1])"],
        dot_product_instead=[
            "(queries @ wq) @ np.swapaxes(keys @ wk, 1, 2)",
            "queries @ np.swapaxes(keys, 1, 2)",
        ],
    ),
    *retyped(
        _TABLES,
        _TABLE,
        softmax_over_steps="np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)",
        softmax_over_everything=[
            "np.exp(scores) / np.exp(scores).sum()",
            "np.exp(scores) / np.exp(scores).sum(axis=(1, 2), keepdims=True)",
        ],
        softmax_over_sequences="np.exp(scores) / np.exp(scores).sum(axis=0)",
        not_normalised="np.exp(scores)",
        scores_returned="scores",
        softmax_missing="scores / scores.sum(axis=-1, keepdims=True)",
    ),
    *(
        wrong
        for authors in (_TABLES, _TABLES[::-1])  # which stop in other words
        for wrong in [
            *retyped(authors, _TABLE, keepdims_missing="e / e.sum(axis=-1)"),
            *retyped(authors, _HIDDEN, same_step_only="np.tanh(queries @ wq + keys @ wk)"),
        ]
    ),
    *returning(
        _TABLES,
        transposed="np.swapaxes(table, 1, 2)",
        averaged_over_sequences="table.mean(axis=0)",
        mixed_already="table @ keys",
        hardest_only=["table == table.max(axis=-1, keepdims=True)", "table.argmax(axis=-1)"],
        averaged_over_steps="table.mean(axis=1)",
    ),
    *edits(
        _TABLES,
        matrices_exchanged=[
            ("queries @ wq", "queries @ wk", "keys @ wk", "keys @ wq"),
            ("queries, wq", "queries, wk", "keys, wk", "keys, wq"),
        ],
        asked_by_keys=[
            (
                "(queries @ wq)[:, :, None], (keys @ wk)[:, None]",
                "(queries @ wq)[:, None], (keys @ wk)[:, :, None]",
            ),
            (
                "[:, :, None], places, axis=2",
                "[:, None], places, axis=1",
                "[:, None], steps, axis=1",
                "[:, :, None], steps, axis=2",
            ),
        ],
    ),
]


def _states(rng, n, steps, places, dq, dk, size, dtype=np.float64):
    shapes = (n, steps, dq), (n, places, dk), (dq, size), (dk, size), (size,)
    return tuple(rng.normal(size=shape).astype(dtype) for shape in shapes)


def drawn_weights(rng):
    def case(*sizes, dtype=np.float64, **more):
        n, steps, places, *_ = sizes
        name = f"{n} sequences, {steps} steps, {places} places"
        return Case(name, _states(rng, *sizes, dtype), **more)

    return [
        case(2, 3, 5, 4, 2, 6, weight=1.5),
        case(1, 4, 2, 3, 5, 2),
        case(3, 3, 3, 3, 3, 3),
        case(3, 2, 4, 3, 2, 4, weight=1.5),
        case(2, 5, 3, 2, 4, 1),
        case(4, 2, 3, 2, 2, 5, dtype=np.float32, weight=0.5),
    ]


# ---- reading_slope


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


_SLOPES = (by_sums, by_moments)
_EXPECTED = "(weights * np.arange(weights.shape[2])).sum(axis=2)"
slope_mistakes = [
    *retyped(
        _SLOPES,
        "    p = ",
        mean_place=_EXPECTED,
        smallest_weight="weights.argmin(axis=2)",
        sequences_averaged_first="weights.mean(axis=0, keepdims=True).argmax(axis=2)",
        first_sequence_only="weights[:1].argmax(axis=2)",
        largest_weight="weights.max(axis=2)",
    ),
    *(
        wrong
        for authors in (_SLOPES, _SLOPES[::-1])  # which stop in other words
        for wrong in retyped(
            authors,
            "    p = ",
            argmax_over_steps="weights.argmax(axis=1)",
            argmax_over_everything="weights.argmax()",
        )
    ),
    *returning(
        _SLOPES,
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
        mean_ratio="np.mean(p[:, 1:] / t[:, 1:])",
        sums_mixed=[
            "(t_off * p_off).sum() / t_off[0].dot(t_off[0])",
            "(t_off * p_off).mean() / (t_off**2).sum()",
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
    ]


_FIXED = np.random.default_rng(115)
visible_weights = [Case("two steps, three places", _states(_FIXED, 1, 2, 3, 2, 2, 2))]
visible_slopes = [
    Case("read in order", (np.array([[[0.7, 0.2, 0.1], [0.3, 0.6, 0.1], [0.0, 0.1, 0.9]]]),)),
    Case(
        "mostly from the end",
        (
            np.array(
                [
                    [[0.1, 0.2, 0.7], [0.2, 0.5, 0.3], [0.3, 0.4, 0.3]],
                    [[0.1, 0.5, 0.4], [0.6, 0.3, 0.1], [0.8, 0.1, 0.1]],
                ]
            ),
        ),
    ),
]
answers = [
    Function(
        "additive_weights",
        additive_weights,
        [*_TABLES, step_by_step],
        weight_mistakes,
        visible_weights,
        drawn_weights,
    ),
    Function(
        "reading_slope", reading_slope, [*_SLOPES, by_polyfit], slope_mistakes, visible_slopes, drawn_slopes
    ),
]
exercise = Exercise(number="11.5", points=8, answers=answers)
