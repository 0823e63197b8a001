"""9.1 What famous networks cost, and a small one of one's own."""

import itertools
import math

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, Symptom, edits

# ---- vgg_params


def vgg_params(blocks, shape=(3, 224, 224), dense=(4096, 4096, 1000), global_pool=False):
    channels, height, width = shape
    body = 0
    for convolutions, filters in blocks:
        for _ in range(convolutions):
            body += filters * (channels * 9 + 1)
            channels = filters
        height, width = height // 2, width // 2
    inputs = channels if global_pool else channels * height * width
    head = 0
    for units in dense:
        head += units * (inputs + 1)
        inputs = units
    return body, head


def by_widths(blocks, shape=(3, 224, 224), dense=(4096, 4096, 1000), global_pool=False):
    """First all widths in a list, then one sum over neighbours."""
    maps = [shape[0]]
    for number, filters in blocks:
        maps += [filters] * number
    body = sum(f * (9 * c + 1) for c, f in itertools.pairwise(maps))
    sides = [n // 2 ** len(blocks) for n in shape[1:]]
    widths = [maps[-1] * (1 if global_pool else math.prod(sides)), *dense]
    head = sum(n * (m + 1) for m, n in itertools.pairwise(widths))
    return body, head


_AUTHORS = (vgg_params, by_widths)
_HALVED, _SIDES = "height // 2, width // 2", "n // 2 ** len(blocks)"
_CONV, _CONV_TOO = "(channels * 9 + 1)", "(9 * c + 1)"
_DENSE, _DENSE_TOO = "(inputs + 1)", "(m + 1)"
_FLAT, _FLAT_TOO = (
    "channels if global_pool else channels * height * width",
    "(1 if global_pool else math.prod(sides))",
)

vgg_mistakes = edits(
    _AUTHORS,
    biases_forgotten=[(_CONV, "channels * 9", _DENSE, "inputs"), (_CONV_TOO, "9 * c", _DENSE_TOO, "m")],
    conv_bias_forgotten=[(_CONV, "channels * 9"), (_CONV_TOO, "9 * c")],
    dense_bias_forgotten=[(_DENSE, "inputs"), (_DENSE_TOO, "m")],
    one_bias_per_layer=[
        (f"filters * {_CONV}", "filters * channels * 9 + 1", f"units * {_DENSE}", "units * inputs + 1"),
        (f"f * {_CONV_TOO}", "f * c * 9 + 1", f"n * {_DENSE_TOO}", "n * m + 1"),
    ],
    kernel_of_one=[("channels * 9", "channels"), ("9 * c", "c")],
    kernel_of_three=[("channels * 9", "channels * 3"), ("9 * c", "3 * c")],
    channels_forgotten=[("channels * 9", "9"), ("9 * c", "9")],
    channels_stay_in_block=[
        ("            channels = filters\n", "            pass\n        channels = filters\n"),
        (
            "f * (9 * c + 1) for c, f in itertools.pairwise(maps)",
            "n * f * (9 * c + 1) for c, (n, f) in zip(before, blocks)",
            "    body = sum(",
            "    before = [shape[0], *(f for _, f in blocks)]\n    body = sum(",
        ),
    ],
    channels_not_passed_on=[
        (
            "            channels = filters\n",
            "            last = filters\n",
            _FLAT,
            _FLAT.replace("channels", "last"),
        ),
        ("f * (9 * c + 1)", "f * (9 * shape[0] + 1)"),
    ],
    one_convolution_per_block=[("range(convolutions)", "range(1)"), ("[filters] * number", "[filters]")],
    pooling_ignored=[(_HALVED, "height, width"), (_SIDES, "n")],
    pooling_after_every_convolution=[
        (
            "channels = filters\n        height, width = height // 2, width // 2\n",
            "channels = filters\n            height, width = height // 2, width // 2\n",
        ),
        (_SIDES, "n // 2 ** (len(maps) - 1)"),
    ],
    rounded_up=[(_HALVED, "-(-height // 2), -(-width // 2)"), (_SIDES, "-(-n // 2 ** len(blocks))")],
    not_rounded=[(_HALVED, "height / 2, width / 2"), (_SIDES, "n / 2 ** len(blocks)")],
    borders_lost=[
        (
            "            channels = filters\n",
            "            channels = filters\n            height, width = height - 2, width - 2\n",
        ),
        (
            f"sides = [{_SIDES} for n in shape[1:]]",
            "sides = shape[1:]\n    for n, _ in blocks: sides = [(side - 2 * n) // 2 for side in sides]",
        ),
    ],
    only_square=[
        ("channels * height * width", "channels * height * height"),
        ("math.prod(sides)", "sides[0] ** 2"),
    ],
    global_pool_ignored=[(_FLAT, "channels * height * width"), (_FLAT_TOO, "math.prod(sides)")],
    always_global=[(_FLAT, "channels"), (_FLAT_TOO, "1")],
    global_pool_inverted=[
        (_FLAT, "channels * height * width if global_pool else channels"),
        (_FLAT_TOO, "(math.prod(sides) if global_pool else 1)"),
    ],
    first_inputs_for_all=[
        ("        inputs = units\n", ""),
        ("n * (m + 1) for m, n in", "n * (widths[0] + 1) for m, n in"),
    ],
    last_layer_missing=[("for units in dense:", "for units in dense[:-1]:"), ("*dense]", "*dense[:-1]]")],
    added_up=("return body, head", "return body + head"),
    wrong_order=("return body, head", "return head, body"),
)


def drawn_vgg(rng):
    def number(low, high):
        return int(rng.integers(low, high))

    def network(blocks, dense, pool):
        spec = [(number(1, 4), number(3, 40)) for _ in range(blocks)]
        shape = number(1, 5), number(33, 50), number(51, 70)
        return spec, shape, tuple(number(3, 30) for _ in range(dense)), pool

    return [
        Case("drawn, flattened", network(3, 2, False), weight=2),
        Case("drawn, global pooling", network(3, 2, True)),
        Case("one dense layer", network(2, 1, False)),
        Case("one block", network(1, 3, False)),
        Case("digits", ([(number(2, 4), 8), (2, 16)], (1, 28, 28), (10,), True)),
        Case("tiny", ([(1, 1)], (1, 2, 3), (1,)), weight=0.5),
        Case("on ImageNet", ([(1, number(20, 70)), (3, 128)],)),
    ]


visible_vgg = [
    Case("by hand", ([(1, 2)], (3, 4, 4), (5,))),
    Case("two blocks", ([(2, 4), (1, 6)], (3, 9, 12), (7, 2))),
    Case("pooled", ([(2, 4), (1, 6)], (3, 9, 12), (7, 2), True)),
]

# ---- inception_cost


def inception_cost(shape, ones, threes, fives, pooled):
    channels, height, width = shape
    convolutions = [(channels, ones, 1), (channels, pooled, 1)]
    for (reduced, filters), size in ((threes, 3), (fives, 5)):
        if reduced:
            convolutions.append((channels, reduced, 1))
        convolutions.append((reduced or channels, filters, size))
    weights = sum(c * f * k * k for c, f, k in convolutions)
    biases = sum(f for _, f, _ in convolutions)
    return (ones + threes[1] + fives[1] + pooled, height, width), weights + biases, weights * height * width


def branch_by_branch(shape, ones, threes, fives, pooled):
    c, h, w = shape
    (r3, n3), (r5, n5) = threes, fives
    three = r3 * c + 9 * r3 * n3 if r3 else 9 * c * n3
    five = r5 * c + 25 * r5 * n5 if r5 else 25 * c * n5
    weights = ones * c + three + five + pooled * c
    biases = ones + r3 + n3 + r5 + n5 + pooled
    return (ones + n3 + n5 + pooled, h, w), weights + biases, weights * h * w


_HANDS = (inception_cost, branch_by_branch)
_OUT, _OUT_TOO = "(ones + threes[1] + fives[1] + pooled, height, width)", "(ones + n3 + n5 + pooled, h, w)"
_PARAMS = "weights + biases"
_TIMES, _TIMES_TOO = "weights * height * width", "weights * h * w"
_REDUCE = "convolutions.append((channels, reduced, 1))"
_BIG = "convolutions.append((reduced or channels, filters, size))"

inception_mistakes = [
    *edits(
        _HANDS,
        biases_forgotten=(_PARAMS, "weights"),
        biases_multiplied=[
            (_TIMES, f"({_PARAMS}) * height * width"),
            (_TIMES_TOO, f"({_PARAMS}) * h * w"),
        ],
        reductions_have_no_bias=[
            ("for _, f, _ in convolutions)", "for _, f, _ in convolutions) - threes[0] - fives[0]"),
            ("ones + r3 + n3 + r5 + n5 + pooled\n", "ones + n3 + n5 + pooled\n"),
        ],
        size_ignored=[(_TIMES, "weights"), (_TIMES_TOO, "weights")],
        only_square=[(_TIMES, "weights * height**2"), (_TIMES_TOO, "weights * h * h")],
        reduction_not_counted=[
            (_REDUCE, "pass"),
            ("r3 * c + 9", "9", "r5 * c + 25", "25", "r3 + n3 + r5 + n5", "n3 + n5"),
        ],
        reduction_ignored=[
            (_BIG, _BIG.replace("reduced or channels", "channels")),
            ("9 * r3 * n3 if", "9 * c * n3 if", "25 * r5 * n5 if", "25 * c * n5 if"),
        ],
        no_reduction_means_no_filters=[
            ("(reduced or channels, filters", "(reduced, filters"),
            ("else 9 * c * n3", "else 0", "else 25 * c * n5", "else 0"),
        ],
        kernel_not_squared=[
            ("f * k * k", "f * k"),
            ("9 * r3", "3 * r3", "9 * c", "3 * c", "25 * r5", "5 * r5", "25 * c", "5 * c"),
        ],
        fives_as_threes=[("(fives, 5)", "(fives, 3)"), ("25 * r5", "9 * r5", "25 * c", "9 * c")],
        pool_branch_is_free=[
            (", (channels, pooled, 1)]", "]"),
            ("five + pooled * c", "five", "n5 + pooled\n", "n5\n"),
        ],
        pool_kernel_counted=[("pooled, 1)]", "pooled, 3)]"), ("pooled * c", "9 * pooled * c")],
        pool_adds_its_input=[
            (_OUT, _OUT.replace("pooled", "channels")),
            (_OUT_TOO, _OUT_TOO.replace("pooled", "c")),
        ],
        reductions_in_the_output=[
            (_OUT, _OUT.replace("threes[1] + fives[1]", "sum(threes) + sum(fives)")),
            (_OUT_TOO, _OUT_TOO.replace("n3 + n5", "r3 + n3 + r5 + n5")),
        ],
        outputs_added=[
            (_OUT, "(max(ones, threes[1], fives[1], pooled), height, width)"),
            (_OUT_TOO, "(max(ones, n3, n5, pooled), h, w)"),
        ],
        shape_is_a_number=[
            (_OUT, "ones + threes[1] + fives[1] + pooled"),
            (_OUT_TOO, "ones + n3 + n5 + pooled"),
        ],
        wrong_order=[
            (f"{_PARAMS}, {_TIMES}", f"{_TIMES}, {_PARAMS}"),
            (f"{_PARAMS}, {_TIMES_TOO}", f"{_TIMES_TOO}, {_PARAMS}"),
        ],
        additions_counted=[(_TIMES, f"2 * {_TIMES}"), (_TIMES_TOO, f"2 * {_TIMES_TOO}")],
    ),
    *edits(
        _HANDS,
        reduction_not_counted=[
            (
                _REDUCE,
                "pass",
                "for _, f, _ in convolutions)",
                "for _, f, _ in convolutions) + threes[0] + fives[0]",
            ),
            ("r3 * c + 9", "9", "r5 * c + 25", "25"),
        ],
    ),
]


def drawn_modules(rng):
    def number(low=2, high=20):
        return int(rng.integers(low, high))

    def module(r3, r5):
        shape = number(10, 30), number(4, 9), number(10, 15)
        return shape, number(), (r3, number()), (r5, number()), number()

    return [
        Case("both reduced", module(number(), number()), weight=2),
        Case("another", module(number(), number()), weight=2),
        Case("only the threes reduced", module(number(), 0)),
        Case("only the fives reduced", module(0, number())),
        Case("nothing reduced", module(0, 0)),
    ]


visible_modules = [
    Case("by hand", ((2, 1, 1), 1, (0, 1), (1, 1), 1)),
    Case("GoogLeNet 3a", ((192, 28, 28), 64, (96, 128), (16, 32), 32)),
]

# ---- small_vgg

MOST_PARAMETERS, MOST_PRODUCTS, LEAST_FIELD = 20_000, 2_000_000, 28


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


exercise = Exercise(
    number="9.1",
    points=8,
    answers=[
        Function("vgg_params", vgg_params, [by_widths], vgg_mistakes, visible_vgg, drawn_vgg, weight=5),
        Function(
            "inception_cost",
            inception_cost,
            [branch_by_branch],
            inception_mistakes,
            visible_modules,
            drawn_modules,
            weight=5,
        ),
        Function(
            "small_vgg",
            small_vgg,
            [deep_at_once, in_tuples],
            design_mistakes,
            visible_design,
            drawn_design,
            weight=3,
        ),
        Quiz("brought", {"q1": "b", "q2": "c", "q3": "a"}, weight=3),
    ],
)
