"""8.6 Shapes and parameters of whole networks; a convolution as a matrix; what sharing means."""

import math

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, Wrong, generic

# ---- bookkeeping


def bookkeeping(shape, layers):
    return _book(shape, layers)


def _conv(shape, filters, k):
    c, h, w = shape
    return (filters, h - k + 1, w - k + 1), filters * (c * k * k + 1)


def _pool(shape, k):
    c, h, w = shape
    return (c, h // k, w // k), 0


def _flatten(shape):
    return (math.prod(shape),), 0


def _dense(shape, units):
    return (units,), units * (shape[0] + 1)


_RULES = {"conv": _conv, "pool": _pool, "flatten": _flatten, "dense": _dense}


def _book(shape, layers, **faults):
    """An author with one rule per kind of layer; a fault replaces a rule."""
    rules, rows = {**_RULES, **faults}, []
    for kind, *numbers in layers:
        shape, count = rules[kind](shape, *numbers)
        rows.append((shape, count))
    return rows


def _by_arrays(shape, layers, *, conv_bias=True, dense_bias=True, corner=1, same=False, maps=True):
    """An author who makes the arrays of every layer and asks for their sizes."""
    rows, image = [], np.empty(shape)
    for kind, *numbers in layers:
        arrays = []
        if kind == "conv":
            filters, k = numbers
            arrays = [np.empty((filters, len(image) if maps else 1, k, k)), *[np.empty(filters)] * conv_bias]
            image = np.empty((filters, *(n if same else n - k + corner for n in image.shape[1:])))
        elif kind == "pool":
            (k,) = numbers
            image = image[:, k - 1 :: k, k - 1 :: k]
        elif kind == "flatten":
            image = image.ravel()
        else:
            arrays = [np.empty((len(image), numbers[0])), *[np.empty(numbers[0])] * dense_bias]
            image = np.empty(numbers[0])
        rows.append((image.shape, sum(array.size for array in arrays)))
    return rows


def _with(**faults):
    return lambda shape, layers: _book(shape, layers, **faults)


def _arrays_with(**faults):
    return lambda shape, layers: _by_arrays(shape, layers, **faults)


def _no_sharing(shape, filters, k):
    out, count = _conv(shape, filters, k)
    return out, count * out[1] * out[2]


def _no_sharing_by_rows(shape, layers):
    """Every output pixel has a kernel and a bias of its own."""
    rows = _by_arrays(shape, layers)
    pairs = zip(rows, layers, strict=True)
    return [(out, n * math.prod(out[1:]) if layer[0] == "conv" else n) for (out, n), layer in pairs]


def _first_map_flattened(shape, layers):
    rows = []
    for layer in layers:
        rows += _by_arrays((1, *shape[1:]) if layer[0] == "flatten" else shape, [layer])
        shape = rows[-1][0]
    return rows


def _no_bias_anywhere(shape, layers):
    return _by_arrays(shape, layers, conv_bias=False, dense_bias=False)


_DIGITS = (
    (1, 28, 28),
    [
        ("conv", 32, 3),
        ("pool", 2),
        ("conv", 64, 3),
        ("pool", 2),
        ("conv", 64, 3),
        ("flatten",),
        ("dense", 64),
        ("dense", 10),
    ],
)
_COLOUR = ((3, 32, 32), _DIGITS[1])


def _drawn_networks(rng: np.random.Generator) -> list[Case]:
    def number(low, high):
        return int(rng.integers(low, high))

    def network(name):
        shape = number(1, 5), number(20, 33), number(20, 33)
        layers = [
            ("conv", number(2, 40), number(2, 6)),
            ("pool", number(2, 4)),
            ("conv", number(2, 40), number(2, 6)),
            ("flatten",),
            ("dense", number(2, 40)),
            ("dense", 10),
        ]
        return Case(name, (shape, layers))

    return [
        network("not square"),
        network("another"),
        network("a third"),
        Case("one dense layer", ((3, 6, 4), [("flatten",), ("dense", number(2, 9))])),
        Case("pooling first", ((2, 9, 7), [("pool", 2), ("conv", 4, 2), ("pool", 3)])),
    ]


# ---- conv_matrix


def conv_matrix(w, n, stride=1):
    """Each row is the kernel, moved on by the stride."""
    rows = (n - len(w)) // stride + 1
    matrix = np.zeros((rows, n), w.dtype)
    for row in range(rows):
        matrix[row, row * stride : row * stride + len(w)] = w
    return matrix


def by_diagonals(w, n, stride=1):
    whole = sum(value * np.eye(n - len(w) + 1, n, k) for k, value in enumerate(w))
    return whole[::stride].astype(w.dtype)


def by_lookup(w, n, stride=1):
    tap = np.arange(n) - stride * np.arange((n - len(w)) // stride + 1)[:, None]
    return np.where((tap >= 0) & (tap < len(w)), w[np.clip(tap, 0, len(w) - 1)], w.dtype.type(0))


def _square(w, n, stride=1):
    """One row per input: where the kernel hangs over the end, it is cut off."""
    padded = by_diagonals(w, n + len(w) - 1, stride)
    return padded[:, :n]


def _square_by_lookup(w, n, stride=1):
    tap = np.arange(n) - np.arange(0, n, stride)[:, None]
    return np.where((tap >= 0) & (tap < len(w)), w[np.clip(tap, 0, len(w) - 1)], w.dtype.type(0))


def _around_the_corner(w, n, stride=1):
    first = np.append(w, np.zeros(n - len(w), w.dtype))
    return np.array([np.roll(first, shift) for shift in range(0, n, stride)])


def _around_by_modulo(w, n, stride=1):
    tap = (np.arange(n) - np.arange(0, n, stride)[:, None]) % n
    return np.append(w, np.zeros(n - len(w), w.dtype))[tap]


def _drawn_kernels(rng: np.random.Generator) -> list[Case]:
    sizes = [(3, 7, 1), (2, 9, 2), (4, 6, 1), (3, 10, 3), (1, 4, 2), (5, 5, 1)]
    cases = [Case(f"{k} taps, {n} inputs, stride {s}", (rng.normal(size=k), n, s)) for k, n, s in sizes]
    return [*cases, Case("float32", (rng.normal(size=3).astype(np.float32), 8, 2))]


exercise = Exercise(
    number="8.6",
    points=6,
    answers=[
        Function(
            "bookkeeping",
            reference=bookkeeping,
            alternatives=[_by_arrays],
            mistakes=[
                Wrong(
                    "biases_forgotten",
                    _with(
                        conv=lambda shape, f, k: (_conv(shape, f, k)[0], f * shape[0] * k * k),
                        dense=lambda shape, units: ((units,), units * shape[0]),
                    ),
                    _no_bias_anywhere,
                ),
                Wrong(
                    "conv_bias_forgotten",
                    _with(conv=lambda shape, f, k: (_conv(shape, f, k)[0], f * shape[0] * k * k)),
                    _arrays_with(conv_bias=False),
                ),
                Wrong(
                    "channels_forgotten",
                    _with(conv=lambda shape, f, k: (_conv(shape, f, k)[0], f * (k * k + 1))),
                    _arrays_with(maps=False),
                ),
                Wrong(
                    "size_kept",
                    _with(conv=lambda shape, f, k: ((f, *shape[1:]), _conv(shape, f, k)[1])),
                    _arrays_with(same=True),
                ),
                Wrong(
                    "one_pixel_lost",
                    _with(conv=lambda shape, f, k: ((f, shape[1] - k, shape[2] - k), _conv(shape, f, k)[1])),
                    _arrays_with(corner=0),
                ),
                Wrong(
                    "pool_rounded_up",
                    _with(pool=lambda shape, k: ((shape[0], -(-shape[1] // k), -(-shape[2] // k)), 0)),
                    lambda shape, layers: _book(
                        shape, layers, pool=lambda s, k: (np.empty(s)[:, ::k, ::k].shape, 0)
                    ),
                ),
                Wrong(
                    "no_sharing",
                    _with(conv=_no_sharing),
                    _no_sharing_by_rows,
                ),
                Wrong(
                    "channels_lost_in_flatten",
                    _with(flatten=lambda shape: ((shape[1] * shape[2],), 0)),
                    _first_map_flattened,
                ),
                Wrong(
                    "pool_with_parameters",
                    _with(pool=lambda shape, k: (_pool(shape, k)[0], shape[0] * k * k)),
                    lambda shape, layers: [
                        (out, out[0] * layer[1] ** 2 if layer[0] == "pool" else n)
                        for (out, n), layer in zip(_by_arrays(shape, layers), layers, strict=True)
                    ],
                ),
            ],
            visible=[
                Case("digits", _DIGITS),
                Case("colour", _COLOUR),
                Case("small", ((2, 6, 5), [("conv", 3, 2), ("pool", 2), ("flatten",)])),
            ],
            cases=_drawn_networks,
            weight=3,
        ),
        Function(
            "conv_matrix",
            reference=conv_matrix,
            alternatives=[by_diagonals, by_lookup],
            mistakes=[
                Wrong(
                    "kernel_flipped",
                    lambda w, n, stride=1: conv_matrix(w[::-1], n, stride),
                    lambda w, n, stride=1: by_lookup(np.flip(w), n, stride),
                ),
                Wrong("cut_off_at_the_end", _square, _square_by_lookup),
                Wrong("around_the_corner", _around_the_corner, _around_by_modulo),
                Wrong(
                    "stride_ignored",
                    lambda w, n, stride=1: conv_matrix(w, n),
                    lambda w, n, stride=1: by_diagonals(w, n),
                ),
                generic.transposed(
                    lambda w, n, stride=1: conv_matrix(w, n, stride).T,
                    lambda w, n, stride=1: by_lookup(w, n, stride).swapaxes(0, 1),
                ),
            ],
            visible=[
                Case("edge", (np.array([1.0, -1.0]), 4)),
                Case("three taps", (np.array([1.0, 2.0, 3.0]), 7, 2)),
            ],
            cases=_drawn_kernels,
            weight=2,
        ),
        Quiz("sharing", {"q1": "c", "q2": "b", "q3": "a"}, weight=1),
    ],
)
