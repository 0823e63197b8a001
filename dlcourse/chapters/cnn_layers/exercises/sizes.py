"""8.1 How many positions a window has, and how much of the input a unit sees."""

import math

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong
from dlcourse.shapes import output_size

# ---- out_size


def out_size(n, k, s=1, p=0, d=1):
    return output_size(n, k, stride=s, padding=p, dilation=d)


def by_listing_the_starts(n, k, s=1, p=0, d=1):
    last_start = n + p - (d * (k - 1) + 1)
    return len(range(-p, last_start + 1, s))


def _span(k, d):
    """Pixels from the first tap of a window to the last, both counted."""
    return d * (k - 1) + 1


def _by_sliding(span=_span, *, left=True, right=True, stay_inside=True):
    """An author who pushes the window along and counts; each argument can be a fault."""

    def count(n, k, s=1, p=0, d=1):
        start, end, positions = -p * left, n + p * right, 0
        while (start + span(k, d) <= end) if stay_inside else (start + span(k, d) < end + s):
            start, positions = start + s, positions + 1
        return positions

    return count


def _ceil(n, k, s=1, p=0, d=1):
    return math.ceil((n + 2 * p - _span(k, d)) / s) + 1


def _one_side(n, k, s=1, p=0, d=1):
    return (n + p - _span(k, d)) // s + 1


def _stretched_as_a_whole(n, k, s=1, p=0, d=1):
    return (n + 2 * p - d * k) // s + 1


def _as_stride(n, k, s=1, p=0, d=1):
    return (n + 2 * p - k) // (s * d) + 1


def _stretched_by_one_gap(k, d):
    return k + d - 1


def _size_case(rng: np.random.Generator) -> Case:
    k, d, s, p = (int(rng.integers(low, high)) for low, high in ((1, 6), (1, 4), (1, 5), (0, 4)))
    n = _span(k, d) + int(rng.integers(0, 20))
    return Case(f"n={n}, k={k}, s={s}, p={p}, d={d}", (n, k, s, p, d))


def _drawn_sizes(rng: np.random.Generator) -> list[Case]:
    always = [(9, 3, 2, 0, 2), (10, 3, 2, 1, 1), (7, 2, 3, 0, 1), (8, 3, 1, 2, 3), (5, 5, 1, 0, 1)]
    fixed = [Case("n={}, k={}, s={}, p={}, d={}".format(*numbers), numbers) for numbers in always]
    return [*fixed, *(_size_case(rng) for _ in range(45))]


# ---- receptive_field


def receptive_field(layers):
    size, jump = 1, 1
    for k, s, d in layers:
        size += d * (k - 1) * jump
        jump *= s
    return size


def from_the_last_layer(layers):
    size = 1
    for k, s, d in reversed(layers):
        size = (size - 1) * s + d * (k - 1) + 1
    return size


def _walking_back(gap, *, order=reversed):
    """An author who goes back layer by layer; ``gap(size, k, s, d)`` is what one layer gives."""

    def field(layers):
        size = 1
        for k, s, d in order(list(layers)):
            size = gap(size, k, s, d)
        return size

    return field


def _forward(jump_of=lambda jump, s: jump * s, *, jump_first=False, extra=lambda k, d: d * (k - 1)):
    def field(layers):
        size, jump = 1, 1
        for k, s, d in layers:
            if jump_first:
                jump = jump_of(jump, s)
            size += extra(k, d) * jump
            if not jump_first:
                jump = jump_of(jump, s)
        return size

    return field


def _backwards(size, k, s, d):
    return (size - 1) * s + d * (k - 1) + 1


def _drawn_stacks(rng: np.random.Generator) -> list[Case]:
    def layer() -> tuple[int, int, int]:
        k, s, d = (int(rng.integers(low, high)) for low, high in ((1, 6), (1, 4), (1, 4)))
        return k, s, d

    always: list[list[tuple[int, int, int]]] = [
        [(3, 2, 1), (3, 1, 1)],
        [(3, 1, 2), (2, 2, 1), (3, 2, 1)],
        [],
    ]
    stacks = [*always, *([layer() for _ in range(depth)] for depth in (1, 2, 3, 4, 5))]
    return [Case(f"{len(stack)} layers", (stack,)) for stack in stacks]


