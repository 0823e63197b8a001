"""8.5 Max-pooling, forward and backward."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong
from dlcourse.numpy import pool as ref

# ---- forward


def maxpool2d(x, size, stride):
    return ref.max_pool2d(x, size, stride=stride)[0]


def _windows(x, size, stride):
    return np.lib.stride_tricks.sliding_window_view(x, (size, size), (2, 3))[:, :, ::stride, ::stride]


def by_windows(x, size, stride):
    return _windows(x, size, stride).max(axis=(4, 5))


def _floor(n, size, stride):
    return (n - size) // stride + 1


def _in_loops(reduce=np.max, *, positions=_floor, step=lambda size, stride: stride):
    """An author who goes window by window; each argument replaces one piece."""

    def pool(x, size, stride):
        oh, ow = (positions(n, size, stride) for n in x.shape[2:])
        out = np.zeros((*x.shape[:2], oh, ow), x.dtype)
        for n, c, y, z in np.ndindex(out.shape):
            top, left = y * step(size, stride), z * step(size, stride)
            out[n, c, y, z] = reduce(x[n, c, top : top + size, left : left + size])
        return out

    return pool


def _ceil(n, size, stride):
    return -(-(n - size) // stride) + 1


def _rounded_up_by_padding(x, size, stride):
    """Fill the image up with minus infinity until the last window fits."""
    missing = [(_ceil(n, size, stride) - 1) * stride + size - n for n in x.shape[2:]]
    filled = np.pad(x, ((0, 0), (0, 0), (0, missing[0]), (0, missing[1])), constant_values=-np.inf)
    return by_windows(filled, size, stride)


def _images(rng, shape, dtype=np.float64, *, ties=False):
    values = rng.integers(-2, 3, shape) if ties else rng.normal(size=shape)
    return values.astype(dtype)


_SIZES = [
    ((1, 1, 4, 6), 2, 2),
    ((2, 3, 5, 4), 3, 1),
    ((3, 2, 6, 7), 3, 2),
    ((2, 1, 7, 5), 2, 3),
    ((1, 2, 6, 3), 2, 1),
]


def _drawn_forward(rng: np.random.Generator) -> list[Case]:
    cases = [Case(f"x {shape}, size {k}, stride {s}", (_images(rng, shape), k, s)) for shape, k, s in _SIZES]
    negative = -1 - rng.random((2, 2, 4, 4))
    return [
        *cases,
        Case("all negative", (negative, 2, 2)),
        Case("float32", (_images(rng, (2, 2, 5, 5), np.float32), 2, 2)),
    ]


# ---- backward


def maxpool2d_backward(dout, x, size, stride):
    _, cache = ref.max_pool2d(x, size, stride=stride)
    return ref.max_pool2d_backward(dout, cache)


def _first_maximum(window):
    share = np.zeros(window.size, window.dtype)
    share[window.argmax()] = 1
    return share.reshape(window.shape)


def _first_by_search(window):
    for place in np.ndindex(window.shape):
        if window[place] == window.max():
            break
    share = np.zeros_like(window)
    share[place] = 1
    return share


def _last_maximum(window):
    return _first_maximum(window[::-1, ::-1])[::-1, ::-1]


def _all_maxima(window):
    return (window == window.max()).astype(window.dtype)


def _shared(window):
    return _all_maxima(window) / _all_maxima(window).sum()


def _evenly(window):
    return np.full_like(window, 1 / window.size)


def _routed(share=_first_maximum, *, add=True, upstream=lambda g: g, step=lambda size, stride: stride):
    """An author who goes window by window; ``share(window)`` says which pixel gets how much."""

    def backward(dout, x, size, stride):
        dx = np.zeros_like(x)
        for n, c, y, z in np.ndindex(dout.shape):
            top, left = y * step(size, stride), z * step(size, stride)
            here = (n, c, slice(top, top + size), slice(left, left + size))
            if x[here].size:
                dx[here] = dx[here] * add + upstream(dout[n, c, y, z]) * share(x[here])
        return dx

    return backward


def _all_maxima_by_taps(dout, x, size, stride):
    out, dx = by_windows(x, size, stride), np.zeros_like(x)
    oh, ow = out.shape[2:]
    for i, j in np.ndindex(size, size):
        view = (..., slice(i, i + stride * (oh - 1) + 1, stride), slice(j, j + stride * (ow - 1) + 1, stride))
        dx[view] += dout * (x[view] == out)
    return dx


def _shared_by_taps(dout, x, size, stride):
    equal = _windows(x, size, stride) == by_windows(x, size, stride)[..., None, None]
    return _all_maxima_by_taps(dout / equal.sum(axis=(4, 5)).astype(x.dtype), x, size, stride)


def _last_maximum_mirrored(dout, x, size, stride):
    """Turn the part that the windows cover by 180 degrees: last becomes first."""
    oh, ow = dout.shape[2:]
    covered = (..., slice(0, (oh - 1) * stride + size), slice(0, (ow - 1) * stride + size))
    dx = np.zeros_like(x)
    turned = (np.flip(array, (2, 3)).copy() for array in (dout, x[covered]))
    dx[covered] = np.flip(maxpool2d_backward(*turned, size, stride), (2, 3))
    return dx


def _average_backward(dout, x, size, stride):
    _, cache = ref.avg_pool2d(x, size, stride=stride)
    return ref.avg_pool2d_backward(dout, cache)


def _overwritten_by_index(dout, x, size, stride):
    dx = np.zeros_like(x)
    for n, c, y, z in np.ndindex(dout.shape):
        rows, columns = range(y * stride, y * stride + size), range(z * stride, z * stride + size)
        window = {(i, j): x[n, c, i, j] for i in rows for j in columns}
        winner = max(window, key=window.__getitem__)
        for place in window:
            dx[n, c, *place] = dout[n, c, y, z] if place == winner else 0
    return dx


def _winners_overwritten(dout, x, size, stride):
    dx = np.zeros_like(x)
    for n, c, y, z in np.ndindex(dout.shape):
        window = x[n, c, y * stride : y * stride + size, z * stride : z * stride + size]
        i, j = np.unravel_index(window.argmax(), window.shape)
        dx[n, c, y * stride + i, z * stride + j] = dout[n, c, y, z]
    return dx


def _winners_overwritten_flat(dout, x, size, stride):
    """The same by one assignment to many places, of which the last one wins."""
    flat = _windows(x, size, stride).reshape(*dout.shape, size * size).argmax(axis=-1)
    n, c, y, z = np.indices(dout.shape)
    dx = np.zeros_like(x)
    dx[n, c, y * stride + flat // size, z * stride + flat % size] = dout
    return dx


def _backward_case(name, rng, shape, size, stride, dtype=np.float64, *, ties=False):
    x = _images(rng, shape, dtype, ties=ties)
    pooled = [_floor(n, size, stride) for n in shape[2:]]
    return Case(name, (rng.normal(size=(*shape[:2], *pooled)).astype(dtype), x, size, stride))


def _drawn_backward(rng: np.random.Generator) -> list[Case]:
    cases = [_backward_case(f"x {x}, size {k}, stride {s}", rng, x, k, s) for x, k, s in _SIZES]
    return [
        *cases,
        _backward_case("ties", rng, (2, 2, 6, 6), 2, 2, ties=True),
        _backward_case("ties, overlap", rng, (2, 1, 5, 6), 3, 1, ties=True),
        _backward_case("float32", rng, (2, 2, 5, 5), 2, 2, np.float32),
    ]


_IMAGE = np.array(
    [[[[1.0, 3.0, 2.0, 0.0], [4.0, 2.0, 1.0, 5.0], [0.0, 1.0, 6.0, 2.0], [1.0, 0.0, 3.0, 1.0]]]]
)
_TIE = np.array([[[[2.0, 2.0, 1.0], [0.0, 2.0, 3.0]]]])

exercise = Exercise(
    number="8.5",
    points=8,
    answers=[
        Function(
            "maxpool2d",
            reference=maxpool2d,
            alternatives=[by_windows, _in_loops()],
            mistakes=[
                Wrong(
                    "starts_at_zero",
                    _in_loops(lambda window: max(0, window.max())),
                    lambda x, size, stride: by_windows(np.maximum(x, 0), size, stride),
                ),
                Wrong(
                    "mean",
                    _in_loops(np.mean),
                    lambda x, size, stride: _windows(x, size, stride).mean(axis=(4, 5)),
                ),
                Wrong("rounded_up", _in_loops(positions=_ceil), _rounded_up_by_padding),
                Wrong(
                    "stride_is_size",
                    lambda x, size, stride: by_windows(x, size, size),
                    lambda x, size, stride: _in_loops()(x, size, size),
                ),
                Wrong(
                    "start_without_stride",
                    _in_loops(step=lambda size, stride: 1),
                    lambda x, size, stride: by_windows(x, size, 1)[
                        :, :, : _floor(x.shape[2], size, stride), : _floor(x.shape[3], size, stride)
                    ],
                ),
                Wrong(
                    "largest_size",
                    _in_loops(lambda window: window.ravel()[np.abs(window).argmax()]),
                    lambda x, size, stride: np.where(
                        by_windows(x, size, stride) >= by_windows(-x, size, stride),
                        by_windows(x, size, stride),
                        -by_windows(-x, size, stride),
                    ),
                ),
            ],
            visible=[
                Case("two by two", (_IMAGE, 2, 2)),
                Case("overlap", (_IMAGE, 3, 1)),
                Case("negative", (_IMAGE - 7, 2, 2)),
            ],
            cases=_drawn_forward,
            weight=3,
        ),
        Function(
            "maxpool2d_backward",
            reference=maxpool2d_backward,
            alternatives=[_routed(), _routed(_first_by_search)],
            mistakes=[
                Wrong("all_maxima", _routed(_all_maxima), _all_maxima_by_taps),
                Wrong("shared_by_maxima", _routed(_shared), _shared_by_taps),
                Wrong("last_maximum", _routed(_last_maximum), _last_maximum_mirrored),
                Wrong("spread_evenly", _routed(_evenly), _average_backward),
                Wrong("windows_overwritten", _routed(add=False), _overwritten_by_index),
                Wrong("winners_overwritten", _winners_overwritten, _winners_overwritten_flat),
                Wrong(
                    "upstream_dropped",
                    _routed(upstream=lambda g: 1),
                    lambda dout, x, size, stride: maxpool2d_backward(np.ones_like(dout), x, size, stride),
                ),
            ],
            visible=[
                Case("two by two", (np.array([[[[10.0, 20.0], [30.0, 40.0]]]]), _IMAGE, 2, 2)),
                Case("tie", (np.array([[[[1.0, 10.0]]]]), _TIE, 2, 1)),
            ],
            cases=_drawn_backward,
            weight=5,
        ),
    ],
)
