"""8.5 Max-pooling, forward and backward."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom, edits
from dlcourse.numpy import pool as ref

# ---- forward


def max_pool2d(x, size, stride):
    return ref.max_pool2d(x, size, stride=stride)[0]


def in_loops(x, size, stride):
    oh, ow = ((n - size) // stride + 1 for n in x.shape[2:])
    out = np.zeros((*x.shape[:2], oh, ow), x.dtype)
    for n, c, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        out[n, c, i, j] = x[n, c, top : top + size, left : left + size].max()
    return out


def by_places(x, size, stride):
    oh, ow = ((n - size) // stride + 1 for n in x.shape[2:])
    out = np.zeros((*x.shape[:2], oh, ow), x.dtype)
    for i, j in np.ndindex(oh, ow):
        top, left = i * stride, j * stride
        out[:, :, i, j] = x[:, :, top : top + size, left : left + size].max(axis=(2, 3))
    return out


def _starts_at_a_guess(evidence):
    """Every wrong number is one and the same negative number, and stands where the maximum is smaller."""
    guesses = set()
    for call in evidence.failed:
        got, expected = np.asarray(call.got.value, float), call.expected.value
        wrong = ~np.isclose(got, expected, 1e-5)
        if not wrong.any() or (got[wrong] <= expected[wrong]).any():
            return False
        guesses |= set(got[wrong])
    return len(guesses) == 1 and max(guesses) < 0


def _from_a_guess(x, size, stride):
    return in_loops(np.maximum(x, -1000.0), size, stride)


def _from_another_guess(x, size, stride):
    return np.maximum(by_places(x, size, stride), -99.0)


_PLACES, _STARTS, _MAX, _FIRST = (
    "(n - size) // stride + 1",
    "i * stride, j * stride",
    ".max(axis=(2, 3))",
    "oh, ow = (",
)
_WINDOW = "top : top + size, left : left + size"
_AUTHORS = (in_loops, by_places)

forward_mistakes = [
    *edits(
        _AUTHORS,
        starts_at_zero=[(".max()", ".max(initial=0)"), (_MAX, ".max(axis=(2, 3), initial=0)")],
        mean=(".max(", ".mean("),
        minimum=(".max(", ".min("),
        rounded_up=(_PLACES, "-(-(n - size) // stride) + 1"),
        off_by_one=(_PLACES, "(n - size) // stride"),
        not_rounded=("//", "/"),
        stride_is_size=(_FIRST, f"stride = size; {_FIRST}"),
        size_is_stride=(_WINDOW, "top : top + stride, left : left + stride"),
        start_without_stride=(_STARTS, "i, j"),
        stride_ignored=(_FIRST, f"stride = 1; {_FIRST}"),
        largest_size=[("x[n, c, top", "abs(x)[n, c, top"), ("x[:, :, top", "abs(x)[:, :, top")],
        channels_mixed=[("x[n, c, top", "x[n, :, top"), (_MAX, ".max(axis=(1, 2, 3))[:, None]")],
        position_instead=[(".max()", ".argmax()"), (_MAX, ".reshape(*x.shape[:2], -1).argmax(axis=2)")],
        only_square=("for n in x.shape[2:]", "for n in x.shape[2:3] * 2"),
        wrong_axis=[(".max()", ".max(axis=1)"), (_MAX, ".max(axis=3)")],
    ),
    *edits(  # the same mistakes in other words, which come out differently
        _AUTHORS,
        rounded_up=(_PLACES, "n // stride"),
        off_by_one=(_PLACES, "-(-(n - size) // stride)"),
        size_is_stride=(_FIRST, f"size = stride; {_FIRST}"),
        channels_mixed=[("x[n, c, top", "x[:, :, top"), (_MAX, ".max()")],
        only_square=("for n in x.shape[2:]", "for n in x.shape[3:] * 2"),
    ),
    *edits(_AUTHORS, rounded_up=(_PLACES, "-(-n // stride)"), only_square=("x.shape[2:]", "x.shape[:1:-1]")),
    Symptom("starts_at_a_guess", _starts_at_a_guess, _from_a_guess, _from_another_guess),
]


def _images(rng, shape, dtype=np.float64, *, ties=False):
    """Mostly negative numbers, so that many windows have a negative maximum."""
    values = rng.integers(-3, 2, shape) if ties else rng.normal(size=shape) - 1
    return values.astype(dtype)


_SIZES = [  # images, size, stride, weight
    ((1, 1, 4, 6), 2, 2, 1),
    ((2, 3, 5, 4), 3, 1, 1),
    ((3, 2, 6, 7), 3, 2, 3),
    ((2, 1, 7, 5), 2, 3, 3),
    ((1, 2, 6, 3), 2, 1, 1),
]


def drawn_forward(rng: np.random.Generator) -> list[Case]:
    return [
        *(Case(f"x {x}, size {k}, stride {s}", (_images(rng, x), k, s), weight=t) for x, k, s, t in _SIZES),
        Case("all negative", (-1 - rng.random((2, 2, 5, 4)), 2, 2), weight=2),
        Case("far below zero", (-1e30 * (1 + rng.random((1, 2, 4, 5))), 2, 2)),
        Case("float32", (_images(rng, (2, 2, 5, 5), np.float32), 2, 2), weight=2),
    ]


# ---- backward


def max_pool2d_backward(dout, x, size, stride):
    _, cache = ref.max_pool2d(x, size, stride=stride)
    return ref.max_pool2d_backward(dout, cache)


def by_argmax(dout, x, size, stride):
    dx = np.zeros(x.shape)
    for n, c, i, j in np.ndindex(dout.shape):
        top, left = i * stride, j * stride
        window = x[n, c, top : top + size, left : left + size]
        a, b = np.unravel_index(window.argmax(), window.shape)
        dx[n, c, top + a, left + b] += dout[n, c, i, j]
    return dx


def by_search(dout, x, size, stride):
    dx = np.zeros(x.shape)
    for n, c, i, j in np.ndindex(dout.shape):
        top, left = i * stride, j * stride
        row, col = top, left
        for a, b in np.ndindex(size, size):
            if x[n, c, top + a, left + b] > x[n, c, row, col]:
                row, col = top + a, left + b
        dx[n, c, row, col] += dout[n, c, i, j]
    return dx


def by_taps(dout, x, size, stride):
    (oh, ow), places = dout.shape[2:], list(np.ndindex(size, size))
    views = [np.s_[:, :, i : i + stride * oh : stride, j : j + stride * ow : stride] for i, j in places]
    top = np.max([x[view] for view in views], axis=0)
    dx, left = np.zeros(x.shape), dout
    for view in views:
        share = left * (x[view] == top)
        dx[view] += share
        left = left - share
    return dx


_BEST, _SHARE, _NEXT = (
    "a, b = np.unravel_index(window.argmax(), window.shape)",
    "left * (x[view] == top)",
    "left = left - share",
)
_WRITE, _ADD, _ADDED = (
    "dx[n, c, top + a, left + b]",
    "+= dout[n, c, i, j]",
    "dx[n, c, top + a, left + b] += dout[n, c, i, j]",
)
_ASK, _RIGHT = "x[n, c, top + a, left + b] > x[n, c, row, col]", "dx, left = np.zeros(x.shape), dout"
_BEGIN, _FOUND = "row, col = top, left\n", "row, col = top + a, left + b"
_WINNER, _MASK = f"{_FOUND}\n", "hit = window == window.max()"
_BEATS = "x[n, c, top + a, left + b] > best"
_NOTED = "row, col, best = top + a, left + b, x[n, c, top + a, left + b]"
_WHOLE = f"dx[n, c, {_WINDOW}]"
_HANDS = (by_argmax, by_search)

backward_mistakes = [
    *edits(
        (by_argmax, by_taps),
        all_maxima=[(_BEST, _MASK, _ADDED, f"{_WHOLE} += hit * dout[n, c, i, j]"), (_NEXT, "pass")],
        shared_by_maxima=[
            (_BEST, _MASK, _ADDED, f"{_WHOLE} += hit / hit.sum() * dout[n, c, i, j]"),
            (_RIGHT, f"{_RIGHT} / sum(x[view] == top for view in views)", _NEXT, "pass"),
        ],
        spread_evenly=[(_ADDED, f"{_WHOLE} += dout[n, c, i, j] / size**2"), (_SHARE, "dout / size**2")],
    ),
    *edits(
        (by_argmax, by_taps),
        spread_evenly=[(_ADDED, f"{_WHOLE} += dout[n, c, i, j]"), (_SHARE, "1.0 * dout")],
    ),
    *edits(
        _HANDS,
        last_maximum=[
            ("window.argmax()", "window.size - 1 - window[::-1, ::-1].argmax()"),
            ("] > x", "] >= x"),
        ],
        first_by_columns=[
            (_BEST, _BEST.replace("a, b", "b, a").replace("argmax", "T.argmax")),
            ("a, b in", "b, a in"),
        ],
        winners_overwritten=(_ADD, "= dout[n, c, i, j]"),
        upstream_dropped=(_ADD, "+= 1"),
        times_the_maximum=[(_ADD, f"{_ADD} * window.max()"), (_ADD, f"{_ADD} * x[n, c, row, col]")],
        window_start_forgotten=[
            (_WRITE, "dx[n, c, a, b]"),
            ("dx[n, c, row, col]", "dx[n, c, row - top, col - left]"),
        ],
        row_and_column_swapped=[
            ("a, b = ", "b, a = "),
            ("dx[n, c, row, col]", "dx[n, c, top + col - left, left + row - top]"),
        ],
        shaped_like_dout=("np.zeros(x.shape)", "np.zeros(dout.shape)"),
        starts_at_the_image=("np.zeros(x.shape)", "1.0 * x"),
        minimum_wins=[(".argmax", ".argmin"), ("] > x", "] < x")],
        largest_size=[("window.argmax", "abs(window).argmax"), (_ASK, _ASK.replace("x[", "abs(x)["))],
        first_only=[("window = x[n, c", "window = x[n, 0"), (_ASK, _ASK.replace("c,", "0,"))],
        start_without_stride=(_STARTS, "i, j"),
    ),
    *edits(_HANDS, first_only=[("window = x[n, c", "window = x[0, c"), (_ASK, _ASK.replace("n,", "0,"))]),
    *edits((by_argmax, by_argmax), stride_is_size=(_STARTS, "i * size, j * size")),
    *edits(
        (by_search, by_search),
        stride_is_size=(_STARTS, "i * size, j * size"),
        search_starts_at_zero=(
            _BEGIN,
            "row, col, best = top, left, 0\n",
            _ASK,
            _BEATS,
            _WINNER,
            f"{_NOTED}\n",
        ),
    ),
    *edits(
        (by_search, by_search),
        search_starts_at_zero=(_BEGIN, "row, col, best = 0, 0, 0\n", _ASK, _BEATS, _WINNER, f"{_NOTED}\n"),
    ),
    *edits(
        (by_search, by_search),
        search_starts_at_zero=(
            *("dx = np.zeros(x.shape)", "dx, row, col = np.zeros(x.shape), 0, 0", _BEGIN, "best = 0\n"),
            *(_ASK, _BEATS, _WINNER, f"{_NOTED}\n"),
        ),
    ),
]


def _backward_case(name, rng, shape, size, stride, dtype=np.float64, *, ties=False, weight=1.0):
    x = _images(rng, shape, dtype, ties=ties)
    pooled = [(n - size) // stride + 1 for n in shape[2:]]
    return Case(name, (rng.normal(size=(*shape[:2], *pooled)).astype(dtype), x, size, stride), weight=weight)


def drawn_backward(rng: np.random.Generator) -> list[Case]:
    return [
        *(_backward_case(f"x {x}, size {k}, stride {s}", rng, x, k, s) for x, k, s, _ in _SIZES),
        _backward_case("ties", rng, (2, 2, 6, 7), 2, 2, ties=True, weight=3),
        _backward_case("ties, overlap", rng, (2, 2, 5, 6), 3, 1, ties=True, weight=4),
        _backward_case("ties, gaps", rng, (2, 2, 7, 5), 2, 3, ties=True, weight=2),
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
            "max_pool2d",
            reference=max_pool2d,
            alternatives=[in_loops, by_places],
            mistakes=forward_mistakes,
            visible=[
                Case("two by two", (_IMAGE, 2, 2), weight=0.5),
                Case("overlap", (_IMAGE, 3, 1)),
                Case("negative", (_IMAGE - 7, 2, 2)),
            ],
            cases=drawn_forward,
            weight=3,
        ),
        Function(
            "max_pool2d_backward",
            reference=max_pool2d_backward,
            alternatives=[by_argmax, by_search, by_taps],
            mistakes=backward_mistakes,
            visible=[
                Case("two by two", (np.array([[[[10.0, 20.0], [30.0, 40.0]]]]), _IMAGE, 2, 2)),
                Case("tie", (np.array([[[[1.0, 10.0]]]]), _TIE, 2, 1)),
            ],
            cases=drawn_backward,
            weight=5,
        ),
    ],
)
