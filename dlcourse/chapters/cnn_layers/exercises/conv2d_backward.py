"""8.4 The gradients of a convolution: with respect to images, kernels and biases."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits
from dlcourse.numpy import conv as ref


def conv2d_backward(dout, x, w, stride=1, padding=0):
    _, cache = ref.conv2d(x, w, np.zeros(len(w), w.dtype), stride=stride, padding=padding)
    return ref.conv2d_backward(dout, cache)


def in_loops(dout, x, w, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    (height, width), (kh, kw) = x.shape[2:], w.shape[2:]
    dxp, dw, db = np.zeros(xp.shape), np.zeros(w.shape), np.zeros(len(w))
    for n, f, i, j in np.ndindex(dout.shape):
        g, top, left = dout[n, f, i, j], i * stride, j * stride
        dw[f] += g * xp[n, :, top : top + kh, left : left + kw]
        dxp[n, :, top : top + kh, left : left + kw] += g * w[f]
        db[f] += g
    return dxp[:, :, padding : padding + height, padding : padding + width], dw, db


def by_places(dout, x, w, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    (height, width), (kh, kw) = x.shape[2:], w.shape[2:]
    dxp, dw, db = np.zeros(xp.shape), np.zeros(w.shape), dout.sum(axis=(0, 2, 3))
    for i, j in np.ndindex(dout.shape[2:]):
        g, top, left = dout[:, :, i, j], i * stride, j * stride
        dw += np.tensordot(g, xp[:, :, top : top + kh, left : left + kw], (0, 0))
        dxp[:, :, top : top + kh, left : left + kw] += np.tensordot(g, w, (1, 0))
    return dxp[:, :, padding : padding + height, padding : padding + width], dw, db


def by_taps(dout, x, w, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    (height, width), (oh, ow) = x.shape[2:], dout.shape[2:]
    dxp, dw, db = np.zeros(xp.shape), np.zeros(w.shape), np.einsum("nfyx->f", dout)
    for i, j in np.ndindex(w.shape[2:]):
        view = np.s_[:, :, i : i + stride * oh : stride, j : j + stride * ow : stride]
        dw[:, :, i, j] = np.einsum("nfyx,ncyx->fc", dout, xp[view])
        dxp[view] += np.einsum("nfyx,fc->ncyx", dout, w[:, :, i, j])
    return dxp[:, :, padding : padding + height, padding : padding + width], dw, db


_CROP, _STARTS = "dxp[:, :, padding : padding + height, padding : padding + width]", "i * stride, j * stride"
_WINDOW, _WINDOWS = (
    "xp[n, :, top : top + kh, left : left + kw]\n",
    "xp[:, :, top : top + kh, left : left + kw],",
)
_DX, _DXS = "dxp[n, :, top : top + kh, left : left + kw] +=", "dxp[:, :, top : top + kh, left : left + kw] +="
_DW, _DWS = "dw[f] += g * xp[n, :", "dw += np.tensordot(g, xp[:, :"
_SUM, _ZEROS = "dout.sum(axis=(0, 2, 3))", "np.zeros(xp.shape)"
_SMALL_ZEROS = "np.zeros((*x.shape[:2], dout.shape[2] + kh - 1, dout.shape[3] + kw - 1))"
_AUTHORS = (in_loops, by_places)

mistakes = [
    *edits(
        _AUTHORS,
        dw_overwritten=[(_DW, "dw[f] = g * xp[n, :"), (_DWS, "dw = np.tensordot(g[-1:], xp[-1:, :")],
        dw_of_the_last_image=[
            (_DW, "dw[f] = dw[f] * (i + j > 0) + g * xp[n, :"),
            (_DWS, "dw += np.tensordot(g[-1:], xp[-1:, :"),
        ],
        dw_per_image=[
            ("np.zeros(w.shape)", "np.zeros((len(x), *w.shape))", "dw[f] +=", "dw[n, f] +="),
            (
                "np.zeros(w.shape)",
                "0",
                f"np.tensordot(g, {_WINDOWS} (0, 0))",
                f"np.einsum('nf,ncij->nfcij', g, {_WINDOWS})",
            ),
        ],
        dw_averaged=("dw, db\n", "dw / len(x), db\n"),
        dw_flipped=("dw, db\n", "dw[:, :, ::-1, ::-1], db\n"),
        dx_with_flipped_kernel=[
            ("g * w[f]", "g * w[f, :, ::-1, ::-1]"),
            ("g, w,", "g, w[:, :, ::-1, ::-1],"),
        ],
        dx_overwritten=[
            (_DX, _DX.replace("+=", "=")),
            (_DXS, _DXS.replace("+=", "="), "(g, w, (1, 0))", "(g[:, -1:], w[-1:], (1, 0))"),
        ],
        dx_not_cropped=(_CROP, "dxp"),
        dx_cropped_at_the_end=(_CROP, "dxp[:, :, :height, :width]"),
        dx_cropped_at_the_start=(_CROP, "dxp[:, :, -height:, -width:]"),
        empty_without_padding=(_CROP, "dxp[:, :, padding:-padding, padding:-padding]"),
        start_without_stride=(_STARTS, "i, j"),
        padding_ignored=[(_WINDOW, _WINDOW.replace("xp", "x")), (_WINDOWS, _WINDOWS.replace("xp", "x"))],
        window_and_kernel_swapped=[
            (_WINDOW, "w[f]\n", "g * w[f]\n        db", f"g * {_WINDOW}        db"),
            (
                f"np.tensordot(g, {_WINDOWS} (0, 0))",
                "g.sum(axis=0)[:, None, None, None] * w",
                "np.tensordot(g, w, (1, 0))",
                f"g.sum(axis=1)[:, None, None, None] * {_WINDOWS[:-1]}",
            ),
        ],
        starts_at_the_image=(_ZEROS, "1.0 * xp"),
        upstream_dropped=[("dout[n, f, i, j]", "1.0"), ("xp = ", "dout = np.ones(dout.shape); xp = ")],
        db_per_image=[
            ("np.zeros(len(w))", "np.zeros(dout.shape[:2])", "db[f]", "db[n, f]"),
            (_SUM, "dout.sum(axis=(2, 3))"),
        ],
        db_per_place=[
            ("np.zeros(len(w))", "np.zeros(dout.shape[1:])", "db[f]", "db[f, i, j]"),
            (_SUM, "dout.sum(axis=0)"),
        ],
        db_averaged=[("dw, db\n", "dw, db / dout[:, 0].size\n"), (_SUM, "dout.mean(axis=(0, 2, 3))")],
        db_averaged_over_images=("dw, db\n", "dw, db / len(x)\n"),
        scalar_instead=[("dw, db\n", "dw, db.sum()\n"), (_SUM, "dout.sum()")],
    ),
    *edits(  # the same mistakes in other words, which come out differently
        _AUTHORS,
        start_without_stride=[
            (_ZEROS, _SMALL_ZEROS, _DX, "dxp[n, :, i : i + kh, j : j + kw] +="),
            (_ZEROS, _SMALL_ZEROS, _DXS, "dxp[:, :, i : i + kh, j : j + kw] +="),
        ],
    ),
    *edits(
        (by_places, by_places),
        dw_overwritten=(_DWS, _DWS.replace("+=", "=")),
        dx_overwritten=(_DXS, _DXS.replace("+=", "=")),
    ),
    *edits((by_taps, by_taps), dx_overwritten=("dxp[view] +=", "dxp[view] =")),
]


def _case(name, rng, x, w, stride=1, padding=0, dtype=np.float64, weight=1.0):
    size = [(n + 2 * padding - k) // stride + 1 for n, k in zip(x[2:], w[2:], strict=True)]
    shapes = ((x[0], w[0], *size), x, w)
    arrays = (rng.normal(size=shape).astype(dtype) for shape in shapes)
    return Case(name, (*arrays, stride, padding), weight=weight)


def drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [
        ((1, 1, 4, 5), (1, 1, 3, 2), 1, 0, 0.5),
        ((2, 3, 5, 4), (2, 3, 2, 3), 1, 1, 1),
        ((3, 2, 7, 6), (3, 2, 3, 3), 2, 1, 2),
        ((2, 1, 5, 6), (2, 1, 3, 3), 2, 0, 1),
        ((2, 2, 4, 6), (1, 2, 4, 1), 2, 2, 1),
        ((3, 2, 6, 7), (2, 2, 3, 4), 2, 1, 2),
    ]
    cases = [
        _case(f"x {x}, w {w}, stride {s}, padding {p}", rng, x, w, s, p, weight=t) for x, w, s, p, t in sizes
    ]
    return [*cases, _case("float32", rng, (2, 2, 5, 4), (2, 2, 3, 2), 2, 1, np.float32)]


_SMALL = (
    np.array([[[[1.0, 10.0]]]]),
    np.array([[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]]),
    np.array([[[[1.0, 0.0], [0.0, -1.0]]]]),
)

exercise = Exercise(
    number="8.4",
    points=10,
    answers=[
        Function(
            "conv2d_backward",
            reference=conv2d_backward,
            alternatives=[in_loops, by_places, by_taps],
            mistakes=mistakes,
            visible=[
                Case("one row", _SMALL, weight=0.5),
                _case("padded", np.random.default_rng(8), (1, 1, 2, 3), (1, 1, 2, 2), 1, 1, weight=0.5),
                _case("two images", np.random.default_rng(9), (2, 2, 3, 4), (2, 2, 2, 2), 2),
            ],
            cases=drawn,
        )
    ],
)
