"""The two other functions of clinic 10.6: tokens in the order of time, and a forget gate that begins open."""

import numpy as np

from dlcourse.checking import Case, Function, replaced, returning, retyped

# ---- time first


def time_first(tokens):
    return tokens.T


def by_steps(tokens):
    out = np.stack(list(tokens.T))
    return out


def by_axes(tokens):
    out = np.moveaxis(tokens, 1, 0).copy()
    return out


def by_loops(tokens):
    n, length = tokens.shape
    out = np.empty((length, n), tokens.dtype)
    for t in range(length):
        for k in range(n):
            out[t, k] = tokens[k, t]
    return out


order_mistakes = returning(
    (by_steps, by_axes),
    reshaped_instead=["tokens.reshape(out.shape)", "tokens.reshape(len(tokens[0]), -1)"],
    reshaped_back=["out.reshape(tokens.shape)", "np.ravel(out).reshape(len(tokens), -1)"],
    unchanged=["tokens", "1 * tokens"],
    time_reversed=["out[::-1]", "np.rot90(tokens)"],
    samples_reversed=["out[:, ::-1]", "tokens[::-1].T"],
    both_reversed="out[::-1, ::-1]",
    flattened=["out.ravel()", "tokens.T.flatten()"],
    axis_too_many=["out[:, :, None]", "out[..., np.newaxis]"],
    one_hot_returned=["np.eye(2)[out]", "np.stack([1 - out, out], axis=2)"],
    first_only=["out[0]", "tokens[:, 0]"],
)


def drawn_tokens(rng):
    def case(n, length):
        as_many_ones_as_zeros = np.arange(n * length).reshape(n, length) % 2
        return Case(f"{n} sequences of {length}", (rng.permuted(as_many_ones_as_zeros),))

    return [case(4, 7), case(9, 3), case(5, 5)]


# ---- the bias at the start


def start_bias(cells, length, keep):
    gate = keep ** (1 / length)
    bias = np.zeros(4 * cells)
    bias[cells : 2 * cells] = np.log(gate / (1 - gate))
    return bias


def by_slices(cells, length, keep):
    gate = keep ** (1 / length)
    value = np.log(gate / (1 - gate))
    bias = np.zeros(4 * cells)
    bias[cells : 2 * cells] = value
    return bias


def by_blocks(cells, length, keep):
    gate = np.exp(np.log(keep) / length)
    value = -np.log(1 / gate - 1)
    bias = np.zeros(4 * cells)
    bias.reshape(4, cells)[1] = value
    return bias


def by_joining(cells, length, keep):
    value = -np.log(keep ** (-1 / length) - 1)
    none = [0.0] * cells
    return np.array(none + [value] * cells + none + none)


_AUTHORS = (by_slices, by_blocks)
_PLACED = ("bias[cells : 2 * cells] = value", "bias.reshape(4, cells)[1] = value")
bias_mistakes = [
    *replaced(
        _AUTHORS,
        _PLACED,
        as_handed_out="bias[2 * cells : 3 * cells] = keep",
        wrong_block=[
            "bias[2 * cells : 3 * cells] = value",
            "bias[:cells] = value",
            "bias[3 * cells :] = value",
        ],
        every_block="bias[:] = value",
        one_cell_only=["bias[cells] = value", "bias[1] = value"],
        every_fourth="bias[1::4] = value",
    ),
    *retyped(
        _AUTHORS,
        "value = ",
        keep_itself="keep",
        gate_itself="gate",
        gate_log="np.log(gate)",
        sign=["np.log((1 - gate) / gate)", "-np.log(gate / (1 - gate))"],
        usual_one="1.0",
        log_missing="gate / (1 - gate)",
        sigmoid_instead="1 / (1 + np.exp(-gate))",
    ),
    *retyped(
        _AUTHORS,
        "gate = ",
        one_step_only="keep",
        power_instead="keep ** length",
        divided_by_length="keep / length",
        keep_ignored=["0.5 ** (1 / length)", "2 ** (-1 / length)"],
        share_lost="(1 - keep) ** (1 / length)",
        one_step_less="keep ** (1 / (length - 1))",
    ),
    *returning(_AUTHORS, block_only="bias[cells : 2 * cells]", number_only="value"),
]


def drawn_starts(rng):
    def case(cells, length, low):
        return Case(f"H={cells}, {length} steps", (cells, length, float(np.round(rng.uniform(low, 0.95), 2))))

    return [case(3, 40, 0.6), case(5, 8, 0.55), case(2, 300, 0.2), case(4, 3, 0.25)]


reading = [
    Function(
        "time_first",
        time_first,
        [by_steps, by_axes, by_loops],
        order_mistakes,
        visible=[Case("two sequences of three", (np.array([[0, 0, 1], [1, 0, 1]]),))],
        cases=drawn_tokens,
        weight=0.5,
    ),
    Function(
        "start_bias",
        start_bias,
        [by_slices, by_blocks, by_joining],
        bias_mistakes,
        visible=[Case("half is left after ten steps", (2, 10, 0.5))],
        cases=drawn_starts,
    ),
]
