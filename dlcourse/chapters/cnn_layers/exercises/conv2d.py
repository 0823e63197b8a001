"""8.2 Convolution of images, as deep learning means it: the kernel is not flipped."""

import numpy as np

from dlcourse.checking import Case, Exercise, Form, Function, edits
from dlcourse.numpy import conv as ref


def conv2d(x, w, b, stride=1, padding=0):
    return ref.conv2d(x, w, b, stride=stride, padding=padding)[0]


def in_loops(x, w, b, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    (images, _, *sides), (filters, _, kh, kw) = xp.shape, w.shape
    oh, ow = ((n - k) // stride + 1 for n, k in zip(sides, (kh, kw), strict=True))
    out = np.zeros((images, filters, oh, ow), x.dtype)
    for n, f, i, j in np.ndindex(images, filters, oh, ow):
        top, left = i * stride, j * stride
        window = xp[n, :, top : top + kh, left : left + kw]
        out[n, f, i, j] = (window * w[f]).sum() + b[f]
    return out


def by_places(x, w, b, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    (images, _, *sides), (filters, _, kh, kw) = xp.shape, w.shape
    oh, ow = ((n - k) // stride + 1 for n, k in zip(sides, (kh, kw), strict=True))
    out = np.zeros((images, filters, oh, ow), x.dtype)
    for i, j in np.ndindex(oh, ow):
        top, left = i * stride, j * stride
        window = xp[:, :, top : top + kh, left : left + kw]
        out[:, :, i, j] = np.einsum("ncij,fcij->nf", window, w) + b
    return out


def by_windows(x, w, b, stride=1, padding=0):
    padded = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, w.shape[2:], (2, 3))
    return np.einsum("ncyxij,fcij->nfyx", windows[:, :, ::stride, ::stride], w) + b[:, None, None]


_PAD, _SHAPES, _STARTS = (
    "((0, 0), (0, 0), (padding, padding), (padding, padding))",
    "= xp.shape, w.shape",
    "i * stride, j * stride",
)
_PLACES, _KERNEL, _SUM, _LAST = (
    "(n - k) // stride + 1",
    "filters, _, kh, kw",
    "(window * w[f]).sum() + b[f]",
    ", window, w)",
)
_ALIKE, _IMAGES = ("padding", "((padding, padding),) * 4"), ("out = ", "images = len(x); out = ")
_AUTHORS = (in_loops, by_places)

mistakes = [
    *edits(
        _AUTHORS,
        kernel_flipped=[("w[f])", "w[f, :, ::-1, ::-1])"), (_LAST, ", window, w[:, :, ::-1, ::-1])")],
        start_without_stride=(_STARTS, "i, j"),
        stride_ignored=(_STARTS, "i, j", "// stride", "// 1"),
        size_without_stride=("// stride", "// 1"),
        last_position_missing=(_PLACES, "(n - k) // stride"),
        rounded_up=(_PLACES, "-(-(n - k) // stride) + 1"),
        not_rounded=("//", "/"),
        padding_ignored=(f"np.pad(x, {_PAD})", "x"),
        pads_every_axis=(_PAD, "padding"),
        size_without_padding=(_SHAPES, "= x.shape, w.shape"),
        edges_repeated=(_PAD, f"{_PAD}, 'edge'"),
        padding_above_left_only=(_PAD, "((0, 0), (0, 0), (2 * padding, 0), (2 * padding, 0))"),
        padding_below_right_only=(_PAD, "((0, 0), (0, 0), (0, 2 * padding), (0, 2 * padding))"),
        padding_on_one_axis=(_PAD, "((0, 0), (0, 0), (padding, padding), (0, 0))"),
        only_square=(_KERNEL, "filters, _, kh, _", "oh, ow = (", "kw = kh; oh, ow = ("),
        kernel_transposed=[("w[f])", "w[f].swapaxes(1, 2))"), (_LAST, ", window, w.swapaxes(2, 3))")],
        result_transposed=("return out", "return out.swapaxes(2, 3)"),
        mean_of_products=[(".sum()", ".mean()"), (_LAST, f"{_LAST} / w[0].size")],
        first_channel_only=[("window * w[f]", "window[0] * w[f, 0]"), (_LAST, ", window[:, :1], w[:, :1])")],
        last_channel_only=[
            ("window * w[f]", "window[-1] * w[f, -1]"),
            (_LAST, ", window[:, -1:], w[:, -1:])"),
        ],
        bias_at_every_product=[(_SUM, "(window * w[f] + b[f]).sum()"), (" + b", " + w[0].size * b")],
        bias_per_channel=[(" + b[f]", " + b[f] * len(w[0])"), (" + b", " + b * len(w[0])")],
        bias_forgotten=[(" + b[f]", ""), (" + b", "")],
        wrong_axis=[
            (" + b[f]", "", "return out", "return out + b"),
            (" + b", "", "return out", "return out + b"),
        ],
        first_filter_reused=[
            (_SUM, "(window * w[0]).sum() + b[0]"),
            (f"{_LAST} + b", ", window, w[:1]) + b[0]"),
        ],
        first_image_reused=[("xp[n, :", "xp[0, :"), (_LAST, ", window[[0] * images], w)")],
    ),
    *edits(  # the same mistakes in other words, which come out differently
        _AUTHORS,
        last_position_missing=(_PLACES, "-(-(n - k) // stride)"),
        padding_on_one_axis=(_PAD, "((0, 0), (0, 0), (0, 0), (padding, padding))"),
        only_square=(_KERNEL, "filters, _, kw, kh"),
        wrong_axis=[
            (" + b[f]", "", "return out", "return out + b[:, None]"),
            (" + b", "", "return out", "return out + b[:, None]"),
        ],
    ),
    *(  # with the right number of images each author's lines stop in another place
        wrong
        for author in _AUTHORS
        for wrong in edits((author, author), pads_every_axis=[(_PAD, pads, *_IMAGES) for pads in _ALIKE])
    ),
    *edits(_AUTHORS, only_square=("zip(sides,", "zip(sides[::-1],")),
    *edits(_AUTHORS, only_square=(_KERNEL, "filters, _, _, kw", "oh, ow = (", "kh = kw; oh, ow = (")),
]


def _case(name, rng, x, w, stride=1, padding=0, dtype=np.float64, weight=1.0):
    image, kernels = (rng.normal(size=shape).astype(dtype) for shape in (x, w))
    return Case(name, (image, kernels, rng.normal(size=w[0]).astype(dtype), stride, padding), weight=weight)


def drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [
        ((1, 1, 4, 5), (1, 1, 3, 2), 1, 0, 1),
        ((2, 1, 4, 5), (2, 1, 3, 2), 1, 1, 1),
        ((2, 3, 5, 4), (2, 3, 2, 3), 1, 1, 2),
        ((1, 2, 7, 6), (3, 2, 3, 3), 3, 1, 2),
        ((3, 2, 5, 6), (2, 2, 3, 2), 2, 0, 2),
        ((2, 2, 4, 6), (1, 2, 4, 1), 2, 2, 2),
        ((2, 3, 6, 7), (2, 3, 2, 3), 2, 1, 2),
        ((2, 2, 3, 3), (2, 2, 1, 1), 1, 0, 1),
    ]
    cases = [
        _case(f"x {x}, w {w}, stride {s}, padding {p}", rng, x, w, s, p, weight=t) for x, w, s, p, t in sizes
    ]
    return [*cases, _case("float32", rng, (2, 2, 5, 4), (2, 2, 3, 2), 2, 1, np.float32)]


_IMAGE = np.array([[[[0.0, 1.0, 2.0, 0.0], [3.0, 0.0, 1.0, 1.0], [2.0, 2.0, 0.0, 5.0]]]])
_IDENTITY = np.array([[[[0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]]]])
_EDGE = np.array([[[[1.0, -1.0]]]])

exercise = Exercise(
    number="8.2",
    points=12,
    answers=[
        Function(
            "conv2d",
            reference=conv2d,
            alternatives=[in_loops, by_places, by_windows],
            mistakes=mistakes,
            visible=[
                Case("identity", (_IMAGE, _IDENTITY, np.zeros(1), 1, 1), weight=0.5),
                Case("edge", (_IMAGE, _EDGE, np.zeros(1)), weight=0.5),
                _case("two channels", np.random.default_rng(8), (1, 2, 3, 4), (2, 2, 2, 2)),
                _case("stride two", np.random.default_rng(9), (2, 1, 5, 4), (1, 1, 3, 2), 2, 1),
            ],
            cases=drawn,
            form=Form(dtype=True, array=False),
        )
    ],
)
