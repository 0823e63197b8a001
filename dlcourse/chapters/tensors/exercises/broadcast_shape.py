"""2.1 The shape of a sum, by the rule of broadcasting."""

from itertools import zip_longest

import numpy as np

from dlcourse.chapters.tensors.exercises._refusals import or_refused
from dlcourse.checking import Case, Exercise, Function, edits, replaced, returning, retyped


def broadcast_shape(a, b):
    return tuple(np.broadcast_shapes(tuple(a), tuple(b)))


def with_ones(a, b):
    ones = (1,) * abs(len(a) - len(b))
    pairs = [*zip(ones + a, b, strict=True)] if len(a) < len(b) else [*zip(a, ones + b, strict=True)]
    shape = []
    for m, n in pairs:
        if m != n and m != 1 and n != 1:
            raise ValueError(f"lengths {m} and {n}")
        shape.append(n if m == 1 else m)
    return tuple(shape)


def from_the_right(a, b):
    pairs = [*zip_longest(reversed(a), reversed(b), fillvalue=1)][::-1]
    shape = []
    for m, n in pairs:
        if len({m, n} - {1}) > 1:
            raise ValueError(f"{m} against {n}")
        shape.append(m * n if 1 in (m, n) else m)
    return tuple(shape)


_AUTHORS, _BEGIN = (with_ones, from_the_right), "shape = []"
_MISFIT = ("m != n and m != 1 and n != 1", "len({m, n} - {1}) > 1")
_LENGTH = ("n if m == 1 else m", "m * n if 1 in (m, n) else m")
_RAISE = ('raise ValueError(f"lengths {m} and {n}")', 'raise ValueError(f"{m} against {n}")')
_LONGER = "(a if len(a) >= len(b) else b)"


def _refusing(condition):
    return f"{_BEGIN}\n    if {condition}:\n        raise ValueError"


mistakes = [
    *retyped(
        _AUTHORS,
        "pairs = ",
        aligned_left="[*zip_longest(a, b, fillvalue=1)]",
        extra_axes_lost="[*zip(reversed(a), reversed(b), strict=False)][::-1]",
    ),
    *replaced(
        _AUTHORS,
        _BEGIN,
        lengths_refused=_refusing("len(a) != len(b)"),
        empty_refused=_refusing("not a or not b"),
        ones_refused=_refusing("any(m != n for m, n in zip(a[::-1], b[::-1], strict=False))"),
    ),
    *replaced(_AUTHORS, _LENGTH, maximum_of_zero="max(m, n)"),
    *edits(
        _AUTHORS,
        never_raises=[
            (misfit, "False", length, "max(m, n)") for misfit, length in zip(_MISFIT, _LENGTH, strict=True)
        ],
        multiples_fit=[
            (
                misfit,
                "min(m, n) and max(m, n) % min(m, n) or 0 in (m, n) and 1 not in (m, n) and m != n",
                length,
                "m and n and max(m, n)",
            )
            for misfit, length in zip(_MISFIT, _LENGTH, strict=True)
        ],
        last_axis_only=(
            "pairs = ",
            "pairs = [*zip(a[-1:], b[-1:], strict=False)]  # ",
            "tuple(shape)",
            f"(*{_LONGER}[: -len(shape) or None], *shape)",
        ),
    ),
    *replaced(
        _AUTHORS,
        _RAISE,
        error_missing=[f"return {value}" for value in ("None", "()", "False")],
        wrong_error=[
            f"raise {error}" for error in ("AssertionError", "TypeError", "IndexError", "Exception")
        ],
    ),
    *replaced(_AUTHORS, _MISFIT, only_one_stretched=["n != 1 and m != n", "m != 1 and m != n"]),
    *returning(
        _AUTHORS,
        reversed="tuple(shape[::-1])",
        ones_dropped="tuple(n for n in shape if n != 1)",
        shapes_joined="tuple(a) + tuple(b)",
        longer_shape=_LONGER,
    ),
]


def fit_and_misfit(answer, fitting, misfit):
    """The shape of a sum, and then two shapes that do not fit."""
    return tuple(answer(*fitting)), or_refused(answer, *misfit)


def _misfit(name, fitting, misfit, weight=1.0):
    typed = "\n".join(f"broadcast_shape({a}, {b})" for a, b in (fitting, misfit))
    return Case(name, (fitting, misfit), play=fit_and_misfit, typed=typed, weight=weight)


visible = [
    Case("a row for a table", ((5, 3), (3,))),
    Case("column and row", ((4, 1), (1, 2))),
    _misfit("a row that does not fit", ((5, 3), (1, 3)), ((5, 3), (5,))),
]


def _worth(a, b):
    """Little where one of the two shapes is the answer."""
    return 0.3 if broadcast_shape(a, b) in (a, b) else 1


def drawn(rng):
    lengths = rng.permutation(np.arange(2, 9)).tolist()
    a, b, c, d = lengths[:4]
    fits = [
        ((a, 1, b), (c, 1)),
        ((a,), (b, c, 1)),
        ((1, a), (b, 1, 1)),
        ((a, b), (c, d, a, b)),
        ((a, b, c), (a, 1, c)),
        ((a, 1), (1, 1)),
        ((b, a, 1), ()),
        ((), (a, b)),
        ((), ()),
        ((a, 0), (1,)),
        ((1, a), (0, 1)),
    ]
    misfits = [
        ((a, b), (a, 1, c)),
        ((2 * a, b), (a, b)),
        ((a, b), (b, a)),
        ((a, 0), (b,)),
        ((a, b, c), (d, c)),
    ]
    return [
        *(Case(f"{pair[0]} and {pair[1]}", pair, weight=_worth(*pair)) for pair in fits),
        *(_misfit(f"{pair[0]} and {pair[1]}", fits[k], pair, 2) for k, pair in enumerate(misfits)),
    ]


answer = Function("broadcast_shape", broadcast_shape, [with_ones, from_the_right], mistakes, visible, drawn)
exercise = Exercise(number="2.1", points=6, answers=[answer])
