"""8.3 The fast way: unfold all windows into columns, then multiply two matrices."""

import time

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong
from dlcourse.numpy import conv as ref

# ---- im2col


def im2col(x, kh, kw, stride=1, pad=0):
    return ref.im2col(x, (kh, kw), stride=stride, padding=pad)


def _padded_windows(x, kh, kw, stride, pad):
    """Every window: axes n, c, y, x, i, j."""
    x = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    return np.lib.stride_tricks.sliding_window_view(x, (kh, kw), (2, 3))[:, :, ::stride, ::stride]


def by_windows(x, kh, kw, stride=1, pad=0):
    windows = _padded_windows(x, kh, kw, stride, pad)
    n, c, oh, ow = windows.shape[:4]
    return windows.transpose(0, 1, 4, 5, 2, 3).reshape(n, c * kh * kw, oh * ow)


def by_index_arrays(x, kh, kw, stride=1, pad=0):
    x = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    oh, ow = (x.shape[2] - kh) // stride + 1, (x.shape[3] - kw) // stride + 1
    rows = np.arange(kh)[:, None, None, None] + stride * np.arange(oh)[:, None]
    columns = np.arange(kw)[:, None, None] + stride * np.arange(ow)
    return x[:, :, rows, columns].reshape(len(x), -1, oh * ow)


def _arranged(*axes):
    """Windows whose axes n c y x i j are laid out in another order: one axis, rows, columns."""

    def unfold(x, kh, kw, stride=1, pad=0):
        windows = _padded_windows(x, kh, kw, stride, pad)
        n, c, oh, ow = windows.shape[:4]
        return windows.transpose(axes).reshape(n, c * kh * kw, oh * ow)

    return unfold


def _by_taps(order="c i j", *, padded=True, stepped=True, columns=lambda view: view.reshape(len(view), -1)):
    """An author who collects one row of the result per channel and tap."""

    def unfold(x, kh, kw, stride=1, pad=0):
        space = pad if padded else 0
        x = np.pad(x, ((0, 0), (0, 0), (space, space), (space, space)))
        oh, ow = (x.shape[2] - kh) // stride + 1, (x.shape[3] - kw) // stride + 1
        step = stride if stepped else 1
        sizes = {"c": x.shape[1], "i": kh, "j": kw}
        names = order.split()
        rows = []
        for place in np.ndindex(*(sizes[name] for name in names)):
            at = dict(zip(names, place, strict=True))
            i, j = at["i"], at["j"]
            rows.append(
                columns(x[:, at["c"], i : i + step * oh : step, j : j + step * ow : step][:, :oh, :ow])
            )
        return np.stack(rows, axis=1)

    return unfold


def _by_positions(x, kh, kw, stride=1, pad=0):
    x = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    columns = []
    for top in range(0, x.shape[2] - kh + 1, stride):
        for left in range(0, x.shape[3] - kw + 1, stride):
            columns.append(x[:, :, top : top + kh, left : left + kw].reshape(len(x), -1))
    return np.stack(columns, axis=2)


