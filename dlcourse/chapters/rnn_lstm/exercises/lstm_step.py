"""10.3 One step of an LSTM, with the four gates in one stacked matrix."""

import itertools

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, generic
from dlcourse.numpy import recurrent_lstm as lstm

ORDER = "ifgo"
WRONG_ORDERS = ["".join(order) for order in itertools.permutations(ORDER) if "".join(order) != ORDER]


def lstm_step(x, h, c, wx, wh, b):
    return lstm.lstm_step(x, h, c, wx, wh, b)[0]


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _half(z):
    return np.tanh(z / 2) / 2 + 0.5


def by_split(x, h, c, wx, wh, b):
    """All four gates at once, then cut by columns."""
    i, f, g, o = np.split(x @ wx + h @ wh + b, 4, axis=1)
    i, f, g, o = _sigmoid(i), _sigmoid(f), np.tanh(g), _sigmoid(o)
    new = f * c + i * g
    return o * np.tanh(new), new


def by_gates(x, h, c, wx, wh, b):
    """One gate after the other, each with weights of its own; sigmoid by tanh."""
    parts = zip(*(np.split(array, 4, axis=-1) for array in (wx, wh, b)), strict=True)
    i, f, g, o = (np.dot(x, u) + np.dot(h, v) + w for u, v, w in parts)
    write, keep, show = _half(i), _half(f), _half(o)
    cell = np.add(keep * c, write * np.tanh(g))
    return np.multiply(show, np.tanh(cell)), cell


# ---- mistakes

AUTHORS = (by_split, by_gates)
_SPLIT, _PARTS = "i, f, g, o = np.split", "i, f, g, o = (np.dot"
_CUT = "np.split(x @ wx + h @ wh + b, 4, axis=1)"
_CELL = ("f * c + i * g", "np.add(keep * c, write * np.tanh(g))")
_SHOWN = ("o * np.tanh(new), new", "np.multiply(show, np.tanh(cell)), cell")


def _read_as(order):
    letters = ", ".join(order)
    return [(_SPLIT, f"{letters} = np.split"), (_PARTS, f"{letters} = (np.dot")]


def _renewing(**cells):
    """Mistakes in the line of the cell state, from the numbers i, f, g, o that went through their curves."""
    return edits(
        AUTHORS,
        **{
            id: [(_CELL[0], cell), (_CELL[1], f"(lambda i, f, g, o: {cell})(write, keep, np.tanh(g), show)")]
            for id, cell in cells.items()
        },
    )


def _returning(**ends):
    """Mistakes in the last line, of the output gate ``o`` and the new cell state ``new``."""
    return edits(
        AUTHORS,
        **{
            id: [(_SHOWN[0], end), (_SHOWN[1], f"(lambda o, new: ({end}))(show, cell)")]
            for id, end in ends.items()
        },
    )


def _changes_cell(x, h, c, wx, wh, b):
    shown, cell = lstm_step(x, h, c, wx, wh, b)
    c[:] = cell
    return shown, c.copy()


def _changes_state(x, h, c, wx, wh, b):
    result = by_gates(x, h, c, wx, wh, b)
    h *= 0
    h += result[0]
    return result


