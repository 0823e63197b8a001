"""8.3 The fast way: unfold all windows into columns, then multiply two matrices."""

import time

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom, edits
from dlcourse.numpy import conv as ref

# ---- im2col


def im2col(x, kh, kw, stride=1, padding=0):
    return ref.im2col(x, (kh, kw), stride=stride, padding=padding)


def by_taps(x, kh, kw, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    n, c, *sides = xp.shape
    oh, ow = ((side - k) // stride + 1 for side, k in zip(sides, (kh, kw), strict=True))
    out = np.zeros((n, c, kh, kw, oh, ow), x.dtype)
    for i, j in np.ndindex(kh, kw):
        out[:, :, i, j] = xp[:, :, i : i + stride * oh : stride, j : j + stride * ow : stride]
    return out.reshape(n, c * kh * kw, oh * ow)


def by_windows(x, kh, kw, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    n, c, *sides = xp.shape
    oh, ow = ((side - k) // stride + 1 for side, k in zip(sides, (kh, kw), strict=True))
    views = np.lib.stride_tricks.sliding_window_view(xp, (kh, kw), (2, 3))[:, :, ::stride, ::stride]
    views = views.transpose(0, 1, 4, 5, 2, 3)
    return views.reshape(n, c * kh * kw, oh * ow)


def by_rows(x, kh, kw, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    n, c, *sides = xp.shape
    oh, ow = ((side - k) // stride + 1 for side, k in zip(sides, (kh, kw), strict=True))
    out = np.zeros((n, c * kh * kw, oh * ow), x.dtype)
    for a, i, j in np.ndindex(c, kh, kw):
        tap = xp[:, a, i : i + stride * oh : stride, j : j + stride * ow : stride]
        out[:, (a * kh + i) * kw + j] = tap.reshape(n, -1)
    return out


def by_positions(x, kh, kw, stride=1, padding=0):
    """Right, but it visits every window by itself."""
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    columns = []
    for top in range(0, x.shape[2] - kh + 1, stride):
        for left in range(0, x.shape[3] - kw + 1, stride):
            columns.append(x[:, :, top : top + kh, left : left + kw].reshape(len(x), -1))
    return np.stack(columns, axis=2)


def by_positions_in_place(x, kh, kw, stride=1, padding=0):
    out = np.empty_like(im2col(x, kh, kw, stride, padding))
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    across = (x.shape[3] - kw) // stride + 1
    for place in range(out.shape[2]):
        top, left = place // across * stride, place % across * stride
        out[:, :, place] = x[:, :, top : top + kh, left : left + kw].reshape(len(x), -1)
    return out


def _only_slow(evidence):
    """Everything is right but for the race, whose numbers are right as well."""
    lost = [call.case.play is right_and_fast and call.got.value is False for call in evidence.failed]
    return all(lost) and evidence.right(np.arange(20.0).reshape(1, 1, 5, 4), 2, 1)


_PAD, _SHAPE, _PLACES = (
    "((0, 0), (0, 0), (padding, padding), (padding, padding))",
    "n, c, *sides = xp.shape",
    "(side - k) // stride + 1",
)
_ZEROS, _TAP, _WAY = "(n, c, kh, kw, oh, ow)", "out[:, :, i, j]", "0, 1, 4, 5, 2, 3"
_ROWS, _COLUMNS, _STEPS = (
    "i : i + stride * oh : stride",
    "j : j + stride * ow : stride",
    "[:, :, ::stride, ::stride]",
)
_RESULT, _FORM = "reshape(n, c * kh * kw, oh * ow)", "out.reshape(n, c * kh * kw, oh * ow)"
_AUTHORS = (by_taps, by_windows)

unfolding_mistakes = [
    Symptom("loops_over_pixels", _only_slow, by_positions, by_positions_in_place),
    *edits(
        _AUTHORS,
        channels_last=[(_ZEROS, "(n, kh, kw, c, oh, ow)", _TAP, "out[:, i, j]"), (_WAY, "0, 4, 5, 1, 2, 3")],
        taps_transposed=[
            (_ZEROS, "(n, c, kw, kh, oh, ow)", _TAP, "out[:, :, j, i]"),
            (_WAY, "0, 1, 5, 4, 2, 3"),
        ],
        positions_transposed=[
            (_ZEROS, "(n, c, kh, kw, ow, oh)", f"{_COLUMNS}]", f"{_COLUMNS}].swapaxes(2, 3)"),
            (_WAY, "0, 1, 4, 5, 3, 2"),
        ],
        rows_and_columns_swapped=(_RESULT, f"{_RESULT}.swapaxes(1, 2)"),
        only_reshaped=[
            (_ZEROS, "(n, c, oh, ow, kh, kw)", _TAP, "out[..., i, j]"),
            (_WAY, "0, 1, 2, 3, 4, 5"),
        ],
        kernel_flipped=[
            (_TAP, "out[:, :, kh - 1 - i, kw - 1 - j]"),
            ("views.transpose", "views[..., ::-1, ::-1].transpose"),
        ],
        padding_ignored=(f"np.pad(x, {_PAD})", "x"),
        pads_every_axis=(_PAD, "padding"),
        start_without_stride=[
            (_ROWS, "i : i + oh", _COLUMNS, "j : j + ow"),
            (_STEPS, "", "views.transpose", "views[:, :, :oh, :ow].transpose"),
        ],
        stride_ignored=(_SHAPE, f"stride = 1; {_SHAPE}"),
        off_by_one=[
            (_PLACES, "(side - k) // stride"),
            (_PLACES, "(side - k) // stride", _STEPS, f"{_STEPS}[:, :, :-1, :-1]"),
        ],
        rounded_up=(_PLACES, "-(-(side - k) // stride) + 1"),
        not_rounded=("//", "/"),
        first_only=[
            (_FORM, "out[0].reshape(c * kh * kw, oh * ow)"),
            ("views.reshape(n, ", "views[0].reshape("),
        ],
        images_side_by_side=[
            (_FORM, "out.transpose(1, 2, 3, 0, 4, 5).reshape(c * kh * kw, -1)"),
            (_WAY, "1, 4, 5, 0, 2, 3", _RESULT, "reshape(c * kh * kw, -1)"),
        ],
        not_reshaped=(f".{_RESULT}", ""),
        only_square=(_SHAPE, f"kh, kw = kw, kh; {_SHAPE}"),
    ),
    *edits((by_taps, by_rows), slice_too_short=(_ROWS, "i::stride", _COLUMNS, "j::stride")),
    *edits(
        (by_taps, by_rows), slice_too_short=(_ROWS, "i : i + oh : stride", _COLUMNS, "j : j + ow : stride")
    ),
    *edits(  # the same mistakes in other words, which come out differently
        _AUTHORS,
        pads_every_axis=(_PAD, "padding", _SHAPE, "(n, c), sides = x.shape[:2], xp.shape[2:]"),
        padding_ignored=[("= xp[:, :, i", "= x[:, :, i"), ("_view(xp", "_view(x")],
        first_only=[("= xp[:, :, i", "= xp[:1, :, i"), ("views.transpose", "views[[0] * n].transpose")],
        images_side_by_side=[
            (_FORM, "out.transpose(1, 2, 3, 4, 5, 0).reshape(c * kh * kw, -1)"),
            (_WAY, "1, 4, 5, 2, 3, 0", _RESULT, "reshape(c * kh * kw, -1)"),
        ],
        not_reshaped=(_RESULT, "reshape(n, c, kh * kw, oh * ow)"),
        only_square=(_SHAPE, f"kw = kh; {_SHAPE}"),
    ),
    *edits((by_rows, by_rows), only_square=("(a * kh + i) * kw + j", "a * kh * kw + i * kh + j")),
]


def right_and_fast(answer, x):
    """Whether windows of 2×1 pixels come out right, in half the time that slicing them out takes.

    Unfolding by taps needs a hundredth of that time, a loop over windows more than twice as much. As both are
    measured on the same machine at the same moment, a slow computer is no disadvantage; small windows make
    the result small, so that its way out of a sandbox does not count; the best of five tries decides, because
    a busy computer now and then stops what is quick. What a call takes for a tiny image as well, to draw a
    figure, say, does not count.
    """
    expected = np.concatenate([x[:, :, :-1].reshape(1, 1, -1), x[:, :, 1:].reshape(1, 1, -1)], axis=1)
    places = list(np.ndindex(x.shape[2] - 1, x.shape[3]))
    slicing = [_timed(lambda: [x[:, :, i : i + 2, j : j + 1] for i, j in places])[1] for _ in range(2)]
    for _ in range(5):
        (_, anyway), (result, taken) = (
            _timed(lambda seen=seen: answer(seen, 2, 1)) for seen in (x[:, :, :2, :2], x)
        )
        if not np.array_equal(result, expected):
            return False
        if taken - anyway < min(slicing) / 2:
            return True
    return False


def _timed(action):
    """The result of an action, and the seconds that it takes."""
    started = time.perf_counter()
    result = action()
    return result, time.perf_counter() - started


def _unfold_case(name, rng, shape, kh, kw, stride=1, padding=0, dtype=np.float64):
    return Case(name, (rng.normal(size=shape).astype(dtype), kh, kw, stride, padding))


_LARGE = np.arange(140.0 * 140, dtype=np.float32).reshape(1, 1, 140, 140)


def drawn_images(rng: np.random.Generator) -> list[Case]:
    sizes = [
        ((1, 1, 4, 5), 3, 2, 1, 0),
        ((2, 3, 5, 4), 2, 3, 1, 1),
        ((1, 2, 7, 6), 3, 3, 3, 1),
        ((3, 2, 6, 5), 2, 3, 2, 2),
        ((3, 2, 7, 6), 3, 2, 2, 0),
        ((2, 1, 3, 3), 3, 3, 1, 0),
        ((1, 1, 4, 3), 2, 1, 1, 1),
        ((2, 2, 5, 5), 2, 2, 3, 1),
    ]
    cases = [
        _unfold_case(f"x {x}, window {i}×{j}, stride {s}, padding {p}", rng, x, i, j, s, p)
        for x, i, j, s, p in sizes
    ]
    return [*cases, _unfold_case("float32", rng, (2, 2, 5, 4), 2, 3, 2, 1, np.float32)]


# ---- conv_from_columns


def conv_from_columns(columns, w, b, oh, ow):
    blocks = columns.reshape(len(columns), *w.shape[1:], oh, ow)
    return np.einsum("ncijyx,fcij->nfyx", blocks, w) + b.reshape(-1, 1, 1)


def by_matrices(columns, w, b, oh, ow):
    flat = w.reshape(len(w), -1)
    out = flat @ columns + b[:, None]
    return out.reshape(len(columns), len(w), oh, ow)


def by_images(columns, w, b, oh, ow):
    flat = np.array([kernel.ravel() for kernel in w])
    out = np.array([np.dot(flat, image) + b[:, None] for image in columns])
    return out.reshape(len(columns), len(w), oh, ow)


_FLAT, _RAVEL, _KERNELS = (
    "w.reshape(len(w), -1)",
    "kernel.ravel()",
    "np.array([kernel.ravel() for kernel in w])",
)
_PRODUCT, _DOT, _RESULT = (
    "flat @ columns + b[:, None]",
    "np.dot(flat, image) + b[:, None]",
    "reshape(len(columns), len(w), oh, ow)",
)
_COLUMN_AUTHORS = (by_matrices, by_images)

product_mistakes = [
    *edits(
        _COLUMN_AUTHORS,
        bias_forgotten=(" + b[:, None]", ""),
        kernels_not_flattened=[("flat @ columns", "w @ columns"), (_RAVEL, "kernel")],
        factors_swapped=[("flat @ columns", "columns @ flat"), ("(flat, image)", "(image, flat)")],
        elementwise_product=[("flat @ columns", "flat * columns"), ("np.dot(flat, image)", "flat * image")],
        wrong_axis=("b[:, None]", "b"),
        channels_last=[
            (_FLAT, "w.transpose(0, 2, 3, 1).reshape(len(w), -1)"),
            (_RAVEL, "kernel.transpose(1, 2, 0).ravel()"),
        ],
        taps_transposed=[
            (_FLAT, "w.swapaxes(2, 3).reshape(len(w), -1)"),
            (_RAVEL, "kernel.swapaxes(1, 2).ravel()"),
        ],
        kernel_flipped=[
            (_FLAT, "w[:, :, ::-1, ::-1].reshape(len(w), -1)"),
            (_RAVEL, "kernel[:, ::-1, ::-1].ravel()"),
        ],
        weights_shuffled=[(_FLAT, "w.reshape(-1, len(w)).T"), (_KERNELS, "w.reshape(-1, len(w)).T")],
        filters_last=(_RESULT, f"{_RESULT}.transpose(0, 2, 3, 1)"),
        filters_mixed_with_pixels=[
            (_PRODUCT, "columns.swapaxes(1, 2) @ flat.T + b"),
            (_DOT, "image.T @ flat.T + b"),
        ],
        only_square=("len(w), oh, ow)", "len(w), ow, oh)"),
        not_reshaped=(f".{_RESULT}", ""),
        first_only=[
            ("@ columns", "@ columns[[0] * len(columns)]"),
            ("in columns]", "in [columns[0]] * len(columns)]"),
        ],
        only_batch_of_one=[
            ("@ columns", "@ np.concatenate([*columns], axis=1)"),
            (f"out.{_RESULT}", f"out.swapaxes(0, 1).{_RESULT}"),
        ],
    )
]


def _columns_case(name, rng, n, w, oh, ow, dtype=np.float64):
    f, taps = w[0], int(np.prod(w[1:]))
    shapes = ((n, taps, oh * ow), w, (f,))
    columns, kernels, bias = (rng.normal(size=shape).astype(dtype) for shape in shapes)
    return Case(name, (columns, kernels, bias, oh, ow))


def drawn_columns(rng: np.random.Generator) -> list[Case]:
    sizes = [
        (1, (2, 1, 2, 2), 2, 3),
        (3, (2, 3, 2, 1), 4, 2),
        (2, (4, 2, 3, 2), 1, 5),
        (2, (1, 2, 2, 3), 3, 3),
        (2, (4, 1, 2, 2), 2, 2),
        (3, (3, 2, 2, 2), 2, 3),
    ]
    cases = [_columns_case(f"N={n}, w {w}, output {oh}×{ow}", rng, n, w, oh, ow) for n, w, oh, ow in sizes]
    return [*cases, _columns_case("float32", rng, 2, (3, 2, 2, 2), 2, 3, np.float32)]


_IMAGE = np.array([[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]]])
_KERNEL = np.array([[[[1.0, 0.0], [0.0, -1.0]]]])

exercise = Exercise(
    number="8.3",
    points=8,
    answers=[
        Function(
            "im2col",
            reference=im2col,
            alternatives=[by_taps, by_windows, by_rows],
            mistakes=unfolding_mistakes,
            visible=[
                Case("three by three", (_IMAGE, 2, 2)),
                Case("two channels", (np.arange(16.0).reshape(1, 2, 2, 4), 2, 2, 2)),
                Case("large", (_LARGE,), play=right_and_fast, weight=10),
            ],
            cases=drawn_images,
            weight=5,
        ),
        Function(
            "conv_from_columns",
            reference=conv_from_columns,
            alternatives=[by_matrices, by_images],
            mistakes=product_mistakes,
            visible=[
                Case("one kernel", (im2col(_IMAGE, 2, 2), _KERNEL, np.array([0.5]), 2, 2), weight=0.5),
                _columns_case("two kernels", np.random.default_rng(8), 2, (2, 1, 1, 2), 1, 3),
            ],
            cases=drawn_columns,
            weight=3,
        ),
    ],
)
