"""8.4 The gradients of a convolution: with respect to images, kernels and biases."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong
from dlcourse.numpy import conv as ref


def conv2d_backward(dout, x, w, stride=1, pad=0):
    _, cache = ref.conv2d(x, w, np.zeros(len(w), w.dtype), stride=stride, padding=pad)
    return ref.conv2d_backward(dout, cache)


def _zeros_around(x, pad):
    return np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))


def _inside(dx, pad):
    height, width = dx.shape[2:]
    return dx[:, :, pad : height - pad, pad : width - pad]


def _same(value):
    return value


def _by_taps(
    *, kernels=_same, crop=_inside, step=_same, dw_of=_same, db_of=lambda dout: dout.sum(axis=(0, 2, 3))
):
    """An author who handles one tap of the kernel at a time, for all windows at once."""

    def backward(dout, x, w, stride=1, pad=0):
        x = _zeros_around(x, pad)
        dx, dw, flipped = np.zeros_like(x), np.zeros_like(w), kernels(w)
        (oh, ow), s = dout.shape[2:], step(stride)
        for i, j in np.ndindex(w.shape[2:]):
            view = (
                slice(None),
                slice(None),
                slice(i, i + s * (oh - 1) + 1, s),
                slice(j, j + s * (ow - 1) + 1, s),
            )
            dw[:, :, i, j] = np.tensordot(dout, x[view], ([0, 2, 3], [0, 2, 3]))
            dx[view] += np.tensordot(dout, flipped[:, :, i, j], ([1], [0])).transpose(0, 3, 1, 2)
        return crop(dx, pad), dw_of(dw), db_of(dout)

    return backward


def _by_windows(
    *, kernels=_same, crop=_inside, step=_same, dw_of=lambda parts: parts.sum(axis=0), db_axes=(0, 2, 3)
):
    """An author who handles one window at a time; ``dw_of`` joins the images' parts of dw."""

    def backward(dout, x, w, stride=1, pad=0):
        padded = _zeros_around(x, pad)
        dx, parts, seen = np.zeros_like(padded), np.zeros((len(x), *w.shape), w.dtype), kernels(w)
        kh, kw = w.shape[2:]
        for n, f, y, z in np.ndindex(dout.shape):
            top, left = step(stride) * y, step(stride) * z
            parts[n, f] += dout[n, f, y, z] * padded[n, :, top : top + kh, left : left + kw]
            dx[n, :, top : top + kh, left : left + kw] += dout[n, f, y, z] * seen[f]
        return crop(dx, pad), dw_of(parts), dout.sum(axis=db_axes)

    return backward


def _dx_replaced(make_dx):
    """Right but for dx, which ``make_dx(dout, padded image, w, stride)`` makes."""

    def backward(dout, x, w, stride=1, pad=0):
        _, dw, db = conv2d_backward(dout, x, w, stride, pad)
        return _inside(make_dx(dout, _zeros_around(x, pad), w, stride), pad), dw, db

    return backward


def _overwritten(dout, padded, w, stride):
    dx, (kh, kw) = np.zeros_like(padded), w.shape[2:]
    for n, f, y, z in np.ndindex(dout.shape):
        top, left = stride * y, stride * z
        dx[n, :, top : top + kh, left : left + kw] = dout[n, f, y, z] * w[f]
    return dx


def _last_filter_last_window(dout, padded, w, stride):
    dx = np.zeros_like(padded)
    for y in range(dout.shape[2]):
        for z in range(dout.shape[3]):
            here = slice(y * stride, y * stride + w.shape[2]), slice(z * stride, z * stride + w.shape[3])
            dx[:, :, *here] = dout[:, -1, y, z, None, None, None] * w[-1]
    return dx


def _cropped_at_the_end(dx, pad):
    height, width = dx.shape[2:]
    return dx[:, :, : height - 2 * pad, : width - 2 * pad]


def _cropped_at_the_start(dx, pad):
    return dx[:, :, 2 * pad :, 2 * pad :]


