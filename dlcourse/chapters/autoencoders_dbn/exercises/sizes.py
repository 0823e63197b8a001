"""12.2 How many pixels a transposed convolution makes, and how many a convolution forgot."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, returning, several

# ---- up_size


def up_size(n, k, s=1, p=0, op=0):
    return s * (n - 1) + k - 2 * p + op


def by_terms(n, k, s=1, p=0, op=0):
    covered = (n - 1) * s + k
    return covered - 2 * p + op


def by_inversion(n, k, s=1, p=0, op=0):
    """Solved for the input of the convolution that makes n pixels, with the remainder added."""
    covered = k + s * (n - 1)
    return op + covered - p - p


def by_printing(n, k, s=1, p=0, op=0):
    last = 0
    for pixel in range(n):
        last = max(last, pixel * s + k)
    return len(range(p, last - p)) + op


_UP = (by_terms, by_inversion)
up_mistakes = [
    *edits(_UP, other_default=("s=1", "s=2")),
    *returning(
        _UP,
        one_pixel_too_many=["n * s - 2 * p + k + op", "n * s + k - 2 * p + op"],
        padding_added="(n - 1) * s + 2 * p + k + op",
        padding_once="(n - 1) * s - p + k + op",
        padding_ignored="(n - 1) * s + k + op",
        output_padding_ignored="(n - 1) * s - 2 * p + k",
        output_padding_subtracted="(n - 1) * s - 2 * p + k - op",
        output_padding_twice="(n - 1) * s - 2 * p + k + 2 * op",
        kernel_less_one=["(n - 1) * s - 2 * p + k - 1 + op", "n * s - s - 2 * p + k + op - 1"],
        off_by_one="(n - 1) * s - 2 * p + k + op + 1",
        stride_ignored=["n - 1 - 2 * p + k + op", "n + k - 2 * p + op - 1"],
        downwards=[
            "(n + 2 * p - k) // s + 1",
            "(n + 2 * p - k + op) // s + 1",
            "(n - k + 2 * p) // s + 1 + op",
        ],
        times_stride=["n * s", "n * s + op", "n * s - 2 * p + op"],
        kernel_times_stride="(n - 1) * k - 2 * p + s + op",
        parentheses_missing="n - 1 * s - 2 * p + k + op",
    ),
]


def _up(name, *numbers, weight=1.0):
    return Case(name, numbers, weight=weight)


def drawn_up(rng: np.random.Generator) -> list[Case]:
    def case() -> Case:
        s = int(rng.integers(2, 5))
        k, p, n, op = (int(rng.integers(*ends)) for ends in ((3, 7), (1, 3), (5, 15), (1, s)))
        return _up(f"n={n}, k={k}, s={s}, p={p}, op={op}", n, k, s, p, op)

    return [
        _up("no padding", 9, 4, 3),
        _up("stride 1", 8, 5, 1, 1),
        _up("one pixel", 1, 5, 2, 0, 1),
        _up("two pixels", 2, 5, 3, 2),
        _up("stride and paddings left out", 9, 4, weight=0.5),
        *(case() for _ in range(6)),
    ]


# ---- output_padding


def output_padding(n, k, s=1, p=0):
    return (n + 2 * p - k) % s


def by_way_there_and_back(n, k, s=1, p=0):
    few = (n + 2 * p - k) // s + 1
    back = (few - 1) * s - 2 * p + k
    return n - back


def by_remainder(n, k, s=1, p=0):
    few = (n + 2 * p - k) // s
    back = few * s + k - 2 * p
    return -(back - n)


def by_search(n, k, s=1, p=0):
    few = (n + 2 * p - k) // s + 1
    return next(op for op in range(s) if up_size(few, k, s, p, op) == n)


_BACK = (by_way_there_and_back, by_remainder)
op_mistakes = [
    *edits(_BACK, other_default=("s=1", "s=2")),
    *returning(
        _BACK,
        padding_ignored="(n - k) % s",
        padding_once="(n + p - k) % s",
        kernel_ignored=["(n + 2 * p) % s", "n % s"],
        quotient_instead=["(n + 2 * p - k) // s", "(n + 2 * p - k) // s + 1"],
        sign_reversed=["back - n", "(k - n - 2 * p) % s"],
        always_one=["1", "s - 1", "1 if s > 1 else 0", "int(s > 1)"],
        off_by_one=["(n + 2 * p - k + 1) % s", "(n + 2 * p - k - 1) % s"],
        stride_minus_remainder="s - (n + 2 * p - k) % s",
        always_zero=[
            "0",
            "n - (((n + 2 * p - k) / s + 1 - 1) * s - 2 * p + k)",
            "int(n - (((n + 2 * p - k) / s + 1 - 1) * s - 2 * p + k))",
        ],
        zero_or_one="int((n + 2 * p - k) % s > 0)",
        size_instead="back",
        padding_subtracted="(n - 2 * p - k) % s",
    ),
    *several(
        _BACK,
        rounded_up=[
            [
                ("few = (n + 2 * p - k) // s + 1", "few = -(-(n + 2 * p - k) // s) + 1"),
                ("few = (n + 2 * p - k) // s", "few = -(-(n + 2 * p - k) // s)"),
            ]
        ],
        input_size_forgotten=[[("(few - 1) * s", "(n - 1) * s"), ("few * s", "(n - 1) * s")]],
        padding_once=[("few = (n + 2 * p", "few = (n + p")],
        one_forgotten_down=[[("(few - 1) * s", "(few - 2) * s"), ("few * s", "(few - 1) * s")]],
    ),
]


def drawn_back(rng: np.random.Generator) -> list[Case]:
    strides = (3, 5, 8, 12)

    def case(remainder: int, s: int) -> Case:
        k = int(rng.choice([length for length in range(3, 8) if length != remainder]))
        p = 2 if remainder == 1 else 1
        n = s * int(rng.integers(4, 12)) + remainder + k - 2 * p
        as_often = sum(remainder < stride for stride in strides)  # no result earns more than another
        return _up(f"n={n}, k={k}, s={s}, p={p}", n, k, s, p, weight=1 / as_often)

    defaults = _up("stride and padding left out", 9, 4, weight=0.1)
    return [*(case(remainder, s) for s in strides for remainder in (*range(1, s), 0)), defaults]


answers = [
    Function(
        "up_size",
        up_size,
        [by_terms, by_inversion, by_printing],
        up_mistakes,
        visible=[_up("as printed", 7, 3, 2), _up("doubled", 7, 3, 2, 1, 1), _up("stride 3", 5, 4, 3, 1, 2)],
        cases=drawn_up,
    ),
    Function(
        "output_padding",
        output_padding,
        [by_way_there_and_back, by_remainder, by_search],
        op_mistakes,
        visible=[_up("28 to 14", 28, 3, 2, 1), _up("27 to 14", 27, 3, 2, 1), _up("stride 3", 11, 5, 3, 1)],
        cases=drawn_back,
    ),
]
exercise = Exercise(number="12.2", points=4, answers=answers)
