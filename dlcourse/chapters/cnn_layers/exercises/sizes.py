"""8.1 How many positions a window has, and how much of the input a unit sees."""

import math

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, edits
from dlcourse.shapes import output_size

# ---- out_size


def out_size(n, k, s=1, p=0, d=1):
    return output_size(n, k, stride=s, padding=p, dilation=d)


def by_formula(n, k, s=1, p=0, d=1):
    reach = d * (k - 1) + 1
    return (n + 2 * p - reach) // s + 1


def by_sliding(n, k, s=1, p=0, d=1):
    start, places = -p, 0
    while start + d * (k - 1) < n + p:
        start, places = start + s, places + 1
    return places


_QUOTIENT, _RESULT = "(n + 2 * p - reach) // s", "return places"
_FREE = "(n + 2 * p - d * (k - 1) - 1) / s"
_AUTHORS = (by_formula, by_sliding)

size_mistakes = [
    *edits(
        _AUTHORS,
        one_forgotten=[("// s + 1", "// s"), (_RESULT, "return places - 1")],
        off_by_one=[("- reach)", "- reach - 1)"), ("< n + p", "< n + p - 1")],
        rounded_up=[(_QUOTIENT, "-(-(n + 2 * p - reach) // s)"), ("< n + p", "< n + p + s - 1")],
        misfit_counted=[(_QUOTIENT, "int((n + 2 * p - reach) / s)"), (_RESULT, "return max(places, 1)")],
        not_rounded=[("//", "/"), (_RESULT, f"return {_FREE} + 1")],
        rounded_to_nearest=[
            (_QUOTIENT, "round((n + 2 * p - reach) / s)"),
            (_RESULT, f"return round({_FREE}) + 1"),
        ],
        brackets_missing=[
            (f"{_QUOTIENT} + 1", "n + 2 * p - d * (k - 1) - 1 // s + 1"),
            (_RESULT, "return n + 2 * p - d * (k - 1) + (s == 1 and -1) + 1"),
        ],
        padding_once=[("2 * p", "p"), ("= -p, 0", "= 0, 0")],
        padding_ignored=[("2 * p", "0"), ("= -p, 0", "= 0, 0", "n + p", "n")],
        dilation_ignored=("d * (k - 1)", "(k - 1)"),
        taps_stretched=[("d * (k - 1) + 1", "d * k"), ("d * (k - 1)", "d * k - 1")],
        one_gap_only=[("d * (k - 1)", "(k + d - 2)"), ("d * (k - 1)", "(k + d - 2)")],
        stride_ignored=[("// s", "// 1"), ("start + s", "start + 1")],
        window_length_ignored=[("- reach)", "- 1)"), ("start + d * (k - 1)", "start")],
    ),
    *edits(
        _AUTHORS,
        off_by_one=[("- reach)", "- reach + 1)"), ("< n + p", "<= n + p")],
        rounded_to_nearest=[
            (f"{_QUOTIENT} + 1", "round((n + 2 * p - reach) / s + 1)"),
            (_RESULT, f"return round({_FREE} + 1)"),
        ],
        brackets_missing=[
            (f"{_QUOTIENT} + 1", "n + 2 * p - reach // s + 1"),
            (_RESULT, "return n + 2 * p + 1 - (d * (k - 1) + 1) // s"),
        ],
        window_length_ignored=[("- reach) // s + 1", ") // s"), (_RESULT, "return (n + 2 * p) // s")],
    ),
    *edits(
        _AUTHORS,
        off_by_one=[
            ("- reach) // s + 1", "- reach + 1) // s"),
            (_RESULT, "return (n + 2 * p - d * (k - 1)) // s"),
        ],
    ),
]


def drawn_sizes(rng: np.random.Generator) -> list[Case]:
    def case(fits_exactly: bool) -> Case:
        k, d, s, p = (int(rng.integers(low, high)) for low, high in ((2, 6), (2, 4), (2, 5), (1, 4)))
        left_over = 0 if fits_exactly else int(rng.integers(1, s))
        n = d * (k - 1) + 1 - 2 * p + s * int(rng.integers(6, 30)) + left_over
        return _size_case(n, k, s, p, d)

    always = [(11, 3, 2, 0, 2), (10, 3, 2, 1, 1), (10, 2, 3, 0, 1), (8, 3, 1, 2, 3), (5, 5, 1, 0, 1)]
    return [*(_size_case(*numbers) for numbers in always), *(case(i % 3 == 0) for i in range(18))]


def _size_case(n, k, s, p, d):
    return Case(f"n={n}, k={k}, s={s}, p={p}, d={d}", (n, k, s, p, d))


# ---- receptive_field


def receptive_field(layers):
    size = 1
    for k, s, d in reversed(layers):
        size = (size - 1) * s + d * (k - 1) + 1
    return size


def by_jumps(layers):
    size, jump = 1, 1
    for k, s, d in layers:
        size += d * (k - 1) * jump
        jump *= s
    return size


def by_products(layers):
    parts = [d * (k - 1) * math.prod(s for _, s, _ in layers[:i]) for i, (k, _, d) in enumerate(layers)]
    return 1 + sum(parts)


