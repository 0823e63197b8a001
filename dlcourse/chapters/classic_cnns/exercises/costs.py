"""9.1 What famous networks cost, and a small one of one's own."""

import numpy as np

from dlcourse.chapters.classic_cnns.exercises._inception_cost import inception_cost_answer
from dlcourse.chapters.classic_cnns.exercises._vgg_params import vgg_params, vgg_params_answer
from dlcourse.checking import Case, Exercise, Function, Quiz, Symptom

# ---- small_vgg

MOST_PARAMETERS, MOST_PRODUCTS, LEAST_FIELD = 20_000, 2_000_000, 28
LEAST_PARAMETERS = 5_000


def small_vgg():
    return [(2, 8), (2, 16), (2, 24)]


def deep_at_once():
    return [(1, 6), (1, 12), (3, 16)]


def in_tuples():
    return ((1, 8), (2, 16), (2, 20))


def measured(blocks):
    """Parameters, multiplications per image and receptive field of such a network on (1, 28, 28)."""
    channels, side, jump, field, products = 1, 28, 1, 1, 0
    for convolutions, filters in blocks:
        for _ in range(convolutions):
            products += filters * channels * 9 * side * side
            channels, field, last = filters, field + 2 * jump, field + 2 * jump
        field, jump, side = field + jump, 2 * jump, side // 2
    return sum(vgg_params(blocks, (1, 28, 28), (10,), True)), products, last


def _is_network(blocks):
    pairs = isinstance(blocks, list | tuple) and all(
        isinstance(b, list | tuple) and len(b) == 2 for b in blocks
    )
    if not pairs or not blocks:
        return False
    return all(
        isinstance(n, int | np.integer) and isinstance(f, int | np.integer) and 1 <= n <= 4 and 1 <= f <= 64
        for n, f in blocks
    )


def _fits(blocks):
    if not _is_network(blocks):
        return "A list of pairs is asked: 1 to 4 convolutions and 1 to 64 filters in each."
    parameters, products, field = measured(blocks)
    problems = [
        f"{parameters:,} parameters are more than {MOST_PARAMETERS:,}" * (parameters > MOST_PARAMETERS),
        f"{parameters:,} parameters are fewer than {LEAST_PARAMETERS:,}" * (parameters < LEAST_PARAMETERS),
        f"{products:,} multiplications are more than {MOST_PRODUCTS:,}" * (products > MOST_PRODUCTS),
        f"a unit sees {field} × {field} pixels, and {LEAST_FIELD} × {LEAST_FIELD} are asked"
        * (field < LEAST_FIELD),
    ]
    found = [problem for problem in problems if problem]
    return True if not found else f"{'; '.join(found)}."


def _limit(broken):
    """A network of the right form that breaks this limit."""

    def shows(evidence):
        blocks = evidence.calls[0].got.value
        return _is_network(blocks) and bool(broken(*measured(blocks)))

    return shows


design_mistakes = [
    Symptom(
        "too_many_parameters",
        _limit(lambda p, m, f: p > MOST_PARAMETERS),
        lambda: [(2, 8), (2, 16), (3, 40)],
        lambda: [(1, 8), (1, 20), (4, 24)],
    ),
    Symptom(
        "too_few_parameters",
        _limit(lambda p, m, f: p < LEAST_PARAMETERS and f >= LEAST_FIELD),
        lambda: [(1, 1), (1, 1), (1, 1), (1, 1)],
        lambda: [(1, 4), (1, 8), (2, 8), (1, 8)],
    ),
    Symptom(
        "too_many_products",
        _limit(lambda p, m, f: m > MOST_PRODUCTS),
        lambda: [(2, 24), (2, 16), (1, 8)],
        lambda: [(3, 16), (2, 16), (1, 4)],
    ),
    Symptom(
        "sees_too_little",
        _limit(lambda p, m, f: f < LEAST_FIELD),
        lambda: [(2, 8), (2, 16)],
        lambda: [(1, 8), (1, 8), (1, 8)],
    ),
]
visible_design = [Case("limits", prop=_fits, weight=0)]


def drawn_design(rng):
    return [Case("limits", prop=_fits)]


small_vgg_answer = Function(
    "small_vgg",
    small_vgg,
    [deep_at_once, in_tuples],
    design_mistakes,
    visible_design,
    drawn_design,
    weight=3,
)
exercise = Exercise(
    number="9.1",
    points=8,
    answers=[
        vgg_params_answer,
        inception_cost_answer,
        small_vgg_answer,
        Quiz("brought", {"q1": "b", "q2": "c", "q3": "a"}, weight=3),
    ],
)