mistakes = [
    *edits(AUTHORS, **{f"order_{order}": _read_as(order) for order in WRONG_ORDERS}),
    *_renewing(
        no_forget_gate="c + i * g",
        no_input_gate="f * c + g",
        forget_inverted="(1 - f) * c + i * g",
        gates_coupled="f * c + (1 - f) * g",
        old_cell_forgotten="i * g",
        cell_squashed="np.tanh(f * c + i * g)",
    ),
    *_renewing(no_forget_gate="f + i * g", gates_coupled="(1 - i) * c + i * g"),
    *_returning(
        output_without_tanh="o * new, new",
        old_cell_shown="o * np.tanh(c), new",
        no_output_gate="np.tanh(new), new",
        output_by_sigmoid="o / (1 + np.exp(-new)), new",
        swapped_on_return="new, o * np.tanh(new)",
        result_missing="o * np.tanh(new)",
        cell_squashed="o * np.tanh(new), np.tanh(new)",
        old_cell_returned="o * np.tanh(new), c",
    ),
    *edits(
        AUTHORS,
        candidate_by_sigmoid=[("np.tanh(g)", "_sigmoid(g)"), ("np.tanh(g)", "_half(g)")],
        candidate_without_tanh=[("np.tanh(g)", "g"), ("np.tanh(g)", "g")],
        gates_without_sigmoid=[
            ("_sigmoid(i), _sigmoid(f), np.tanh(g), _sigmoid(o)", "i, f, np.tanh(g), o"),
            ("_half(i), _half(f), _half(o)", "i, f, o"),
        ],
        gates_by_tanh=[
            ("_sigmoid(i), _sigmoid(f), np.tanh(g), _sigmoid(o)", "(np.tanh(z) for z in (i, f, g, o))"),
            ("_half(i), _half(f), _half(o)", "np.tanh(i), np.tanh(f), np.tanh(o)"),
        ],
        sigmoid_turned=[
            (
                "_sigmoid(i), _sigmoid(f), np.tanh(g), _sigmoid(o)",
                "_sigmoid(-i), _sigmoid(-f), np.tanh(g), _sigmoid(-o)",
            ),
            ("_half(i), _half(f), _half(o)", "1 - _half(i), 1 - _half(f), 1 - _half(o)"),
        ],
        input_forgotten=[("x @ wx +", "0 +"), ("np.dot(x, u)", "0")],
        state_forgotten=[("+ h @ wh", ""), ("np.dot(h, v)", "0")],
        bias_forgotten=[("wh + b", "wh"), (" + w for", " for")],
        cell_in_gates=[("h @ wh", "c @ wh"), ("np.dot(h, v)", "np.dot(c, v)")],
        gates_interleaved=[
            (_CUT, "(x @ wx + h @ wh + b).reshape(len(x), -1, 4).transpose(2, 0, 1)"),
            ("np.split(array, 4, axis=-1)", "[array[..., k::4] for k in range(4)]"),
        ],
    ),
    *edits(
        (by_split, by_split),
        sigmoid_turned=[
            (
                "np.tanh(g)",
                "_sigmoid(-g)",
                "_sigmoid(i), _sigmoid(f)",
                "_sigmoid(-i), _sigmoid(-f)",
                "_sigmoid(o)",
                "_sigmoid(-o)",
            ),
            (
                "_sigmoid(i), _sigmoid(f), np.tanh(g), _sigmoid(o)",
                "(1 / (1 + np.exp(z)) for z in (i, f, g, o))",
            ),
        ],
        wrong_axis=[
            (_CUT, "np.split(x @ wx + h @ wh + b, 4)"),
            (_CUT, "np.vsplit(x @ wx + h @ wh + b, 4)"),
        ],
    ),
    *edits(
        (by_split, by_split),
        wrong_axis=[
            (_CUT, "(z[len(wh) * k :][: len(wh)] for z in [x @ wx + h @ wh + b] for k in range(4))"),
            (_CUT, "np.split(x @ wx + h @ wh + b, [len(wh), 2 * len(wh), 3 * len(wh)])"),
        ],
    ),
    generic.changes_input(_changes_cell, _changes_state),
]


# ---- cases


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


def drawn(rng):
    x, h, c, wx, wh, b = _arrays(rng, 2, 3, 2)
    return [
        *(_case(rng, *sizes) for sizes in [(4, 3, 2), (1, 2, 5), (3, 5, 1), (4, 3, 1)]),
        _saturated(rng, "everything kept, nothing written", {"i": -20, "f": 20}),
        _saturated(rng, "everything forgotten, all written", {"i": 20, "f": -20}),
        Case("first step, both states zero", (x, 0 * h, 0 * c, wx, wh, b)),
        Case("recurrent weights alone", (x, h, c, 0 * wx, wh, 0 * b)),
        _case(rng, 5, 4, 3, np.float32),
    ]


_FIXED = np.random.default_rng(103)
visible = [
    _case(_FIXED, 1, 2, 1),
    _saturated(_FIXED, "everything kept, nothing written", {"i": -20, "f": 20}),
    _case(_FIXED, 3, 4, 2),
]
answer = Function("lstm_step", lstm_step, AUTHORS, mistakes, visible, drawn)
exercise = Exercise(number="10.3", points=12, answers=[answer])