def _counted(layers):
    """Only the pixels that have an influence, without those in the gaps between them."""
    pixels = {0}
    for k, s, d in reversed(layers):
        pixels = {s * pixel + d * tap for pixel in pixels for tap in range(k)}
    return len(pixels)


def _counted_in_an_array(layers):
    pixels = np.array([0])
    for k, s, d in layers[::-1]:
        pixels = np.unique(s * pixels[:, None] + d * np.arange(k))
    return pixels.size


_PROD, _SUM = "math.prod(s for _, s, _ in layers[:i])", "sum(s for _, s, _ in layers[:i])"
_ADD, _REACH = "size += d * (k - 1) * jump", "d * (k - 1)"
_FIELD_AUTHORS = (by_jumps, by_products)

field_mistakes = [
    *edits(
        _FIELD_AUTHORS,
        jump_too_early=[(f"{_ADD}\n        jump *= s", f"jump *= s\n        {_ADD}"), ("[:i]", "[: i + 1]")],
        strides_ignored=[("jump *= s", "jump *= 1"), ("[:i]", "[:0]")],
        strides_added=[("jump *= s", "jump += s"), (_PROD, f"(1 + {_SUM})")],
        only_last_stride=[("jump *= s", "jump = s"), ("[:i]", "[max(i - 1, 0) : i]")],
        wrong_end=[("in layers", "in layers[::-1]"), ("[:i]", "[i + 1 :]")],
        field_of_dilation_forgotten=(_REACH, "(k - 1)"),
        dilation_as_stride=[("jump *= s", "jump *= s * d"), ("s for _, s, _", "s * d for _, s, d")],
        kernels_multiplied=[
            (_ADD, f"size *= {_REACH} + 1"),
            ("1 + sum(parts)", f"math.prod({_REACH} + 1 for k, _, d in layers)"),
        ],
        whole_kernels_added=(_REACH, f"({_REACH} + 1)"),
        off_by_one=[("size, jump = 1, 1", "size, jump = 0, 1"), ("1 + sum", "sum")],
        returns_in_loop=[
            ("    return size", "        return size"),
            ("sum(parts)", "parts[0] if layers else None"),
        ],
        two_layers_only=[
            ("in layers", "in (layers[0], layers[1])"),
            ("e(layers)", "e((layers[0], layers[1]))"),
        ],
    ),
    *edits(
        _FIELD_AUTHORS,
        strides_added=[("jump *= s", "jump += s - 1"), (_PROD, f"(1 + {_SUM} - i)")],
        dilation_as_stride=[
            ("k, s, d in", "k, d, s in"),
            ("_, s, _ in", "_, _, s in", "(k, _, d)", "(k, d, _)"),
        ],
        kernels_multiplied=[(_ADD, "size *= k"), ("1 + sum(parts)", "math.prod(k for k, _, _ in layers)")],
        whole_kernels_added=(_REACH, "d * k"),
    ),
    *edits(
        _FIELD_AUTHORS,
        strides_added=[
            ("jump = 1, 1", "jump = 1, 0", "* jump", "* max(jump, 1)", "jump *= s", "jump += s"),
            (_PROD, f"max(1, {_SUM})"),
        ],
        whole_kernels_added=[
            ("jump = 1, 1", "jump = 0, 1", _REACH, f"({_REACH} + 1)"),
            (_REACH, f"({_REACH} + 1)", "1 + sum", "sum"),
        ],
    ),
    *edits(_FIELD_AUTHORS, whole_kernels_added=(_REACH, "k")),
    Wrong("gaps_left_out", _counted, _counted_in_an_array),
]


def drawn_stacks(rng: np.random.Generator) -> list[Case]:
    def layer() -> tuple[int, ...]:
        return tuple(int(rng.integers(low, high)) for low, high in ((2, 6), (2, 4), (1, 4)))

    always: list[list[tuple[int, ...]]] = [
        [],
        [layer()],
        [(3, 2, 1), (3, 1, 1)],
        [(1, 3, 1), (5, 1, 1)],
        [(3, 1, 2), (2, 2, 1), (3, 2, 1)],
    ]
    stacks = [*always, *([layer() for _ in range(depth)] for depth in (2, 3, 3, 4, 4, 5))]
    return [Case(f"{len(s)} layers", (s,), weight=1.0 if len(s) > 1 else 0.5) for s in stacks]


exercise = Exercise(
    number="8.1",
    points=6,
    answers=[
        Function(
            "out_size",
            reference=out_size,
            alternatives=[by_formula, by_sliding],
            mistakes=size_mistakes,
            visible=[
                Case("plain", (28, 3)),
                Case("stride", (10, 3, 2, 1)),
                Case("dilation", (13, 3, 1, 0, 2)),
                Case("no place", (2, 3, 2)),
            ],
            cases=drawn_sizes,
        ),
        Function(
            "receptive_field",
            reference=receptive_field,
            alternatives=[by_jumps, by_products],
            mistakes=field_mistakes,
            visible=[
                Case("one layer", ([(5, 1, 1)],), weight=0.5),
                Case("two", ([(3, 1, 1), (3, 1, 1)],), weight=0.5),
                Case("with pooling", ([(3, 1, 1), (2, 2, 1), (3, 1, 1)],)),
                Case("gaps", ([(2, 2, 1), (2, 2, 2)],)),
            ],
            cases=drawn_stacks,
        ),
    ],
)
