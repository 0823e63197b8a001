"""14.4 The same weights in another framework: layouts, gates, defaults and padding."""

import numpy as np

from dlcourse.chapters.frameworks.exercises._keras_options import keras_options_answer
from dlcourse.chapters.frameworks.exercises._to_keras import to_keras_answer
from dlcourse.chapters.frameworks.exercises._to_torch import to_torch_answer
from dlcourse.checking import Case, Exercise, Function, Wrong, edits

# ---- padding "same"


def same_padding(size, kernel, stride):
    out = -(-size // stride)
    total = max((out - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


def same_padding_by_total(size, kernel, stride):
    out = (size + stride - 1) // stride
    needed = (out - 1) * stride + kernel
    added = needed - size if needed > size else 0
    before = added // 2
    after = added - before
    return before, after


def same_padding_by_trial(size, kernel, stride):
    needed, before, after = int(np.ceil(size / stride)), 0, 0
    while (size + before + after - kernel) // stride + 1 < needed:
        before, after = (before + 1, after) if before < after else (before, after + 1)
    return before, after


_padding_mistakes = [
    *edits(
        (same_padding, same_padding_by_total),
        larger_half_first=[
            ("total // 2, total - total // 2", "total - total // 2, total // 2"),
            ("before, after", "after, before"),
        ],
        as_for_stride_one=[
            ("(out - 1) * stride + kernel - size", "kernel - 1"),
            ("needed = ", "needed = size + kernel - 1  # "),
        ],
        symmetric=[("total - total // 2", "total // 2"), ("added - before", "before")],
        outputs_rounded_down=[
            ("-(-size // stride)", "size // stride"),
            ("(size + stride - 1) // stride", "size // stride"),
        ],
        negative_padding=[(", 0)", ", -size)"), ("if needed > size else 0", "")],
        off_by_one=("(out - 1) * stride", "out * stride"),
        scalar_instead=[("total // 2, total - total // 2", "total"), ("before, after", "added")],
    ),
    Wrong(
        "as_for_stride_one", lambda n, k, stride: ((k - 1) // 2,) * 2, lambda n, k, stride: [(k - 1) // 2] * 2
    ),
    Wrong(
        "symmetric",
        lambda *args: (sum(same_padding(*args)) / 2,) * 2,
        lambda *args: tuple(np.full(2, np.mean(same_padding_by_total(*args)))),
    ),
]


def _cases_of_padding(rng: np.random.Generator) -> list[Case]:
    sizes = [(26, 3, 2), (7, 3, 2), (6, 2, 3), (5, 1, 2), (9, 4, 1), (8, 5, 4), (10, 1, 3)]
    drawn = [tuple(int(v) for v in rng.integers((6, 3, 1), (40, 8, 4))) for _ in range(6)]
    return [
        Case(
            "size {}, kernel {}, stride {}".format(*size),
            size,
            weight=0.2 if same_padding(*size) in ((0, 0), (1, 1)) else 1.0,  # which any guess may hit
        )
        for size in sizes + drawn
    ]


same_padding_answer = Function(
    "same_padding",
    reference=same_padding,
    alternatives=[same_padding_by_total, same_padding_by_trial],
    mistakes=_padding_mistakes,
    visible=[Case("28 pixels, kernel 3, stride 2", (28, 3, 2)), Case("stride 1", (28, 3, 1))],
    cases=_cases_of_padding,
    weight=0.5,
)
exercise = Exercise(
    number="14.4",
    points=10,
    needs="torch",
    seconds=20.0,  # PyTorch loads itself at the first call
    answers=[
        to_torch_answer,
        to_keras_answer,
        keras_options_answer,
        same_padding_answer,
    ],
)
