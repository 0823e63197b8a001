"""10.1 One step of a recurrent network, and a whole sequence of them."""

import math
from functools import partial

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, edits, generic, replaced
from dlcourse.numpy import recurrent_rnn as rnn


def rnn_step(x, h, wx, wh, b):
    return rnn.rnn_step(x, h, wx, wh, b)[0]


def by_formula(x, h, wx, wh, b):
    z = x @ wx + h @ wh + b
    return np.tanh(z)


def by_dots(x, h, wx, wh, b):
    z = np.dot(x, wx)
    z = z + np.dot(h, wh) + b
    return np.tanh(z)


def by_stacked_weights(x, h, wx, wh, b):
    """Input and state side by side, their weights on top of each other."""
    return np.tanh(np.hstack([x, h]) @ np.vstack([wx, wh]) + b)


def rnn_forward(step, x, h0, wx, wh, b):
    states = [h0]
    for x_t in x:
        states.append(step(x_t, states[-1], wx, wh, b))
    return np.stack(states[1:])


def by_list(step, x, h0, wx, wh, b):
    h, states = h0, []
    for x_t in x:
        h = step(x_t, h, wx, wh, b)
        states.append(h)
    return np.stack(states)


def by_array(step, x, h0, wx, wh, b):
    out = np.zeros((len(x), *h0.shape))
    state = h0
    for t in range(len(x)):
        state = step(x[t], state, wx, wh, b)
        out[t] = state
    return out


def by_recursion(step, x, h0, wx, wh, b):
    """The last step after everything before it."""
    if len(x) == 0:
        return np.empty((0, *h0.shape), h0.dtype)
    before = by_recursion(step, x[:-1], h0, wx, wh, b)
    state = before[-1] if len(before) else h0
    return np.concatenate([before, step(x[-1], state, wx, wh, b)[None]])


# ---- mistakes in a step

STEPS = (by_formula, by_dots)
_returning = partial(replaced, STEPS, "np.tanh(z)")
"""Mistakes in the last line."""

step_mistakes = [
    Wrong(
        "math_on_array",
        lambda x, h, wx, wh, b: math.tanh(x @ wx + h @ wh + b),
        lambda x, h, wx, wh, b: np.array([math.tanh(row) for row in x @ wx + h @ wh + b]),
    ),
    *_returning(
        no_tanh="z",
        sigmoid_not_tanh="1 / (1 + np.exp(-z))",
        tan_instead_of_tanh="np.tan(z)",
        relu_not_tanh="np.maximum(z, 0)",
        slope_instead="1 - np.tanh(z) ** 2",
        bias_outside="np.tanh(z - b) + b",
        tanh_of_each_part=[
            "np.tanh(x @ wx) + np.tanh(h @ wh + b)",
            "np.tanh(x @ wx + b) + np.tanh(h @ wh)",
            "np.tanh(x @ wx) + np.tanh(h @ wh) + b",
            "np.tanh(x @ wx) + np.tanh(h @ wh) + np.tanh(b)",
        ],
        tanh_of_one_part=["np.tanh(x @ wx) + h @ wh + b", "x @ wx + np.tanh(h @ wh + b)"],
        state_added="h + np.tanh(z)",
        samples_averaged=["np.tanh(z).mean(axis=0)", "np.tanh(z).sum(axis=0)"],
    ),
    *edits(
        STEPS,
        bias_forgotten=(" + b\n", "\n"),
        state_forgotten=[("h @ wh", "0"), ("np.dot(h, wh)", "0")],
        input_forgotten=[("x @ wx", "0"), ("np.dot(x, wx)", "0")],
        recurrent_transposed=[("h @ wh", "h @ wh.T"), ("(h, wh)", "(h, wh.T)")],
        input_weights_transposed=[("x @ wx", "x @ wx.T"), ("(x, wx)", "(x, wx.T)")],
        recurrent_weights_forgotten=[("h @ wh", "h"), ("np.dot(h, wh)", "h")],
        weights_exchanged=[
            ("x @ wx + h @ wh", "x @ wh + h @ wx"),
            ("(x, wx)", "(x, wh)", "(h, wh)", "(h, wx)"),
        ],
        factors_swapped=[
            ("x @ wx + h @ wh", "wx @ x + wh @ h"),
            ("(x, wx)", "(wx, x)", "(h, wh)", "(wh, h)"),
        ],
        elementwise_product=[
            ("x @ wx + h @ wh", "x * wx + h * wh"),
            ("np.dot(x, wx)", "x * wx", "np.dot(h, wh)", "h * wh"),
        ],
    ),
    *edits(
        STEPS,
        recurrent_transposed=[("x @ wx + h @ wh", "x @ wx.T + h @ wh.T"), ("wx)", "wx.T)", "wh)", "wh.T)")],
        factors_swapped=[
            ("x @ wx + h @ wh", "wx.T @ x + wh.T @ h"),
            ("(x, wx)", "(wx.T, x)", "(h, wh)", "(wh.T, h)"),
        ],
    ),
]

