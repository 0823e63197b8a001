"""The second function of 9.1: the cost of an inception module."""

from dlcourse.checking import Case, Function, edits


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

inception_cost_answer = Function(
    "inception_cost",
    inception_cost,
    [branch_by_branch],
    inception_mistakes,
    visible_modules,
    drawn_modules,
    weight=5,
)
