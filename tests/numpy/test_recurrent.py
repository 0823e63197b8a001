"""Recurrent networks in NumPy: central differences, and what a sequence has to do with its steps."""

import numpy as np
import pytest
from gradcheck import assert_gradients
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse.numpy._recurrent import gate
from dlcourse.numpy.activations import sigmoid
from dlcourse.numpy.recurrent_bidirectional import (
    bigru,
    bigru_backward,
    bilstm,
    bilstm_backward,
    birnn,
    birnn_backward,
)
from dlcourse.numpy.recurrent_gru import gru, gru_backward, gru_step, gru_step_backward
from dlcourse.numpy.recurrent_lstm import lstm, lstm_backward, lstm_step, lstm_step_backward
from dlcourse.numpy.recurrent_rnn import rnn, rnn_backward, rnn_step, rnn_step_backward

T, N, D, H = 5, 3, 2, 4
CELLS = {"rnn": (1, 1, 1), "lstm": (4, 2, 1), "gru": (3, 1, 2)}  # gates, states, biases
SEQUENCES = {"rnn": (rnn, rnn_backward), "lstm": (lstm, lstm_backward), "gru": (gru, gru_backward)}
STEPS = {
    "rnn": (rnn_step, rnn_step_backward),
    "lstm": (lstm_step, lstm_step_backward),
    "gru": (gru_step, gru_step_backward),
}
BOTH_WAYS = {
    "rnn": (birnn, birnn_backward),
    "lstm": (bilstm, bilstm_backward),
    "gru": (bigru, bigru_backward),
}
each_cell = pytest.mark.parametrize("name", CELLS)


def drawn(name, seed=0, steps=T, batch=N):
    """Inputs, states and parameters (weights and biases) of one cell."""
    gates, states, biases = CELLS[name]
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((steps, batch, D))
    initial = [rng.standard_normal((batch, H)) for _ in range(states)]
    shapes = [(D, gates * H), (H, gates * H), *[(gates * H,)] * biases]
    return x, initial, [0.5 * rng.standard_normal(shape) for shape in shapes]


def outputs(name, x, initial, params, **options):
    """All hidden states, and the last states as a tuple."""
    (out, *last), _ = SEQUENCES[name][0](x, *initial, *params, **options)
    return out, last


@each_cell
@pytest.mark.parametrize("lengths", [None, [5, 1, 3]])
def test_backward_through_time_agrees_with_central_differences(name, lengths):
    x, initial, params = drawn(name)
    options = {} if lengths is None else {"lengths": np.array(lengths)}
    assert_gradients(*SEQUENCES[name], x, *initial, *params, **options)


@each_cell
def test_backward_of_a_step_agrees_with_central_differences(name):
    x, initial, params = drawn(name)
    assert_gradients(*STEPS[name], x[0], *initial, *params)


@each_cell
def test_a_sequence_is_a_chain_of_steps(name):
    x, states, params = drawn(name)
    out, last = outputs(name, x, states, params)
    for t in range(T):
        states, _ = STEPS[name][0](x[t], *states, *params)
        states = states if isinstance(states, tuple) else (states,)
        np.testing.assert_allclose(out[t], states[0], rtol=1e-12)
    np.testing.assert_allclose(last, states, rtol=1e-12)


@each_cell
def test_gradients_reach_the_first_step_of_a_long_chain(name):
    x, initial, params = drawn(name, steps=60)
    out, cache = SEQUENCES[name][0](x, *initial, *params)
    douts = tuple(np.zeros_like(o) for o in out)
    douts[1][:] = 1  # only the last hidden state counts
    dx, *_ = SEQUENCES[name][1](douts, cache)
    assert (np.abs(dx[0]).max(axis=1) > 0).all()


@each_cell
@settings(max_examples=30, derandomize=True)
@given(lengths=st.lists(st.integers(1, T), min_size=N, max_size=N), padding=st.floats(-1e3, 1e3))
def test_a_padded_batch_gives_what_each_sequence_gives_alone(name, lengths, padding):
    x, initial, params = drawn(name)
    for n, length in enumerate(lengths):
        x[length:, n] = padding
    out, last = outputs(name, x, initial, params, lengths=np.array(lengths))
    for n, length in enumerate(lengths):
        alone = slice(n, n + 1)
        expected, expected_last = outputs(name, x[:length, alone], [s[alone] for s in initial], params)
        np.testing.assert_allclose(out[:length, alone], expected, rtol=1e-10, atol=1e-13)
        np.testing.assert_allclose([s[alone] for s in last], expected_last, rtol=1e-10, atol=1e-13)
        assert (out[length:, n] == 0).all()


@each_cell
def test_padding_gets_no_gradient_and_gives_none(name):
    x, initial, params = drawn(name)
    lengths = np.array([2, 5, 1])
    gradients = []
    for padding in (0.0, 7.0):
        x[2:, 0] = x[1:, 2] = padding
        out, cache = SEQUENCES[name][0](x, *initial, *params, lengths=lengths)
        douts = tuple(np.random.default_rng(1).standard_normal(o.shape) for o in out)
        gradients.append(SEQUENCES[name][1](douts, cache))
    for without, with_other_padding in zip(*gradients, strict=True):
        np.testing.assert_array_equal(without, with_other_padding)
    assert (gradients[0][0][2:, 0] == 0).all()