# ---- mistakes in a sequence

LOOPS = (by_list, by_array)


def _samples_as_time(step, x, h0, wx, wh, b):
    h, states = h0, []
    for n in range(x.shape[1]):
        h = step(x[:, n], h, wx, wh, b)
        states.append(h)
    return np.stack(states)


def _samples_as_time_by_swapping(*args):
    return by_list(args[0], np.swapaxes(args[1], 0, 1), *args[2:])


def _samples_as_time_and_back(step, x, h0, wx, wh, b):
    out, h = [], h0
    for n in range(x.shape[1]):
        h = step(x[:, n, :], h, wx, wh, b)
        out.append(h[:, None])
    return np.concatenate(out, axis=1)


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


forward_mistakes = [
    *edits(
        LOOPS,
        state_not_carried=[("x_t, h, wx", "x_t, h0, wx"), ("x[t], state", "x[t], h0")],
        starts_at_zero=[
            ("h, states = h0", "h, states = 0 * h0"),
            ("state = h0", "state = np.zeros_like(h0)"),
        ],
        backwards=[("in x:", "in x[::-1]:"), ("x[t], state", "x[-1 - t], state")],
        result_reversed=[("append(h)", "insert(0, h)"), ("out[t]", "out[len(x) - 1 - t]")],
        last_state_only=[("np.stack(states)", "h"), ("return out", "return state")],
        last_state_too=[("np.stack(states)", "np.stack(states), h"), ("return out", "return out, state")],
        start_included=[
            ("h0, []", "h0, [h0]"),
            ("len(x),", "1 + len(x),", "state = h0", "out[0] = state = h0", "out[t]", "out[t + 1]"),
        ],
        one_step_late=[
            ("np.stack(states)", "np.stack([h0, *states[:-1]])"),
            (
                "        out[t] = state\n",
                "",
                "        state = step",
                "        out[t] = state\n        state = step",
            ),
        ],
        wrong_axis=[("stack(states)", "stack(states, axis=1)"), ("return out", "return out.swapaxes(0, 1)")],
        time_merged=[("np.stack", "np.concatenate"), ("return out", "return out.reshape(-1, h0.shape[1])")],
        same_array_every_step=[
            ("h = step(x_t, h", "h[...] = step(x_t, h", "h, states = h0", "h, states = h0.copy()"),
            ("return out", "return 0 * out + state"),
        ],
        whole_sequence_handed=[
            ("step(x_t,", "step(x,"),
            (
                "np.zeros((len(x), *h0.shape))",
                "[0] * len(x)",
                "x[t]",
                "x",
                "return out",
                "return np.array(out)",
            ),
        ],
        same_input_every_step=[("step(x_t,", "step(x[0],"), ("step(x[t],", "step(x[0],")],
        arguments_swapped=[("x_t, h, wx", "h, x_t, wx"), ("x[t], state", "state, x[t]")],
        state_added=[("h = step", "h = h + step"), ("= step(", "= state + step(")],
        off_by_one=[
            ("np.stack(states)", "np.stack([*states[:-1], 0 * h])"),
            ("range(len(x))", "range(len(x) - 1)"),
        ],
    ),
    *edits(
        LOOPS,
        off_by_one=[("in x:", "in x[:-1]:"), ("return out", "return out[:-1]")],
        starts_at_zero=[
            ("h, states = h0", "h, states = np.zeros(h0.shape)"),
            ("x[t], state", "x[t], out[t - 1]"),
        ],
    ),
    *edits(
        LOOPS,
        off_by_one=[
            ("in x:", "in x[1:]:", "h0, []", "h0, [h0]"),
            ("state = h0", "out[0] = state = h0", "range(", "range(1, "),
        ],
    ),
    *edits(
        LOOPS, off_by_one=[("in x:", "in x[1:]:"), ("range(", "range(1, ", "return out", "return out[1:]")]
    ),
    *edits(
        (by_array, by_array),
        shaped_like_input=[
            ("np.zeros((len(x), *h0.shape))", way) for way in ("np.zeros_like(x)", "x.copy()")
        ],
    ),
    Wrong("samples_as_time", _samples_as_time, _samples_as_time_by_swapping),
    Wrong("samples_as_time", _samples_as_time_and_back, lambda *args: _samples_as_time(*args).swapaxes(0, 1)),
    generic.changes_input(_writes_into_h0, _writes_into_h0_by_adding),
]

