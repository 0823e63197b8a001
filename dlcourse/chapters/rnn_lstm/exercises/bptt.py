"""10.2 Backpropagation through time."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, generic
from dlcourse.numpy import recurrent_rnn as rnn


def rnn_backward(dout, x, h0, h, wx, wh):
    """From the library's pair, with no gradient of its own for the last state."""
    cache = rnn.RNNCache(x, np.concatenate([h0[None], h])[:-1], h, wx, wh)
    return rnn.rnn_backward((dout, np.zeros_like(h0)), cache)


def by_loop(dout, x, h0, h, wx, wh):
    dx, dwx, dwh = np.zeros_like(x), np.zeros_like(wx), np.zeros_like(wh)
    db, dh = np.zeros_like(wh[0]), np.zeros_like(h0)
    for t in range(len(x) - 1, -1, -1):
        before = h[t - 1] if t > 0 else h0
        dz = (dout[t] + dh) * (1 - h[t] ** 2)
        dx[t] = dz @ wx.T
        dwx += x[t].T @ dz
        dwh += before.T @ dz
        db += dz.sum(axis=0)
        dh = dz @ wh.T
    return dx, dh, dwx, dwh, db


def by_arrays(dout, x, h0, h, wx, wh):
    """First all dz, one after the other; then every gradient in one go."""
    before, dz, back = np.concatenate([h0[None], h[:-1]]), np.zeros_like(h), np.zeros_like(h0)
    slope = 1 - h * h
    for t in reversed(range(len(h))):
        arrives = dout[t] + back
        dz[t] = slope[t] * arrives
        back = np.dot(dz[t], wh.T)
    dwx, dwh = np.einsum("tnd,tnh->dh", x, dz), np.einsum("tng,tnh->gh", before, dz)
    return np.dot(dz, wx.T), back, dwx, dwh, dz.sum(axis=(0, 1))


# ---- mistakes

AUTHORS = (by_loop, by_arrays)
_START = ("h[t - 1] if t > 0 else h0", "np.concatenate([h0[None], h[:-1]])")
_SUMS = ("return dx, dh, dwx, dwh, db", "dwx, dwh, dz.sum(axis=(0, 1))")


def _sloping(**slopes):
    """Mistakes in the slope, of the STATE after each step."""
    old = "(1 - h[t] ** 2)", "slope = 1 - h * h"
    return edits(
        AUTHORS,
        **{
            id: [(old[0], slope.replace("STATE", "h[t]")), (old[1], f"slope = {slope.replace('STATE', 'h')}")]
            for id, slope in slopes.items()
        },
    )


def _divided(by):
    return [
        (_SUMS[0], f"return dx, dh, dwx / {by}, dwh / {by}, db / {by}"),
        (_SUMS[1], f"dwx / {by}, dwh / {by}, dz.sum(axis=(0, 1)) / {by}"),
    ]


def _changes_dout(dout, x, h0, h, wx, wh):
    result = rnn_backward(dout, x, h0, h, wx, wh)
    dout *= 1 - h**2
    return result


def _changes_states(dout, x, h0, h, wx, wh):
    result = by_arrays(dout, x, h0, h, wx, wh)
    h[:] = 1 - h * h
    return result


