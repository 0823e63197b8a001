"""Recurrent networks: NumPy and PyTorch agree on values, gradients, dtypes and refusals."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_parity, assert_same_error, call, generators, layer, sizes

CELLS = {"rnn": (1, 1, 1), "lstm": (4, 2, 1), "gru": (3, 1, 2)}  # gates, states, biases


def cell_arrays(name, batch, features, hidden, rng):
    """States, weights and biases of one cell, in the order of its parameters; small: no tanh saturates."""
    gates, states, biases = CELLS[name]
    columns = gates * hidden
    return (
        *(rng.uniform(-1, 1, (batch, hidden)) for _ in range(states)),
        rng.uniform(-0.5, 0.5, (features, columns)),
        rng.uniform(-0.5, 0.5, (hidden, columns)),
        *(rng.uniform(-0.5, 0.5, columns) for _ in range(biases)),
    )


@st.composite
def step_calls(draw, name):
    n, d, h, rng = draw(sizes), draw(sizes), draw(sizes), draw(generators)
    return call(rng.standard_normal((n, d)), *cell_arrays(name, n, d, h, rng))


@st.composite
def sequence_calls(draw, name):
    t, n, d, h, rng = draw(st.integers(1, 7)), draw(sizes), draw(sizes), draw(sizes), draw(generators)
    options = {"lengths": rng.integers(1, t + 1, n)} if draw(st.booleans()) else {}
    return call(rng.standard_normal((t, n, d)), *cell_arrays(name, n, d, h, rng), **options)


@st.composite
def bidirectional_calls(draw, name):
    t, n, d, h, rng = draw(st.integers(1, 7)), draw(sizes), draw(sizes), draw(sizes), draw(generators)
    options = {"lengths": rng.integers(1, t + 1, n)} if draw(st.booleans()) else {}
    cells = zip(*(cell_arrays(name, n, d, h, rng) for _ in range(2)), strict=True)
    return call(rng.standard_normal((t, n, d)), *(np.stack(both) for both in cells), **options)


OPERATIONS = {
    **{f"recurrent_{name}.{name}": sequence_calls(name) for name in CELLS},
    **{f"recurrent_{name}.{name}_step": step_calls(name) for name in CELLS},
    **{f"recurrent_bidirectional.bi{name}": bidirectional_calls(name) for name in CELLS},
}
LAYERS = [
    layer("RNN", 3, 4, shape=(5, 2, 3)),
    layer("RNN", 3, 4, return_sequences=False, shape=(5, 2, 3)),
    layer("LSTM", 3, 4, shape=(5, 2, 3)),
    layer("LSTM", 3, 4, return_sequences=False, shape=(1, 2, 3)),
    layer("GRU", 3, 4, shape=(5, 2, 3)),
    layer("GRU", 3, 4, return_sequences=False, shape=(5, 1, 3)),
]


@pytest.mark.parametrize("path", OPERATIONS)
def test_values_and_gradients(path):
    assert_parity(path, OPERATIONS[path])


T, N, D, H = 4, 2, 3, 5


def bad_call(name, **changed):
    """A correct call of a sequence with some arguments replaced."""
    names = {"rnn": "h0 wx wh b", "lstm": "h0 c0 wx wh b", "gru": "h0 wx wh bx bh"}[name].split()
    arrays = dict(zip(names, cell_arrays(name, N, D, H, np.random.default_rng(0)), strict=True))
    arrays = {"x": np.ones((T, N, D)), **arrays}
    options = {"lengths": changed.pop("lengths")} if "lengths" in changed else {}
    return call(*(arrays | changed).values(), **options)


REFUSED = [
    (
        "lstm",
        {"x": np.ones((T, N, 4))},
        ValueError,
        "x has 4 features but wx expects 3 (x (4, 2, 4), wx (3, 20))",
    ),
    ("lstm", {"x": np.ones((N, D))}, ValueError, "x must have 3 axes, got shape (2, 3)"),
    ("lstm", {"x": np.ones((0, N, D))}, ValueError, "x must not be empty, got shape (0, 2, 3)"),
    ("lstm", {"wh": np.ones((H, 3 * H))}, ValueError, "wh must have shape (H, 4 * H), got (5, 15)"),
    ("rnn", {"wh": np.ones((H, H + 1))}, ValueError, "wh must have shape (H, H), got (5, 6)"),
    ("lstm", {"wx": np.ones((D, 3 * H))}, ValueError, "wx must have shape (3, 20), got (3, 15)"),
    ("lstm", {"c0": np.ones((N, H + 1))}, ValueError, "c0 must have shape (2, 5), got (2, 6)"),
    ("gru", {"h0": np.ones((H, N))}, ValueError, "h0 must have shape (2, 5), got (5, 2)"),
    ("gru", {"bh": np.ones(H)}, ValueError, "bh must have shape (15,), got (5,)"),
    ("rnn", {"x": np.ones((T, N, D), int)}, TypeError, "x must hold floating-point numbers, got int64"),
    (
        "rnn",
        {"x": np.ones((T, N, D), np.float32)},
        TypeError,
        "dtypes must be equal, got x float32, h0 float64",
    ),
    ("rnn", {"lengths": np.array([4.0, 2.0])}, TypeError, "lengths must hold integers, got float64"),
    ("gru", {"lengths": np.array([4])}, ValueError, "lengths must have shape (2,), got (1,)"),
    ("lstm", {"lengths": np.array([5, 2])}, ValueError, "lengths must lie between 1 and 4, got [5, 2]"),
    ("lstm", {"lengths": np.array([3, 0])}, ValueError, "lengths must lie between 1 and 4, got [3, 0]"),
]


@pytest.mark.parametrize(("name", "changed", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(name, changed, error, text):
    assert_same_error(f"recurrent_{name}.{name}", bad_call(name, **changed), error, f"{name}: {text}")


@pytest.mark.parametrize("name", CELLS)
def test_a_step_refuses_a_sequence_alike(name):
    text = f"{name}_step: x must have 2 axes, got shape (4, 2, 3)"
    assert_same_error(f"recurrent_{name}.{name}_step", bad_call(name), ValueError, text)


def bad_bidirectional_call(name, **changed):
    """A correct call of both directions with some arguments replaced."""
    x, *arrays = bad_call(name).args
    names = {"rnn": "h0 wx wh b", "lstm": "h0 c0 wx wh b", "gru": "h0 wx wh bx bh"}[name].split()
    options = {"lengths": changed.pop("lengths")} if "lengths" in changed else {}
    stacked = {"x": x, **dict(zip(names, (np.stack([a, a]) for a in arrays), strict=True))}
    return call(*(stacked | changed).values(), **options)


REFUSED_IN_BOTH_DIRECTIONS = [
    (
        "lstm",
        {"wx": np.ones((D, 4 * H))},
        ValueError,
        "bilstm: wx must have a first axis of 2, one entry for each direction, got shape (3, 20)",
    ),
    (
        "rnn",
        {"h0": np.ones((1, N, H))},
        ValueError,
        "birnn: h0 must have a first axis of 2, one entry for each",
    ),
    (
        "gru",
        {"bh": np.ones((2, H))},
        ValueError,
        "bigru, in each direction: bh must have shape (15,), got (5,)",
    ),
    ("gru", {"lengths": np.array([5, 2])}, ValueError, "bigru: lengths must lie between 1 and 4, got [5, 2]"),
    ("lstm", {"x": np.ones((T, N, D), int)}, TypeError, "x must hold floating-point numbers, got int64"),
]


@pytest.mark.parametrize(("name", "changed", "error", "text"), REFUSED_IN_BOTH_DIRECTIONS)
def test_bad_input_in_both_directions_is_refused_alike(name, changed, error, text):
    path = f"recurrent_bidirectional.bi{name}"
    assert_same_error(path, bad_bidirectional_call(name, **changed), error, text)