# ---- cases


def any_step(x, h, wx, wh, b):
    """What is handed in: not what ``rnn_step`` is asked for, since student code may keep it."""
    return np.arctan(x @ wx + h @ wh + b)


def _arrays(rng, n, d, h, dtype=np.float64):
    shapes = ((n, d), (n, h), (d, h), (h, h), (h,))
    return tuple(rng.normal(0, 0.8, shape).astype(dtype) for shape in shapes)


def _step_case(rng, n, d, h, dtype=np.float64):
    return Case(f"N={n}, D={d}, H={h}", _arrays(rng, n, d, h, dtype))


def drawn_step(rng):
    x, h, wx, wh, b = _arrays(rng, 3, 2, 4)
    return [
        *(_step_case(rng, *sizes) for sizes in [(4, 3, 2), (1, 5, 3), (2, 1, 6), (3, 3, 3), (2, 4, 4)]),
        Case("input weights alone", (x, h, wx, wh * 0, b * 0), weight=0.3),
        Case("recurrent weights alone", (x, h, wx * 0, wh, b * 0), weight=0.3),
        Case("bias alone", (x, h, wx * 0, wh * 0, b), weight=0.3),
        _step_case(rng, 3, 4, 5, np.float32),
    ]


def _sequence(rng, t, n, d, h, dtype=np.float64):
    _, h0, *weights = _arrays(rng, n, d, h, dtype)
    return Case(
        f"T={t}, N={n}, D={d}, H={h}",
        (any_step, rng.normal(size=(t, n, d)).astype(dtype), h0, *weights),
    )


def drawn_forward(rng):
    sizes = [(5, 3, 2, 4), (2, 2, 3, 2), (7, 1, 2, 3), (2, 4, 5, 1), (3, 3, 2, 2)]
    return [*(_sequence(rng, *size) for size in sizes), _sequence(rng, 4, 3, 2, 5, np.float32)]


_FIXED = np.random.default_rng(101)
_SMALL = (
    np.array([[1.0, 0.0]]),
    np.array([[0.5, -0.5]]),
    np.array([[0.5, 0.0], [1.0, -1.0]]),
    np.array([[1.0, 2.0], [0.0, 1.0]]),
    np.array([0.0, 0.1]),
)
visible_steps = [Case("small", _SMALL), _step_case(_FIXED, 2, 3, 4)]
visible_sequences = [_sequence(_FIXED, 3, 2, 2, 2), _sequence(_FIXED, 4, 3, 1, 2)]
answers = [
    Function("rnn_step", rnn_step, [*STEPS, by_stacked_weights], step_mistakes, visible_steps, drawn_step),
    Function(
        "rnn_forward", rnn_forward, [*LOOPS, by_recursion], forward_mistakes, visible_sequences, drawn_forward
    ),
]
exercise = Exercise(number="10.1", points=8, answers=answers)
