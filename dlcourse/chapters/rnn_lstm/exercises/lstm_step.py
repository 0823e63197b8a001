"""10.3 One step of an LSTM, with the four gates in one stacked matrix."""

import itertools

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic
from dlcourse.numpy import recurrent_lstm as lstm

ORDER = "ifgo"
WRONG_ORDERS = ["".join(order) for order in itertools.permutations(ORDER) if "".join(order) != ORDER]


def lstm_step(x, h, c, wx, wh, b):
    return lstm.lstm_step(x, h, c, wx, wh, b)[0]


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def by_slices(order=ORDER, fault=None):
    """All four gates at once, then cut by columns."""

    def step(x, h, c, wx, wh, b):
        z, size = x @ wx + h @ wh + b, h.shape[1]
        block = {name: z[:, k * size : (k + 1) * size] for k, name in enumerate(order)}
        i, f, o = (_sigmoid(block[name]) for name in "ifo")
        g = _sigmoid(block["g"]) if fault == "candidate_by_sigmoid" else np.tanh(block["g"])
        if fault == "gates_coupled":
            i = 1 - f
        new = {
            "no_forget_gate": c + i * g,
            "forget_inverted": (1 - f) * c + i * g,
        }.get(fault, f * c + i * g)
        if fault == "output_without_tanh":
            return o * new, new
        shown = o * np.tanh(c if fault == "old_cell_shown" else new)
        return (new, shown) if fault == "swapped_on_return" else (shown, new)

    return step


def by_gates(order=ORDER, fault=None):
    """One gate after the other, each with weights of its own; sigmoid by tanh."""

    def half(z):
        return np.tanh(z / 2) / 2 + 0.5

    def step(x, h, c, wx, wh, b):
        parts = zip(*(np.split(array, 4, axis=-1) for array in (wx, wh, b)), strict=True)
        z = dict(zip(order, (np.dot(x, u) + np.dot(h, v) + w for u, v, w in parts), strict=True))
        keep, write, show = half(z["f"]), half(z["i"]), half(z["o"])
        candidate = half(z["g"]) if fault == "candidate_by_sigmoid" else np.tanh(z["g"])
        if fault == "gates_coupled":
            write = 1 - keep
        elif fault == "no_forget_gate":
            keep = np.ones_like(keep)
        elif fault == "forget_inverted":
            keep = 1 - keep
        cell = np.add(keep * c, write * candidate)
        seen = {"old_cell_shown": np.tanh(c), "output_without_tanh": cell}.get(fault, np.tanh(cell))
        pair = np.multiply(show, seen), cell
        return pair[::-1] if fault == "swapped_on_return" else pair

    return step


FAULTS = (
    "candidate_by_sigmoid",
    "output_without_tanh",
    "old_cell_shown",
    "no_forget_gate",
    "gates_coupled",
    "forget_inverted",
    "swapped_on_return",
)


def _changes_cell(x, h, c, wx, wh, b):
    shown, cell = lstm_step(x, h, c, wx, wh, b)
    c[:] = cell
    return shown, c.copy()


def _changes_state(x, h, c, wx, wh, b):
    result = by_gates()(x, h, c, wx, wh, b)
    h *= 0
    h += result[0]
    return result


def _arrays(rng, n, d, size, dtype=np.float64):
    shapes = ((n, d), (n, size), (n, size), (d, 4 * size), (size, 4 * size), (4 * size,))
    return tuple(rng.normal(size=shape).astype(dtype) for shape in shapes)


def _case(rng, n, d, size, dtype=np.float64):
    return Case(f"N={n}, D={d}, H={size}", _arrays(rng, n, d, size, dtype))


def _saturated(rng, name, biases):
    """Gates held open or shut by biases of plus or minus 20, without weights."""
    x, h, c, wx, wh, _ = _arrays(rng, 3, 2, 4)
    blocks = [np.full(4, float(biases[gate])) if gate in biases else rng.normal(size=4) for gate in ORDER]
    return Case(name, (x, h, c, 0 * wx, 0 * wh, np.concatenate(blocks)))


def _drawn(rng: np.random.Generator) -> list[Case]:
    x, h, c, wx, wh, b = _arrays(rng, 2, 3, 2)
    return [
        *(_case(rng, *sizes) for sizes in [(4, 3, 2), (1, 2, 5), (3, 5, 1)]),
        _saturated(rng, "everything kept, nothing written", {"i": -20, "f": 20}),
        _saturated(rng, "everything forgotten, all written", {"i": 20, "f": -20}),
        Case("first step, both states zero", (x, 0 * h, 0 * c, wx, wh, b)),
        Case("recurrent weights alone", (x, h, c, 0 * wx, wh, 0 * b)),
        _case(rng, 5, 4, 3, np.float32),
    ]


_FIXED = np.random.default_rng(103)

exercise = Exercise(
    number="10.3",
    points=12,
    answers=[
        Function(
            "lstm_step",
            reference=lstm_step,
            alternatives=[by_slices(), by_gates()],
            mistakes=[
                *(Wrong(f"order_{order}", by_slices(order), by_gates(order)) for order in WRONG_ORDERS),
                *(Wrong(fault, by_slices(fault=fault), by_gates(fault=fault)) for fault in FAULTS),
                generic.changes_input(_changes_cell, _changes_state),
            ],
            visible=[
                _case(_FIXED, 1, 2, 1),
                _saturated(_FIXED, "everything kept, nothing written", {"i": -20, "f": 20}),
                _case(_FIXED, 3, 4, 2),
            ],
            cases=_drawn,
        )
    ],
)