exercise = Exercise(
    number="8.1",
    points=6,
    answers=[
        Function(
            "out_size",
            reference=out_size,
            alternatives=[by_listing_the_starts, _by_sliding()],
            mistakes=[
                Wrong(
                    "one_forgotten",
                    lambda n, k, s=1, p=0, d=1: out_size(n, k, s, p, d) - 1,
                    lambda n, k, s=1, p=0, d=1: (n + 2 * p - _span(k, d)) // s,
                ),
                Wrong("rounded_up", _ceil, _by_sliding(stay_inside=False)),
                Wrong("padding_once", _one_side, _by_sliding(left=False)),
                Wrong(
                    "padding_ignored",
                    lambda n, k, s=1, p=0, d=1: out_size(n, k, s, 0, d),
                    _by_sliding(left=False, right=False),
                ),
                Wrong(
                    "dilation_ignored",
                    lambda n, k, s=1, p=0, d=1: out_size(n, k, s, p),
                    _by_sliding(lambda k, d: k),
                ),
                Wrong("taps_stretched", _stretched_as_a_whole, _by_sliding(lambda k, d: d * k)),
                Wrong(
                    "one_gap_only",
                    lambda n, k, s=1, p=0, d=1: (n + 2 * p - k - d + 1) // s + 1,
                    _by_sliding(_stretched_by_one_gap),
                ),
                Wrong(
                    "dilation_as_stride",
                    _as_stride,
                    lambda n, k, s=1, p=0, d=1: _by_sliding()(n, k, s * d, p),
                ),
                Wrong(
                    "stride_ignored",
                    lambda n, k, s=1, p=0, d=1: out_size(n, k, 1, p, d),
                    lambda n, k, s=1, p=0, d=1: _by_sliding()(n, k, 1, p, d),
                ),
            ],
            visible=[
                Case("plain", (28, 3)),
                Case("stride", (10, 3, 2, 1)),
                Case("dilation", (13, 3, 1, 0, 2)),
            ],
            cases=_drawn_sizes,
        ),
        Function(
            "receptive_field",
            reference=receptive_field,
            alternatives=[from_the_last_layer],
            mistakes=[
                Wrong(
                    "jump_too_early",
                    _forward(jump_first=True),
                    _walking_back(lambda size, k, s, d: (size - 1 + d * (k - 1)) * s + 1),
                ),
                Wrong(
                    "strides_ignored",
                    _forward(lambda jump, s: jump),
                    lambda layers: 1 + sum(d * (k - 1) for k, _, d in layers),
                ),
                Wrong(
                    "strides_added",
                    _forward(lambda jump, s: jump + s - 1),
                    lambda layers: (
                        1
                        + sum(
                            d * (k - 1) * (1 + sum(s - 1 for _, s, _ in layers[:i]))
                            for i, (k, _, d) in enumerate(layers)
                        )
                    ),
                ),
                Wrong(
                    "wrong_end",
                    _walking_back(_backwards, order=list),
                    lambda layers: receptive_field(layers[::-1]),
                ),
                Wrong(
                    "field_of_dilation_forgotten",
                    _forward(extra=lambda k, d: k - 1),
                    _walking_back(lambda size, k, s, d: (size - 1) * s + k),
                ),
                Wrong(
                    "kernels_multiplied",
                    lambda layers: math.prod(_span(k, d) for k, _, d in layers),
                    _walking_back(lambda size, k, s, d: size * _span(k, d)),
                ),
                Wrong(
                    "whole_kernels_added",
                    _forward(extra=lambda k, d: d * (k - 1) + 1),
                    lambda layers: (
                        receptive_field(layers)
                        + sum(math.prod(s for _, s, _ in layers[:i]) for i in range(len(layers)))
                    ),
                ),
            ],
            visible=[
                Case("one layer", ([(5, 1, 1)],)),
                Case("two", ([(3, 1, 1), (3, 1, 1)],)),
                Case("with pooling", ([(3, 1, 1), (2, 2, 1), (3, 1, 1)],)),
            ],
            cases=_drawn_stacks,
        ),
    ],
)
