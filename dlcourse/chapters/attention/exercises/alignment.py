"""11.5 What a translator looked at: additive attention, and the direction in which it read."""

import numpy as np

from dlcourse.chapters.attention.exercises._reading_slope import (
    SLOPES,
    by_polyfit,
    drawn_slopes,
    reading_slope,
    slope_mistakes,
)
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
        "reading_slope", reading_slope, [*SLOPES, by_polyfit], slope_mistakes, visible_slopes, drawn_slopes
    ),
]
exercise = Exercise(number="11.5", points=8, answers=answers)
