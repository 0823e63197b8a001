"""10.1 One step of a recurrent network, and a whole sequence of them."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic
from dlcourse.numpy import recurrent_rnn as rnn

# ---- rnn_step


def rnn_step(x, h, wx, wh, b):
    return rnn.rnn_step(x, h, wx, wh, b)[0]


def step_with_stacked_weights(x, h, wx, wh, b):
    """Input and state side by side, their weights on top of each other."""
    return np.tanh(np.hstack([x, h]) @ np.vstack([wx, wh]) + b)


def _formula(activation=np.tanh, recurrent=lambda h, wh: h @ wh, bias=1):
    return lambda x, h, wx, wh, b: activation(x @ wx + recurrent(h, wh) + bias * b)


def _by_samples(squash=np.tanh, turn=False, with_state=True, with_bias=True):
    """An author who goes sample by sample."""

    def step(x, h, wx, wh, b):
        rows = []
        for x_n, h_n in zip(x, h, strict=True):
            z = wx.T.dot(x_n)
            if with_state:
                z = z + (wh if turn else wh.T).dot(h_n)
            rows.append(squash(z + b if with_bias else z))
        return np.array(rows)

    return step


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _arrays(rng, n, d, h, dtype=np.float64):
    shapes = ((n, d), (n, h), (d, h), (h, h), (h,))
    return tuple(rng.normal(0, 0.8, shape).astype(dtype) for shape in shapes)


def _step_case(rng, n, d, h, dtype=np.float64):
    return Case(f"N={n}, D={d}, H={h}", _arrays(rng, n, d, h, dtype))


def _step_drawn(rng: np.random.Generator) -> list[Case]:
    x, h, wx, wh, b = _arrays(rng, 3, 2, 4)
    return [
        *(_step_case(rng, *sizes) for sizes in [(4, 3, 2), (1, 5, 3), (2, 1, 6)]),
        Case("input weights alone", (x, h, wx, wh * 0, b * 0)),
        Case("recurrent weights alone", (x, h, wx * 0, wh, b * 0)),
        Case("bias alone", (x, h, wx * 0, wh * 0, b)),
        _step_case(rng, 3, 4, 5, np.float32),
    ]


# ---- rnn_forward


def rnn_forward(step, x, h0, wx, wh, b):
    return rnn.rnn(x, h0, wx, wh, b)[0][0]


def forward_by_recursion(step, x, h0, wx, wh, b):
    """The last step after everything before it."""
    if len(x) == 0:
        return np.empty((0, *h0.shape), h0.dtype)
    before = forward_by_recursion(step, x[:-1], h0, wx, wh, b)
    state = before[-1] if len(before) else h0
    return np.concatenate([before, step(x[-1], state, wx, wh, b)[None]])


def _listed(begin=lambda h0: h0, carry=True, order=lambda x: x, pick=lambda states: states):
    """An author who collects states in a list."""

    def forward(step, x, h0, wx, wh, b):
        h, states = begin(h0), []
        for x_t in order(x):
            new = step(x_t, h, wx, wh, b)
            states.append(new)
            h = new if carry else h
        return np.stack(pick([begin(h0), *states][1:]))

    return forward


def _filled(first=None, source=None, backwards=False):
    """An author who fills an array made beforehand."""

    def forward(step, x, h0, wx, wh, b):
        out = np.zeros((len(x), *h0.shape), h0.dtype)
        for t in range(len(x)):
            before = (np.zeros_like(h0) if first == "zero" else h0) if t == 0 else out[t - 1]
            if source == "start":
                before = h0
            out[t] = step(x[len(x) - 1 - t] if backwards else x[t], before, wx, wh, b)
        return out

    return forward


def _shifted(step, x, h0, wx, wh, b):
    states = [h0]
    for x_t in x[:-1]:
        states.append(step(x_t, states[-1], wx, wh, b))
    return np.stack(states)


def _shifted_by_concatenation(step, x, h0, wx, wh, b):
    return np.concatenate([h0[None], rnn_forward(step, x, h0, wx, wh, b)])[:-1]


def _samples_as_time(step, x, h0, wx, wh, b):
    h, states = h0, []
    for n in range(x.shape[1]):
        h = step(x[:, n], h, wx, wh, b)
        states.append(h)
    return np.stack(states)


def _samples_as_time_by_swapping(step, x, h0, wx, wh, b):
    return _filled()(step, np.swapaxes(x, 0, 1), h0, wx, wh, b)


def _writes_into_h0(step, x, h0, wx, wh, b):
    out = np.empty((len(x), *h0.shape), h0.dtype)
    for t, x_t in enumerate(x):
        h0[:] = step(x_t, h0, wx, wh, b)
        out[t] = h0
    return out


def _writes_into_h0_by_adding(step, x, h0, wx, wh, b):
    h, states = h0, []
    for x_t in x:
        h += step(x_t, h, wx, wh, b) - h
        states.append(h.copy())
    return np.array(states)


def any_step(x, h, wx, wh, b):
    """What is handed in: a step that takes any dtype."""
    return np.tanh(x @ wx + h @ wh + b)


def _sequence(rng, t, n, d, h, dtype=np.float64):
    _, h0, *weights = _arrays(rng, n, d, h, dtype)
    return Case(
        f"T={t}, N={n}, D={d}, H={h}",
        (any_step, rng.normal(size=(t, n, d)).astype(dtype), h0, *weights),
    )


def _forward_drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [(5, 3, 2, 4), (1, 2, 3, 2), (7, 1, 2, 3), (2, 4, 5, 1)]
    return [*(_sequence(rng, *size) for size in sizes), _sequence(rng, 4, 3, 2, 5, np.float32)]


_FIXED = np.random.default_rng(101)

exercise = Exercise(
    number="10.1",
    points=8,
    answers=[
        Function(
            "rnn_step",
            reference=rnn_step,
            alternatives=[step_with_stacked_weights, _by_samples()],
            mistakes=[
                Wrong("no_tanh", _formula(lambda z: z), _by_samples(lambda z: z)),
                Wrong(
                    "sigmoid_not_tanh", _formula(_sigmoid), _by_samples(lambda z: (np.tanh(z / 2) + 1) / 2)
                ),
                Wrong("bias_forgotten", _formula(bias=0), _by_samples(with_bias=False)),
                Wrong("state_forgotten", _formula(recurrent=lambda h, wh: 0), _by_samples(with_state=False)),
                Wrong(
                    "recurrent_transposed", _formula(recurrent=lambda h, wh: h @ wh.T), _by_samples(turn=True)
                ),
            ],
            visible=[
                Case(
                    "small",
                    (
                        np.array([[1.0, 0.0]]),
                        np.array([[0.5, -0.5]]),
                        np.array([[0.5, 0.0], [1.0, -1.0]]),
                        np.array([[1.0, 2.0], [0.0, 1.0]]),
                        np.array([0.0, 0.1]),
                    ),
                ),
                _step_case(_FIXED, 2, 3, 4),
            ],
            cases=_step_drawn,
        ),
        Function(
            "rnn_forward",
            reference=rnn_forward,
            alternatives=[forward_by_recursion, _filled()],
            mistakes=[
                Wrong("state_not_carried", _listed(carry=False), _filled(source="start")),
                Wrong("starts_at_zero", _listed(begin=lambda h0: 0 * h0), _filled(first="zero")),
                Wrong("backwards", _listed(order=lambda x: x[::-1]), _filled(backwards=True)),
                Wrong(
                    "last_state_only",
                    _listed(pick=lambda states: states[-1]),
                    lambda *args: rnn_forward(*args)[-1],
                ),
                Wrong("one_step_late", _shifted, _shifted_by_concatenation),
                Wrong("samples_as_time", _samples_as_time, _samples_as_time_by_swapping),
                generic.changes_input(_writes_into_h0, _writes_into_h0_by_adding),
            ],
            visible=[_sequence(_FIXED, 3, 2, 2, 2), _sequence(_FIXED, 4, 3, 1, 2)],
            cases=_forward_drawn,
        ),
    ],
)
