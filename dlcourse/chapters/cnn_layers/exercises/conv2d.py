"""8.2 Convolution of images, as deep learning means it: the kernel is not flipped."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong
from dlcourse.numpy import conv as ref


def conv2d(x, w, b, stride=1, pad=0):
    return ref.conv2d(x, w, b, stride=stride, padding=pad)[0]


def _zeros_around(x, pad):
    return np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))


def by_taps(x, w, b, stride=1, pad=0):
    """Tap by tap instead of window by window: each tap adds a shifted copy of the image."""
    x = _zeros_around(x, pad)
    kh, kw = w.shape[2:]
    oh, ow = (x.shape[2] - kh) // stride + 1, (x.shape[3] - kw) // stride + 1
    out = np.zeros((len(x), len(w), oh, ow), x.dtype)
    for i in range(kh):
        for j in range(kw):
            shifted = x[:, :, i : i + stride * (oh - 1) + 1 : stride, j : j + stride * (ow - 1) + 1 : stride]
            out += np.tensordot(shifted, w[:, :, i, j], ([1], [1])).transpose(0, 3, 1, 2)
    return out + b[:, None, None]


def by_windows(x, w, b, stride=1, pad=0):
    windows = np.lib.stride_tricks.sliding_window_view(_zeros_around(x, pad), w.shape[2:], (2, 3))
    return np.einsum("ncyxij,fcij->nfyx", windows[:, :, ::stride, ::stride], w) + b[:, None, None]


def _dot(window, kernel, bias):
    return (window * kernel).sum() + bias


def _in_loops(
    value=_dot,
    *,
    padded=_zeros_around,
    step=lambda stride: stride,
    positions=lambda n, k, stride: (n - k) // stride + 1,
    filter_of=lambda f: f,
    sample_of=lambda n: n,
):
    """The loops of a careful author; each argument replaces one piece of them."""

    def convolve(x, w, b, stride=1, pad=0):
        x = padded(x, pad)
        kh, kw = w.shape[2:]
        oh, ow = (positions(n, k, stride) for n, k in zip(x.shape[2:], (kh, kw), strict=True))
        out = np.zeros((len(x), len(w), oh, ow), x.dtype)
        for n, f, y, z in np.ndindex(out.shape):
            top, left = y * step(stride), z * step(stride)
            window = x[sample_of(n), :, top : top + kh, left : left + kw]
            kernel = filter_of(f)
            out[n, f, y, z] = value(window, w[kernel], b[kernel])
        return out

    return convolve


def _edges_around(x, pad):
    return np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="edge")


def _edges_by_index(x, pad):
    rows, columns = (np.clip(np.arange(-pad, n + pad), 0, n - 1) for n in x.shape[2:])
    return x[:, :, rows][:, :, :, columns]


def _before_only(x, pad):
    return np.pad(x, ((0, 0), (0, 0), (2 * pad, 0), (2 * pad, 0)))


def _bottom_right_only(x, pad):
    return np.pad(x, ((0, 0), (0, 0), (0, 2 * pad), (0, 2 * pad)))


def _shifted(x, pad, before):
    n, c, h, w = x.shape
    out = np.zeros((n, c, h + 2 * pad, w + 2 * pad), x.dtype)
    out[:, :, before : before + h, before : before + w] = x
    return out


def _first_channel(x, w, b, stride=1, pad=0):
    return by_taps(x[:, :1], w[:, :1], b, stride, pad)


def _channel_crossed(x, w, b, stride=1, pad=0):
    """Sums over channels of the image and of the kernel separately."""
    return by_taps(x.sum(axis=1, keepdims=True), w.sum(axis=1, keepdims=True), b, stride, pad)


def _bias_of_every_product(window, kernel, bias):
    return (window * kernel + bias).sum()


def _transposed_result(x, w, b, stride=1, pad=0):
    return by_windows(x, w, b, stride, pad).swapaxes(2, 3)


def _case(name, rng, x, w, stride=1, pad=0, dtype=np.float64):
    image, kernels = (rng.normal(size=shape).astype(dtype) for shape in (x, w))
    return Case(name, (image, kernels, rng.normal(size=w[0]).astype(dtype), stride, pad))


def _drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [
        ((1, 1, 4, 5), (1, 1, 3, 2), 1, 0),
        ((2, 3, 5, 4), (2, 3, 2, 3), 1, 1),
        ((1, 2, 7, 6), (3, 2, 3, 3), 3, 1),
        ((3, 1, 5, 5), (2, 1, 3, 3), 2, 0),
        ((2, 2, 4, 6), (1, 2, 4, 1), 2, 2),
        ((2, 2, 3, 3), (2, 2, 1, 1), 1, 0),
    ]
    cases = [_case(f"x {x}, w {w}, stride {s}, pad {p}", rng, x, w, s, p) for x, w, s, p in sizes]
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
            alternatives=[by_taps, by_windows],
            mistakes=[
                Wrong(
                    "kernel_flipped",
                    lambda x, w, b, stride=1, pad=0: conv2d(x, w[:, :, ::-1, ::-1].copy(), b, stride, pad),
                    _in_loops(lambda window, kernel, bias: _dot(window, np.rot90(kernel, 2, (1, 2)), bias)),
                ),
                Wrong(
                    "start_without_stride",
                    _in_loops(step=lambda stride: 1),
                    lambda x, w, b, stride=1, pad=0: conv2d(x, w, b, 1, pad)[
                        :,
                        :,
                        : (x.shape[2] + 2 * pad - w.shape[2]) // stride + 1,
                        : (x.shape[3] + 2 * pad - w.shape[3]) // stride + 1,
                    ],
                ),
                Wrong(
                    "last_position_missing",
                    lambda x, w, b, stride=1, pad=0: conv2d(x, w, b, stride, pad)[:, :, :-1, :-1],
                    _in_loops(positions=lambda n, k, stride: (n - k) // stride),
                ),
                Wrong(
                    "padding_ignored",
                    lambda x, w, b, stride=1, pad=0: _in_loops()(x, w, b, stride),
                    lambda x, w, b, stride=1, pad=0: by_taps(x, w, b, stride, 0),
                ),
                Wrong("edges_repeated", _in_loops(padded=_edges_around), _in_loops(padded=_edges_by_index)),
                Wrong(
                    "padding_above_left_only",
                    _in_loops(padded=_before_only),
                    _in_loops(padded=lambda x, pad: _shifted(x, pad, 2 * pad)),
                ),
                Wrong(
                    "padding_below_right_only",
                    _in_loops(padded=_bottom_right_only),
                    _in_loops(padded=lambda x, pad: _shifted(x, pad, 0)),
                ),
                Wrong(
                    "kernel_transposed",
                    lambda x, w, b, stride=1, pad=0: by_taps(x, w.swapaxes(2, 3), b, stride, pad),
                    lambda x, w, b, stride=1, pad=0: by_windows(x.swapaxes(2, 3), w, b, stride, pad).swapaxes(
                        2, 3
                    ),
                ),
                Wrong(
                    "result_transposed",
                    _transposed_result,
                    lambda x, w, b, stride=1, pad=0: by_taps(
                        x.swapaxes(2, 3), w.swapaxes(2, 3), b, stride, pad
                    ),
                ),
                Wrong(
                    "mean_of_products",
                    _in_loops(lambda window, kernel, bias: (window * kernel).mean() + bias),
                    lambda x, w, b, stride=1, pad=0: by_taps(x, w / w[0].size, b, stride, pad).astype(
                        x.dtype
                    ),
                ),
                Wrong(
                    "first_channel_only",
                    _first_channel,
                    _in_loops(lambda window, kernel, bias: _dot(window[0], kernel[0], bias)),
                ),
                Wrong(
                    "last_channel_only",
                    _in_loops(lambda window, kernel, bias: _dot(window[-1], kernel[-1], bias)),
                    lambda x, w, b, stride=1, pad=0: by_taps(x[:, -1:], w[:, -1:], b, stride, pad),
                ),
                Wrong(
                    "channels_crossed",
                    _channel_crossed,
                    _in_loops(
                        lambda window, kernel, bias: _dot(window.sum(axis=0), kernel.sum(axis=0), bias)
                    ),
                ),
                Wrong(
                    "bias_at_every_product",
                    _in_loops(_bias_of_every_product),
                    lambda x, w, b, stride=1, pad=0: by_taps(x, w, b * w.dtype.type(w[0].size), stride, pad),
                ),
                Wrong(
                    "bias_forgotten",
                    _in_loops(lambda window, kernel, bias: (window * kernel).sum()),
                    lambda x, w, b, stride=1, pad=0: by_taps(x, w, 0 * b, stride, pad),
                ),
                Wrong(
                    "first_filter_reused",
                    _in_loops(filter_of=lambda f: 0),
                    lambda x, w, b, stride=1, pad=0: np.repeat(
                        by_taps(x, w[:1], b[:1], stride, pad), len(w), axis=1
                    ),
                ),
                Wrong(
                    "first_image_reused",
                    _in_loops(sample_of=lambda n: 0),
                    lambda x, w, b, stride=1, pad=0: np.repeat(
                        by_taps(x[:1], w, b, stride, pad), len(x), axis=0
                    ),
                ),
            ],
            visible=[
                Case("identity", (_IMAGE, _IDENTITY, np.zeros(1), 1, 1)),
                Case("edge", (_IMAGE, _EDGE, np.zeros(1))),
                _case("two channels", np.random.default_rng(8), (1, 2, 3, 4), (2, 2, 2, 2)),
                _case("stride two", np.random.default_rng(9), (2, 1, 5, 4), (1, 1, 3, 2), 2, 1),
            ],
            cases=_drawn,
        )
    ],
)