@each_cell
def test_full_lengths_change_nothing(name):
    x, initial, params = drawn(name)
    plain, padded = (outputs(name, x, initial, params, **o) for o in ({}, {"lengths": np.full(N, T)}))
    np.testing.assert_array_equal(plain[0], padded[0])
    np.testing.assert_array_equal(plain[1], padded[1])


@each_cell
def test_writing_into_the_results_does_not_reach_the_cache(name):
    x, initial, params = drawn(name)
    out, cache = SEQUENCES[name][0](x, *initial, *params)
    douts = tuple(np.ones_like(o) for o in out)
    before = SEQUENCES[name][1](douts, cache)
    for o in out:
        o[:] = 0
    for a, b in zip(before, SEQUENCES[name][1](douts, cache), strict=True):
        np.testing.assert_array_equal(a, b)


def test_saturated_gates_remember_overwrite_or_forget_exactly():
    x, (h, c), (wx, wh, b) = drawn("lstm")
    open_, shut = np.full(H, 40.0), np.full(H, -40.0)
    cases = {"remember": (shut, open_), "overwrite": (open_, shut), "forget": (shut, shut)}
    for case, (i, f) in cases.items():
        bias = np.concatenate([i, f, b[2 * H :]])
        (_, c_next), cache = lstm_step(x[0], h, c, 0 * wx, 0 * wh, bias)
        expected = {"remember": c, "overwrite": cache.g, "forget": np.zeros_like(c)}[case]
        np.testing.assert_allclose(c_next, expected, atol=1e-15)


def test_the_cache_shows_the_gates_of_every_step():
    x, (h, c), (wx, wh, b) = drawn("lstm")
    (out, _, last_c), cache = lstm(x, h, c, wx, wh, b)
    for gate_name in "ifgo":
        assert getattr(cache, gate_name).shape == (T, N, H)
    np.testing.assert_allclose(cache.c, cache.f * cache.c_prev + cache.i * cache.g)
    np.testing.assert_allclose(out, cache.o * np.tanh(cache.c))
    np.testing.assert_array_equal(cache.c[-1], last_c)
    np.testing.assert_array_equal(cache.c_prev[0], c)


def test_a_shut_update_gate_lets_the_gru_keep_its_state():
    x, (h,), (wx, wh, bx, bh) = drawn("gru")
    bx = bx.copy()
    bx[H : 2 * H] = 80.0
    h_next, _ = gru_step(x[0], h, wx, wh, bx, bh)
    np.testing.assert_allclose(h_next, h, rtol=1e-12)


@given(st.floats(-1e300, 1e300))
def test_a_gate_is_the_sigmoid(z):
    z = np.array([z, z / 1e299])
    np.testing.assert_allclose(gate(z), sigmoid(z)[0], atol=1e-15)


def drawn_both_ways(name):
    """Inputs, then states and parameters of two cells, stacked."""
    x, *ahead = drawn(name)
    _, *back = drawn(name, seed=1)
    return x, [np.stack(both) for parts in zip(ahead, back, strict=True) for both in zip(*parts, strict=True)]


@each_cell
@pytest.mark.parametrize("lengths", [None, [5, 1, 3]])
def test_backward_of_both_directions_agrees_with_central_differences(name, lengths):
    x, arrays = drawn_both_ways(name)
    options = {} if lengths is None else {"lengths": np.array(lengths)}
    assert_gradients(*BOTH_WAYS[name], x, *arrays, **options)


@each_cell
def test_the_second_direction_is_a_network_that_reads_each_sequence_from_its_own_end(name):
    x, arrays = drawn_both_ways(name)
    lengths = np.array([5, 1, 3])
    (out, *last), _ = BOTH_WAYS[name][0](x, *arrays, lengths=lengths)
    states = CELLS[name][1]
    for n, length in enumerate(lengths):
        alone = slice(n, n + 1)
        initial, params = [a[1, alone] for a in arrays[:states]], [a[1] for a in arrays[states:]]
        expected, expected_last = outputs(name, x[:length, alone][::-1], initial, params)
        np.testing.assert_allclose(out[:length, alone, H:], expected[::-1], rtol=1e-10)
        np.testing.assert_allclose([s[1, alone] for s in last], expected_last, rtol=1e-10)
        assert (out[length:, n] == 0).all()


@each_cell
def test_a_change_of_one_step_reaches_all_steps_in_both_directions_only(name):
    x, arrays = drawn_both_ways(name)
    changed = x.copy()
    changed[2] += 1
    (out, *_), _ = BOTH_WAYS[name][0](x, *arrays)
    (other, *_), _ = BOTH_WAYS[name][0](changed, *arrays)
    reached = (out != other).any(axis=1)
    assert (reached[:, :H].any(axis=1) == [False, False, True, True, True]).all()
    assert (reached[:, H:].any(axis=1) == [True, True, True, False, False]).all()
