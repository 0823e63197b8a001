"""8.6 Shapes and parameters of whole networks; a convolution as a matrix; what sharing means."""

import math

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, Wrong, edits

# ---- bookkeeping


def bookkeeping(shape, layers):
    """The shape of every layer first, its parameters afterwards."""
    shapes = [shape]
    for kind, *numbers in layers:
        maps, *sides = shapes[-1]
        if kind == "conv":
            shapes.append((numbers[0], *(n - numbers[1] + 1 for n in sides)))
        elif kind == "pool":
            shapes.append((maps, *(n // numbers[0] for n in sides)))
        else:
            shapes.append((math.prod(shapes[-1]),) if kind == "flatten" else (numbers[0],))
    counts = []
    for (kind, *numbers), (inputs, *_) in zip(layers, shapes[:-1], strict=True):
        if kind == "conv":
            counts.append(numbers[0] * (inputs * numbers[1] ** 2 + 1))
        elif kind == "dense":
            counts.append(numbers[0] * (inputs + 1))
        else:
            counts.append(0)
    return list(zip(shapes[1:], counts, strict=True))


def layer_by_layer(shape, layers):
    rows = []
    for kind, *numbers in layers:
        count = 0
        if kind == "conv":
            (c, h, w), (filters, k) = shape, numbers
            count = filters * (c * k * k + 1)
            shape = (filters, h - k + 1, w - k + 1)
        elif kind == "pool":
            (c, h, w), (k,) = shape, numbers
            shape = (c, h // k, w // k)
        elif kind == "flatten":
            shape = (math.prod(shape),)
        else:
            count = numbers[0] * (shape[0] + 1)
            shape = (numbers[0],)
        rows.append((shape, count))
    return rows


_SIDES, _LEFT = "h - k + 1, w - k + 1", "n - numbers[1] + 1"
_POOLED, _HALVED = "h // k, w // k", "n // numbers[0]"
_CONV, _CONV_TOO = "filters * (c * k * k + 1)", "(inputs * numbers[1] ** 2 + 1)"
_DENSE, _DENSE_TOO = "(shape[0] + 1)", "(inputs + 1)"
_ROW, _ROWS, _LAST = "(shape, count)", "list(zip(shapes[1:], counts, strict=True))", "counts, strict"
_AUTHORS = (layer_by_layer, bookkeeping)

book_mistakes = [
    *edits(
        _AUTHORS,
        biases_forgotten=[
            (_CONV, "filters * c * k * k", _DENSE, "shape[0]"),
            ("** 2 + 1", "** 2", _DENSE_TOO, "inputs"),
        ],
        conv_bias_forgotten=[(_CONV, "filters * c * k * k"), ("** 2 + 1", "** 2")],
        dense_bias_forgotten=[(_DENSE, "shape[0]"), (_DENSE_TOO, "inputs")],
        one_bias_per_layer=[
            (_CONV, "filters * c * k * k + 1", f"numbers[0] * {_DENSE}", "numbers[0] * shape[0] + 1"),
            (
                _CONV_TOO,
                "inputs * numbers[1] ** 2 + 1",
                f"numbers[0] * {_DENSE_TOO}",
                "numbers[0] * inputs + 1",
            ),
        ],
        channels_forgotten=[("c * k * k", "k * k"), ("inputs * numbers[1]", "numbers[1]")],
        channels_not_passed_on=[
            ("rows = []", "rows, first = [], shape[0]", "c * k * k", "first * k * k"),
            ("inputs * numbers[1]", "shape[0] * numbers[1]"),
        ],
        own_filters_as_channels=[
            ("c * k * k", "filters * k * k"),
            ("inputs * numbers[1]", "numbers[0] * numbers[1]"),
        ],
        size_kept=[(_SIDES, "h, w"), (_LEFT, "n")],
        one_pixel_lost=[(_SIDES, "h - k, w - k"), (_LEFT, "n - numbers[1]")],
        always_three=[(_SIDES, "h - 2, w - 2"), (_LEFT, "n - 2")],
        pool_rounded_up=[(_POOLED, "-(-h // k), -(-w // k)"), (_HALVED, "-(-n // numbers[0])")],
        not_rounded=[(_POOLED, "h / k, w / k"), (_HALVED, "n / numbers[0]")],
        pool_stride_one=[(_POOLED, _SIDES), (_HALVED, "n - numbers[0] + 1")],
        only_square=[
            (_SIDES, "h - k + 1, h - k + 1", _POOLED, "h // k, h // k"),
            ("= shapes[-1]\n", "= shapes[-1]; sides = sides[:1] * 2\n"),
        ],
        no_sharing=[
            (_CONV, f"(h - k + 1) * (w - k + 1) * {_CONV}"),
            (_ROWS, "[(out, n * math.prod(out[1:])) for out, n in zip(shapes[1:], counts, strict=True)]"),
        ],
        shape_is_a_number=[
            ("(math.prod(shape),)", "math.prod(shape)", _DENSE, "(shape + 1)", "(numbers[0],)", "numbers[0]"),
            (_ROWS, "[(s if s[1:] else s[0], n) for s, n in zip(shapes[1:], counts, strict=True)]"),
        ],
        channels_lost_in_flatten=[
            ("prod(shape)", "prod(shape[1:])"),
            ("prod(shapes[-1])", "prod(shapes[-1][1:])"),
        ],
        pool_with_parameters=[("        count = 0\n", ""), ("counts.append(0)", "counts.append(counts[-1])")],
        added_up=[
            (_ROW, "(shape, count + (rows[-1][1] if rows else 0))"),
            (_LAST, "np.cumsum(counts).tolist(), strict"),
        ],
        layers_left_out=[
            (f"rows.append({_ROW})", f"rows += [{_ROW}] * (count > 0)"),
            (_ROWS, f"[row for row in {_ROWS} if row[1]]"),
        ],
        input_shape_instead=[
            ("count = 0\n", "count, before = 0, shape\n", _ROW, "(before, count)"),
            ("zip(shapes[1:]", "zip(shapes[:-1]"),
        ],
        number_before_shape=[(_ROW, "(count, shape)"), ("zip(shapes[1:], counts", "zip(counts, shapes[1:]")],
    ),
    *edits(  # the same mistakes in other words, which come out differently
        _AUTHORS,
        one_bias_per_layer=[(_CONV, "filters * c * k * k + 1"), (_CONV_TOO, "inputs * numbers[1] ** 2 + 1")],
        shape_is_a_number=[
            ("(math.prod(shape),)", "math.prod(shape)"),
            ("(math.prod(shapes[-1]),)", "math.prod(shapes[-1])"),
        ],
    ),
]

_LAYERS = [
    *[("conv", 32, 3), ("pool", 2), ("conv", 64, 3), ("pool", 2), ("conv", 64, 3)],
    *[("flatten",), ("dense", 64), ("dense", 10)],
]


def drawn_networks(rng: np.random.Generator) -> list[Case]:
    def number(low, high):
        return int(rng.integers(low, high))

    def network(name):
        shape = number(2, 5), number(20, 26), number(26, 33)
        layers = [
            ("conv", number(2, 40), number(4, 6)),
            ("pool", number(2, 4)),
            ("conv", number(2, 40), number(2, 6)),
            ("flatten",),
            ("dense", number(2, 40)),
            ("dense", 10),
        ]
        return Case(name, (shape, layers))

    return [
        *(network(name) for name in ("not square", "another", "a third")),
        Case("one dense layer", ((3, 6, 4), [("flatten",), ("dense", number(2, 9))]), weight=0.5),
        Case("pooling first", ((2, 13, 9), [("pool", 2), ("conv", 4, 2), ("pool", 3)])),
    ]


# ---- conv_matrix


def conv_matrix(w, n, stride=1):
    tap = np.arange(n) - stride * np.arange((n - len(w)) // stride + 1)[:, None]
    return np.where((tap >= 0) & (tap < len(w)), w[np.clip(tap, 0, len(w) - 1)], w.dtype.type(0))


def row_by_row(w, n, stride=1):
    k = len(w)
    places = (n - k) // stride + 1
    matrix = np.zeros((places, n))
    for row in range(places):
        matrix[row, row * stride : row * stride + k] = w
    return matrix


def tap_by_tap(w, n, stride=1):
    k = len(w)
    places = (n - k) // stride + 1
    matrix = np.zeros((places, n))
    for row, tap in np.ndindex(places, k):
        matrix[row, row * stride + tap] = w[tap]
    return matrix


def _symmetric(w, n, stride=1):
    return np.append(w, np.zeros(n - len(w)))[
        abs(np.arange(n) - np.arange(0, n - len(w) + 1, stride)[:, None])
    ]


def _symmetric_by_diagonals(w, n, stride=1):
    rows = n - len(w) + 1
    return sum(v * (np.eye(rows, n, k) + (k > 0) * np.eye(rows, n, -k)) for k, v in enumerate(w))[::stride]


_PLACES, _SLICE, _COLUMN = "(n - k) // stride + 1", "row * stride : row * stride + k", "row * stride + tap"
_TAPS, _FULL, _FITS = (
    "matrix[row, row * stride + tap] = w[tap]",
    "-(-n // stride)",
    "if row * stride + tap < n:\n            ",
)
_AUTHORS = (row_by_row, tap_by_tap)
_CENTRED = (
    "col = row * stride + tap - k // 2\n        if 0 <= col < n:\n            matrix[row, col] = w[tap]"
)

matrix_mistakes = [
    *edits(
        _AUTHORS,
        kernel_flipped=[("= w\n", "= w[::-1]\n"), ("= w[tap]", "= w[k - 1 - tap]")],
        stride_ignored=("k = len(w)", "k, stride = len(w), 1"),
        off_by_one=(_PLACES, "(n - k) // stride"),
        not_rounded=("//", "/"),
        cut_off_at_the_end=[
            (_PLACES, _FULL, "= w\n", "= w[: n - row * stride]\n"),
            (_PLACES, _FULL, _TAPS, f"{_FITS}{_TAPS}"),
        ],
        around_the_corner=[
            (
                _PLACES,
                _FULL,
                f"[row, {_SLICE}] = w",
                "[row] = np.roll(np.append(w, np.zeros(n - k)), row * stride)",
            ),
            (_PLACES, _FULL, _COLUMN, f"({_COLUMN}) % n"),
        ],
        windows_side_by_side=[
            (_PLACES, "n // (k * stride)", _SLICE, "row * stride * k : row * stride * k + k"),
            (_PLACES, "n // (k * stride)", _COLUMN, "row * stride * k + tap"),
        ],
        cut_to_integers=("(places, n)", "(places, n), int"),
        transposed=("return matrix", "return matrix.T"),
    ),
    *edits(  # the same mistakes in other words, which come out differently
        _AUTHORS,
        stride_ignored=[(_SLICE, "row : row + k"), (_COLUMN, "row + tap")],
        off_by_one=(_PLACES, "-(-(n - k) // stride)"),
        windows_side_by_side=("k = len(w)", "k = stride = len(w)"),
    ),
    *edits((tap_by_tap, tap_by_tap), cut_off_at_the_end=(_PLACES, _FULL, _TAPS, _CENTRED)),
    *(
        wrong
        for author in _AUTHORS
        for count in ("-(-(n - k) // stride) + 1", "n", "n - k + 1", "n // stride")
        for wrong in edits((author, author), rounded_up=(_PLACES, count))
    ),
    Wrong("symmetric_toeplitz", _symmetric, _symmetric_by_diagonals),
]


def drawn_kernels(rng: np.random.Generator) -> list[Case]:
    sizes = [(3, 7, 1), (2, 9, 2), (4, 6, 1), (3, 10, 3), (1, 4, 2), (5, 5, 1), (2, 8, 3)]
    cases = [Case(f"{k} taps, {n} inputs, stride {s}", (rng.normal(size=k), n, s)) for k, n, s in sizes]
    return [*cases, Case("float32", (rng.normal(size=3).astype(np.float32), 8, 2))]


exercise = Exercise(
    number="8.6",
    points=6,
    answers=[
        Function(
            "bookkeeping",
            reference=bookkeeping,
            alternatives=[layer_by_layer],
            mistakes=book_mistakes,
            visible=[
                Case("digits", ((1, 28, 28), _LAYERS)),
                Case("colour", ((3, 32, 32), _LAYERS)),
                Case("small", ((2, 6, 5), [("conv", 3, 2), ("pool", 2), ("flatten",)]), weight=0.5),
            ],
            cases=drawn_networks,
            weight=3,
        ),
        Function(
            "conv_matrix",
            reference=conv_matrix,
            alternatives=[row_by_row, tap_by_tap],
            mistakes=matrix_mistakes,
            visible=[
                Case("edge", (np.array([1.0, -1.0]), 4)),
                Case("three taps", (np.array([1.0, 2.0, 3.0]), 7, 2)),
            ],
            cases=drawn_kernels,
            weight=2,
        ),
        Quiz("sharing", {"q1": "c", "q2": "b", "q3": "a"}, weight=1),
    ],
)