def _case(name, rng, x, w, stride=1, pad=0, dtype=np.float64):
    size = [(n + 2 * pad - k) // stride + 1 for n, k in zip(x[2:], w[2:], strict=True)]
    shapes = ((x[0], w[0], *size), x, w)
    return Case(name, (*(rng.normal(size=shape).astype(dtype) for shape in shapes), stride, pad))


def _drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [
        ((1, 1, 4, 5), (1, 1, 3, 2), 1, 0),
        ((2, 3, 5, 4), (2, 3, 2, 3), 1, 1),
        ((3, 2, 7, 6), (3, 2, 3, 3), 3, 1),
        ((2, 1, 5, 6), (2, 1, 3, 3), 2, 0),
        ((2, 2, 4, 6), (1, 2, 4, 1), 2, 2),
    ]
    cases = [_case(f"x {x}, w {w}, stride {s}, pad {p}", rng, x, w, s, p) for x, w, s, p in sizes]
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
            alternatives=[_by_taps(), _by_windows()],
            mistakes=[
                Wrong(
                    "dw_of_the_last_image",
                    _by_windows(dw_of=lambda parts: parts[-1]),
                    lambda dout, x, w, stride=1, pad=0: (
                        _by_taps()(dout, x, w, stride, pad)[0],
                        _by_taps()(dout[-1:], x[-1:], w, stride, pad)[1],
                        dout.sum(axis=(0, 2, 3)),
                    ),
                ),
                Wrong(
                    "dw_per_image",
                    _by_windows(dw_of=_same),
                    lambda dout, x, w, stride=1, pad=0: (
                        _by_taps()(dout, x, w, stride, pad)[0],
                        np.array(
                            [
                                _by_taps()(dout[n : n + 1], x[n : n + 1], w, stride, pad)[1]
                                for n in range(len(x))
                            ]
                        ),
                        dout.sum(axis=(0, 2, 3)),
                    ),
                ),
                Wrong(
                    "dw_averaged",
                    _by_windows(dw_of=lambda parts: parts.mean(axis=0)),
                    lambda dout, x, w, stride=1, pad=0: _by_taps(dw_of=lambda dw: dw / w.dtype.type(len(x)))(
                        dout, x, w, stride, pad
                    ),
                ),
                Wrong(
                    "dw_flipped",
                    _by_windows(dw_of=lambda parts: parts.sum(axis=0)[:, :, ::-1, ::-1]),
                    _by_taps(dw_of=lambda dw: np.rot90(dw, 2, (2, 3))),
                ),
                Wrong(
                    "dx_with_flipped_kernel",
                    _by_windows(kernels=lambda w: w[:, :, ::-1, ::-1]),
                    _by_taps(kernels=lambda w: np.rot90(w, 2, (2, 3))),
                ),
                Wrong("dx_overwritten", _dx_replaced(_overwritten), _dx_replaced(_last_filter_last_window)),
                Wrong(
                    "dx_not_cropped",
                    _by_windows(crop=lambda dx, pad: dx),
                    _by_taps(crop=lambda dx, pad: 1 * dx),
                ),
                Wrong(
                    "dx_cropped_at_the_end",
                    _by_windows(crop=_cropped_at_the_end),
                    lambda dout, x, w, stride=1, pad=0: _by_taps(
                        crop=lambda dx, pad: dx[:, :, : x.shape[2], : x.shape[3]]
                    )(dout, x, w, stride, pad),
                ),
                Wrong(
                    "dx_cropped_at_the_start",
                    _by_windows(crop=_cropped_at_the_start),
                    lambda dout, x, w, stride=1, pad=0: _by_taps(
                        crop=lambda dx, pad: dx[:, :, -x.shape[2] :, -x.shape[3] :]
                    )(dout, x, w, stride, pad),
                ),
                Wrong("start_without_stride", _by_windows(step=lambda s: 1), _by_taps(step=lambda s: 1)),
                Wrong(
                    "db_per_image",
                    _by_windows(db_axes=(2, 3)),
                    _by_taps(db_of=lambda dout: np.einsum("nfyx->nf", dout)),
                ),
                Wrong(
                    "db_averaged",
                    _by_taps(db_of=lambda dout: dout.mean(axis=(0, 2, 3))),
                    lambda dout, x, w, stride=1, pad=0: (
                        *_by_windows()(dout, x, w, stride, pad)[:2],
                        np.average(dout, axis=(0, 2, 3)),
                    ),
                ),
                Wrong(
                    "db_averaged_over_images",
                    _by_taps(db_of=lambda dout: dout.sum(axis=(2, 3)).mean(axis=0)),
                    lambda dout, x, w, stride=1, pad=0: (
                        *_by_windows()(dout, x, w, stride, pad)[:2],
                        dout.sum(axis=(0, 2, 3)) / dout.dtype.type(len(x)),
                    ),
                ),
            ],
            visible=[
                Case("one row", _SMALL),
                _case("padded", np.random.default_rng(8), (1, 1, 2, 3), (1, 1, 2, 2), 1, 1),
                _case("two images", np.random.default_rng(9), (2, 2, 3, 4), (2, 2, 2, 2), 2),
            ],
            cases=_drawn,
        )
    ],
)
