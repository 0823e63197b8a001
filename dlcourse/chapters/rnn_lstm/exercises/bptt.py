"""10.2 Back-propagation through time."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic
from dlcourse.numpy import recurrent_rnn as rnn


def rnn_backward(dout, x, h0, h, wx, wh):
    """From the library's pair, with no gradient of its own for the last state."""
    cache = rnn.RNNCache(x, np.concatenate([h0[None], h])[:-1], h, wx, wh)
    return rnn.rnn_backward((dout, np.zeros_like(h0)), cache)


def by_loop(
    slope=lambda h, before: 1 - h**2,
    future=True,
    keep=False,
    recurrent=lambda wh: wh.T,
    state=lambda h, before: before,
    upstream=lambda dout, t: dout[t],
    scale=lambda steps: 1.0,
):
    """A loop from the last step to the first; each argument changes one line of it."""

    def backward(dout, x, h0, h, wx, wh):
        dx, dwx, dwh = np.zeros_like(x), np.zeros_like(wx), np.zeros_like(wh)
        db, dh = np.zeros_like(wh[0]), np.zeros_like(h0)
        for t in range(len(x) - 1, -1, -1):
            before = h[t - 1] if t else h0
            dz = (upstream(dout, t) + (dh if future else 0)) * slope(h[t], before)
            dx[t] = dz @ wx.T
            if keep:
                dwx, dwh, db = 0 * dwx, 0 * dwh, 0 * db
            dwx = dwx + x[t].T @ dz
            dwh = dwh + state(h[t], before).T @ dz
            db = db + dz.sum(axis=0)
            dh = dz @ recurrent(wh)
        return dx, dh, dwx * scale(len(x)), dwh * scale(len(x)), db * scale(len(x))

    return backward


def by_arrays(
    slopes=lambda h, before: 1 - h * h,
    pass_on=1.0,
    steps=slice(None),
    turn=True,
    states=lambda h, before: before,
    last_only=False,
    collect=np.sum,
):
    """First all dz, one after the other; then every gradient in one go."""

    def backward(dout, x, h0, h, wx, wh):
        before = np.concatenate([h0[None], h[:-1]])
        slope = slopes(h, before)
        if last_only:
            dout = np.concatenate([0 * dout[:-1], dout[-1:]])
        back = wh.T if turn else wh
        arriving, dz = np.zeros_like(h0), []
        for upstream, gate in zip(dout[::-1], slope[::-1], strict=True):
            dz.insert(0, (upstream + pass_on * arriving) * gate)
            arriving = np.dot(dz[0], back)
        dz = np.stack(dz)
        used = dz[steps], x[steps], states(h, before)[steps]
        dwx = collect(np.einsum("tnd,tnh->tdh", used[1], used[0]), axis=0)
        dwh = collect(np.einsum("tng,tnh->tgh", used[2], used[0]), axis=0)
        return np.dot(dz, wx.T), arriving, dwx, dwh, collect(used[0].sum(axis=1), axis=0)

    return backward


def _changes_dout(dout, x, h0, h, wx, wh):
    result = rnn_backward(dout, x, h0, h, wx, wh)
    dout *= 1 - h**2
    return result


def _changes_states(dout, x, h0, h, wx, wh):
    result = by_arrays()(dout, x, h0, h, wx, wh)
    h[:] = 1 - h * h
    return result


def _case(rng, t, n, d, hidden, dtype=np.float64, scale=0.6, name=None):
    x, h0 = rng.normal(size=(t, n, d)), rng.normal(0, 0.5, (n, hidden))
    wx, wh, b = (rng.normal(0, scale, shape) for shape in ((d, hidden), (hidden, hidden), (hidden,)))
    dout = rng.normal(size=(t, n, hidden))
    x, h0, wx, wh, b, dout = (array.astype(dtype) for array in (x, h0, wx, wh, b, dout))
    h = rnn.rnn(x, h0, wx, wh, b)[0][0]
    return Case(name or f"T={t}, N={n}, D={d}, H={hidden}", (dout, x, h0, h, wx, wh))


def _drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [(4, 3, 2, 5), (1, 2, 3, 4), (6, 1, 4, 2), (2, 5, 1, 3)]
    return [
        *(_case(rng, *size) for size in sizes),
        _case(rng, 60, 2, 3, 4, name="a chain of 60 steps"),
        _case(rng, 3, 4, 2, 3, np.float32),
    ]


_FIXED = np.random.default_rng(102)

exercise = Exercise(
    number="10.2",
    points=10,
    answers=[
        Function(
            "rnn_backward",
            reference=rnn_backward,
            alternatives=[by_loop(), by_arrays()],
            mistakes=[
                Wrong("future_dropped", by_loop(future=False), by_arrays(pass_on=0.0)),
                Wrong("not_summed_over_time", by_loop(keep=True), by_arrays(steps=slice(0, 1))),
                Wrong(
                    "averaged_over_time", by_loop(scale=lambda steps: 1 / steps), by_arrays(collect=np.mean)
                ),
                Wrong(
                    "slope_forgotten",
                    by_loop(slope=lambda h, before: 1.0),
                    by_arrays(slopes=lambda h, before: np.ones_like(h)),
                ),
                Wrong(
                    "square_forgotten",
                    by_loop(slope=lambda h, before: 1 - h),
                    by_arrays(slopes=lambda h, before: -(h - 1)),
                ),
                Wrong(
                    "slope_of_state_before",
                    by_loop(slope=lambda h, before: 1 - before**2),
                    by_arrays(slopes=lambda h, before: (1 - before) * (1 + before)),
                ),
                Wrong("not_transposed", by_loop(recurrent=lambda wh: wh), by_arrays(turn=False)),
                Wrong(
                    "state_after_instead_of_before",
                    by_loop(state=lambda h, before: h),
                    by_arrays(states=lambda h, before: h),
                ),
                Wrong(
                    "last_output_only",
                    by_loop(upstream=lambda dout, t: dout[t] if t == len(dout) - 1 else 0 * dout[t]),
                    by_arrays(last_only=True),
                ),
                generic.changes_input(_changes_dout, _changes_states),
            ],
            visible=[_case(_FIXED, 2, 1, 1, 2, name="two steps"), _case(_FIXED, 3, 2, 3, 4)],
            cases=_drawn,
        )
    ],
)