mistakes = [
    *_sloping(
        slope_forgotten="(1 + 0 * STATE)",
        square_forgotten="(1 - STATE)",
        tanh_twice="(1 - np.tanh(STATE) ** 2)",
        slope_of_sigmoid="(STATE * (1 - STATE))",
    ),
    *edits(
        AUTHORS,
        future_dropped=[("dout[t] + dh", "dout[t]"), ("dout[t] + back", "dout[t]")],
        future_piled_up=[("dh = dz @", "dh = dh + dz @"), ("back = np.dot(", "back = back + np.dot(")],
        not_summed_over_time=[
            ("dwx +=", "dwx =", "dwh +=", "dwh =", "db +=", "db ="),
            (
                "x, dz)",
                "x[:1], dz[:1])",
                "before, dz)",
                "before[:1], dz[:1])",
                "dz.sum(axis=(0, 1))",
                "dz[0].sum(0)",
            ),
        ],
        averaged_over_time=_divided("len(x)"),
        averaged_over_samples=_divided("len(h0)"),
        slope_of_state_before=[("1 - h[t] ** 2", "1 - before**2"), ("1 - h * h", "1 - before * before")],
        slope_not_for_future=[
            ("(dout[t] + dh) * (1 - h[t] ** 2)", "dout[t] * (1 - h[t] ** 2) + dh"),
            ("slope[t] * arrives", "slope[t] * dout[t] + back"),
        ],
        slope_not_for_output=[
            ("(dout[t] + dh) * (1 - h[t] ** 2)", "dout[t] + dh * (1 - h[t] ** 2)"),
            ("slope[t] * arrives", "slope[t] * back + dout[t]"),
        ],
        not_transposed=[("wh.T", "wh"), ("wh.T", "wh")],
        transposed=[("before.T @ dz", "dz.T @ before"), ("->gh", "->hg")],
        state_after_instead_of_before=[("before.T", "h[t].T"), ("before, dz)", "h, dz)")],
        last_state_for_h0=[(_START[0], "h[t - 1]"), (_START[1], "np.roll(h, 1, axis=0)")],
        zeros_for_h0=[
            (_START[0], "h[t - 1] if t > 0 else 0 * h0"),
            (_START[1], "np.concatenate([0 * h0[None], h[:-1]])"),
        ],
        last_output_only=[
            ("dout[t] + dh", "(dout[-1] if t == len(x) - 1 else 0) + dh"),
            ("    slope =", "    dout = np.concatenate([0 * dout[:-1], dout[-1:]])\n    slope ="),
        ],
        walked_forwards=[
            ("range(len(x) - 1, -1, -1)", "range(len(x))"),
            ("reversed(range(len(h)))", "range(len(h))"),
        ],
        off_by_one=[("- 1, -1, -1)", "- 1, 0, -1)"), ("range(len(h))", "range(1, len(h))")],
        dh0_without_weights=[("return dx, dh,", "return dx, dz,"), (", back, dwx, ", ", dz[0], dwx, ")],
        dh0_of_first_state=[
            ("dh = dz @ wh.T", "dh = dz @ wh.T if t else dout[t] + dh"),
            (", back, dwx, ", ", arrives, dwx, "),
        ],
        dh0_is_zero=[
            ("return dx, dh,", "return dx, 0 * h0,"),
            (", back, dwx, ", ", np.zeros_like(back), dwx, "),
        ],
        dx_reversed=[("dx[t]", "dx[-1 - t]"), ("np.dot(dz, wx.T)", "np.dot(dz[::-1], wx.T)")],
        db_per_sample=[
            ("np.zeros_like(wh[0])", "np.zeros_like(h0)", "dz.sum(axis=0)", "dz"),
            ("axis=(0, 1)", "axis=0"),
        ],
        db_per_step=[
            ("np.zeros_like(wh[0])", "np.zeros_like(h[:, 0])", "db +=", "db[t] ="),
            ("axis=(0, 1)", "axis=1"),
        ],
        db_over_units=[("dz.sum(axis=0)", "dz.sum()"), ("dz.sum(axis=(0, 1))", "dz.sum() + 0 * h[0, 0]")],
    ),
    *edits(
        AUTHORS,
        slope_not_for_future=[
            ("dz @ wh.T", "(dout[t] + dh) @ wh.T"),
            ("np.dot(dz[t], wh.T)", "np.dot(arrives, wh.T)"),
        ],
        off_by_one=[("len(x) - 1, -1", "len(x) - 2, -1"), ("range(len(h))", "range(len(h) - 1)")],
        dh0_of_first_state=[
            ("dh = dz", "dh = dh if t == 0 else dz"),
            ("        back =", "        if t:\n            back ="),
        ],
    ),
    *edits(
        (by_loop, by_loop),
        dx_without_slope=[
            ("dx[t] = dz", "dx[t] = (dout[t] + dh)"),
            ("dx[t] = dz @ wx.T", "dx[t] = np.dot(dh, wx.T) + np.dot(dout[t], wx.T)"),
        ],
    ),
    generic.changes_input(_changes_dout, _changes_states),
]


# ---- cases


def _case(rng, t, n, d, hidden, dtype=np.float64, name=None, recurrent=0.6):
    x, h0 = rng.normal(size=(t, n, d)), rng.normal(0, 0.5, (n, hidden))
    wx, wh, b = (
        rng.normal(0, 0.6, (d, hidden)),
        rng.normal(0, recurrent, (hidden, hidden)),
        rng.normal(0, 0.6, hidden),
    )
    dout = rng.normal(size=(t, n, hidden))
    x, h0, wx, wh, b, dout = (array.astype(dtype) for array in (x, h0, wx, wh, b, dout))
    h = rnn.rnn(x, h0, wx, wh, b)[0][0]
    return Case(name or f"T={t}, N={n}, D={d}, H={hidden}", (dout, x, h0, h, wx, wh))


def drawn(rng):
    sizes = [(4, 3, 2, 5), (1, 2, 3, 4), (6, 1, 4, 2), (2, 5, 1, 3)]
    return [
        *(_case(rng, *size) for size in sizes),
        _case(rng, 60, 2, 3, 4, name="a chain of 60 steps"),
        _case(rng, 3, 2, 3, 2, name="recurrent weights zero", recurrent=0),
        _case(rng, 3, 4, 2, 3, np.float32),
    ]


_FIXED = np.random.default_rng(102)
visible = [_case(_FIXED, 2, 1, 1, 2, name="two steps"), _case(_FIXED, 3, 2, 3, 4)]
answer = Function("rnn_backward", rnn_backward, AUTHORS, mistakes, visible, drawn)
exercise = Exercise(number="10.2", points=10, answers=[answer])