def _by_positions_in_place(x, kh, kw, stride=1, pad=0):
    windows = _padded_windows(x, kh, kw, stride, pad)
    n, c, oh, ow = windows.shape[:4]
    out = np.empty((n, c * kh * kw, oh * ow), x.dtype)
    for position in range(oh * ow):
        out[:, :, position] = windows[:, :, position // ow, position % ow].reshape(n, -1)
    return out


def _right_and_fast(answer, x):
    """Whether windows of one pixel come out right, in half the time that slicing them out takes.

    Unfolding by taps needs a hundredth of that time, a loop over windows more than twice as much. As both are
    measured on the same machine at the same moment, a slow computer is no disadvantage; windows of one pixel
    make the result small, so that its way out of a sandbox does not count.
    """
    places = list(np.ndindex(x.shape[2:]))
    slicing = [_timed(lambda: [x[:, :, i : i + 1, j : j + 1] for i, j in places])[1] for _ in range(3)]
    return any(_right_within(min(slicing) / 2, answer, x) for _ in range(3))


def _right_within(seconds, answer, x):
    result, taken = _timed(lambda: answer(x, 1, 1))
    return taken < seconds and np.array_equal(result, x.reshape(*x.shape[:2], -1))


def _timed(action):
    """The result of an action, and the seconds that it takes."""
    started = time.perf_counter()
    result = action()
    return result, time.perf_counter() - started


def _unfold_case(name, rng, shape, kh, kw, stride=1, pad=0, dtype=np.float64):
    return Case(name, (rng.normal(size=shape).astype(dtype), kh, kw, stride, pad))


def _large(side: int) -> Case:
    image = np.arange(side * side, dtype=np.float32).reshape(1, 1, side, side)
    return Case("large", (image,), play=_right_and_fast, weight=3)


def _drawn_images(rng: np.random.Generator) -> list[Case]:
    sizes = [
        ((1, 1, 4, 5), 3, 2, 1, 0),
        ((2, 3, 5, 4), 2, 3, 1, 1),
        ((1, 2, 7, 6), 3, 3, 3, 1),
        ((3, 2, 6, 5), 2, 2, 2, 2),
        ((2, 1, 3, 3), 3, 3, 1, 0),
    ]
    cases = [
        _unfold_case(f"x {x}, window {i}×{j}, stride {s}, pad {p}", rng, x, i, j, s, p)
        for x, i, j, s, p in sizes
    ]
    return [*cases, _unfold_case("float32", rng, (2, 2, 5, 4), 2, 3, 2, 1, np.float32)]


# ---- conv_from_columns


def conv_from_columns(columns, w, b, oh, ow):
    out = w.reshape(len(w), -1) @ columns + b[:, None]
    return out.reshape(len(columns), len(w), oh, ow)


def by_einsum(columns, w, b, oh, ow):
    blocks = columns.reshape(len(columns), *w.shape[1:], oh, ow)
    return np.einsum("ncijyx,fcij->nfyx", blocks, w) + b.reshape(-1, 1, 1)


def by_samples(columns, w, b, oh, ow):
    flat = w.reshape(len(w), -1)
    return np.array(
        [[row.dot(sample) + bias for row, bias in zip(flat, b, strict=True)] for sample in columns]
    ).reshape(len(columns), len(w), oh, ow)


def _wrongly_flattened(axes):
    def convolve(columns, w, b, oh, ow):
        flat = w.transpose(axes).reshape(len(w), -1)
        return conv_from_columns(columns, flat.reshape(w.shape), b, oh, ow)

    return convolve


def _wrongly_flattened_by_einsum(letters):
    def convolve(columns, w, b, oh, ow):
        mixed = np.einsum(f"fcij->{letters}", w).copy().reshape(w.shape)
        return by_einsum(columns, mixed, b, oh, ow)

    return convolve


def _columns_case(name, rng, n, w, oh, ow, dtype=np.float64):
    f, taps = w[0], int(np.prod(w[1:]))
    shapes = ((n, taps, oh * ow), w, (f,))
    columns, kernels, bias = (rng.normal(size=shape).astype(dtype) for shape in shapes)
    return Case(name, (columns, kernels, bias, oh, ow))


def _drawn_columns(rng: np.random.Generator) -> list[Case]:
    sizes = [
        (1, (2, 1, 2, 2), 2, 3),
        (3, (2, 3, 2, 1), 4, 2),
        (2, (4, 2, 3, 2), 1, 5),
        (2, (1, 2, 2, 3), 3, 3),
    ]
    cases = [_columns_case(f"N={n}, w {w}, output {oh}×{ow}", rng, n, w, oh, ow) for n, w, oh, ow in sizes]
    return [*cases, _columns_case("float32", rng, 2, (3, 2, 2, 2), 2, 3, np.float32)]


_IMAGE = np.array([[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]]])

exercise = Exercise(
    number="8.3",
    points=8,
    answers=[
        Function(
            "im2col",
            reference=im2col,
            alternatives=[by_windows, by_index_arrays, _by_taps()],
            mistakes=[
                Wrong("loops_over_pixels", _by_positions, _by_positions_in_place),
                Wrong("channels_last", _arranged(0, 4, 5, 1, 2, 3), _by_taps("i j c")),
                Wrong("taps_transposed", _arranged(0, 1, 5, 4, 2, 3), _by_taps("c j i")),
                Wrong(
                    "positions_transposed",
                    _arranged(0, 1, 4, 5, 3, 2),
                    _by_taps(columns=lambda view: view.swapaxes(1, 2).reshape(len(view), -1)),
                ),
                Wrong(
                    "rows_and_columns_swapped",
                    lambda x, kh, kw, stride=1, pad=0: im2col(x, kh, kw, stride, pad).swapaxes(1, 2),
                    lambda x, kh, kw, stride=1, pad=0: (
                        np.einsum("ncyxij->nyxcij", _padded_windows(x, kh, kw, stride, pad))
                        .copy()
                        .reshape(len(x), -1, x.shape[1] * kh * kw)
                    ),
                ),
                Wrong(
                    "only_reshaped",
                    _arranged(0, 1, 2, 3, 4, 5),
                    lambda x, kh, kw, stride=1, pad=0: (
                        _by_taps(stepped=True)(x, kh, kw, stride, pad)
                        .reshape(len(x), x.shape[1], kh * kw, -1)
                        .swapaxes(2, 3)
                        .reshape(len(x), x.shape[1] * kh * kw, -1)
                    ),
                ),
                Wrong(
                    "padding_ignored",
                    lambda x, kh, kw, stride=1, pad=0: by_windows(x, kh, kw, stride),
                    _by_taps(padded=False),
                ),
                Wrong(
                    "start_without_stride",
                    _by_taps(stepped=False),
                    lambda x, kh, kw, stride=1, pad=0: (
                        lambda v, o: (
                            v[:, :, : o[0], : o[1]]
                            .transpose(0, 1, 4, 5, 2, 3)
                            .reshape(len(x), -1, o[0] * o[1])
                        )
                    )(_padded_windows(x, kh, kw, 1, pad), _padded_windows(x, kh, kw, stride, pad).shape[2:4]),
                ),
            ],
            visible=[
                Case("three by three", (_IMAGE, 2, 2)),
                Case("two channels", (np.arange(16.0).reshape(1, 2, 2, 4), 2, 2, 2)),
                _large(300),
            ],
            cases=_drawn_images,
            weight=5,
        ),
        Function(
            "conv_from_columns",
            reference=conv_from_columns,
            alternatives=[by_einsum, by_samples],
            mistakes=[
                Wrong(
                    "bias_forgotten",
                    lambda columns, w, b, oh, ow: by_einsum(columns, w, 0 * b, oh, ow),
                    lambda columns, w, b, oh, ow: (w.reshape(len(w), -1) @ columns).reshape(
                        -1, len(w), oh, ow
                    ),
                ),
                Wrong(
                    "channels_last", _wrongly_flattened((0, 2, 3, 1)), _wrongly_flattened_by_einsum("fijc")
                ),
                Wrong(
                    "taps_transposed", _wrongly_flattened((0, 1, 3, 2)), _wrongly_flattened_by_einsum("fcji")
                ),
                Wrong(
                    "filters_last",
                    lambda columns, w, b, oh, ow: by_einsum(columns, w, b, oh, ow).transpose(0, 2, 3, 1),
                    lambda columns, w, b, oh, ow: (
                        columns.swapaxes(1, 2) @ w.reshape(len(w), -1).T + b
                    ).reshape(len(columns), oh, ow, len(w)),
                ),
                Wrong(
                    "filters_mixed_with_pixels",
                    lambda columns, w, b, oh, ow: (
                        columns.swapaxes(1, 2) @ w.reshape(len(w), -1).T + b
                    ).reshape(len(columns), len(w), oh, ow),
                    lambda columns, w, b, oh, ow: (
                        by_einsum(columns, w, b, oh, ow)
                        .transpose(0, 2, 3, 1)
                        .reshape(len(columns), len(w), oh, ow)
                    ),
                ),
            ],
            visible=[
                Case(
                    "one kernel",
                    (im2col(_IMAGE, 2, 2), np.array([[[[1.0, 0.0], [0.0, -1.0]]]]), np.array([0.5]), 2, 2),
                ),
                _columns_case("two kernels", np.random.default_rng(8), 2, (2, 1, 1, 2), 1, 3),
            ],
            cases=_drawn_columns,
            weight=3,
        ),
    ],
)
