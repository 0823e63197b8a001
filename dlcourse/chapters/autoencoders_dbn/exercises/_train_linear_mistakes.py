"""The training of 12.1 in several hands, and what goes wrong in it."""

from functools import partial

import numpy as np

from dlcourse.checking import (
    edits,
    generic,
    replaced,
    returning,
    retyped,
)


def train_linear(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        residual = x @ encoder @ decoder - x
        losses.append((residual**2).sum() / len(x))
        slope = 2 * x.T @ residual / len(x)
        encoder, decoder = encoder - rate * slope @ decoder.T, decoder - rate * encoder.T @ slope
    return encoder, decoder, losses


def by_matrices(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        code = x @ encoder
        residual = code @ decoder - x
        loss = (residual**2).sum() / len(x)
        d_decoder = 2 * code.T @ residual / len(x)
        d_encoder = 2 * x.T @ residual @ decoder.T / len(x)
        losses.append(loss)
        encoder = encoder - rate * d_encoder
        decoder = decoder - rate * d_decoder
    return encoder, decoder, losses


def by_layers(x, encoder, decoder, rate, steps):
    losses = []
    for _step in range(steps):
        code = np.dot(x, encoder)
        residual = np.dot(code, decoder) - x
        loss = np.square(residual).sum(axis=1).mean()
        d_out = residual * (2 / len(x))
        d_decoder = np.dot(code.T, d_out)
        d_encoder = np.dot(x.T, np.dot(d_out, decoder.T))
        losses.append(loss)
        encoder = encoder - rate * d_encoder
        decoder = decoder - rate * d_decoder
    return encoder, decoder, losses


def by_samples(x, encoder, decoder, rate, steps):
    losses = []
    for _ in range(steps):
        total, d_encoder, d_decoder = 0.0, np.zeros(encoder.shape), np.zeros(decoder.shape)
        for row in x:
            code = row @ encoder
            error = code @ decoder - row
            total += error @ error / len(x)
            d_decoder += 2 * np.outer(code, error) / len(x)
            d_encoder += 2 * np.outer(row, decoder @ error) / len(x)
        losses.append(total)
        encoder, decoder = encoder - rate * d_encoder, decoder - rate * d_decoder
    return encoder, decoder, np.array(losses)


_TRAIN = (by_matrices, by_layers)
_MOVE_E, _MOVE_D = (
    "        encoder = encoder - rate * d_encoder\n",
    "        decoder = decoder - rate * d_decoder\n",
)
_KEEP = "        losses.append(loss)\n"
_E, _D = "2 * x.T @ residual @ decoder.T", "2 * code.T @ residual"
_NEW = "(encoder - rate * d_encoder) @ (decoder - rate * d_decoder)"
_NEXT = "        residual = x @ encoder @ decoder - x\n"
_LATE_D = "        d_decoder = 2 * (x @ encoder).T @ residual / len(x)\n"
_LATE_E = "        d_encoder = 2 * x.T @ residual @ decoder.T / len(x)\n"
_NEXT_D, _NEXT_E = _NEXT + _LATE_D, _NEXT + _LATE_E
_moved = partial(replaced, _TRAIN, _MOVE_E + _MOVE_D)
_kept = partial(replaced, _TRAIN, _KEEP)
training_mistakes = [
    *edits(
        _TRAIN,
        factor_missing=[(_E, _E[4:], _D, _D[4:]), ("(2 / len(x))", "(1 / len(x))")],
        not_averaged=[
            (f"{_E} / len(x)", _E, f"{_D} / len(x)", _D, ".sum() / len(x)", ".sum()"),
            ("(2 / len(x))", "2", ".sum(axis=1).mean()", ".sum()"),
        ],
        averaged_over_columns=[
            (
                f"{_E} / len(x)",
                f"{_E} / x.size",
                f"{_D} / len(x)",
                f"{_D} / x.size",
                ".sum() / len(x)",
                ".mean()",
            ),
            ("(2 / len(x))", "(2 / x.size)", ".sum(axis=1).mean()", ".mean()"),
        ],
        gradient_not_averaged=[(f"{_E} / len(x)", _E, f"{_D} / len(x)", _D), ("(2 / len(x))", "2")],
        climbs=[
            ("code @ decoder - x", "x - code @ decoder"),
            ("np.dot(code, decoder) - x", "x - np.dot(code, decoder)"),
        ],
    ),
    *retyped(
        _TRAIN,
        "loss = ",
        loss_over_columns=["(residual**2).mean()", "np.mean(np.square(residual))"],
        loss_not_averaged="(residual**2).sum()",
        root_of_loss=["np.sqrt((residual**2).sum() / len(x))", "np.linalg.norm(residual, axis=1).mean()"],
        loss_not_squared="abs(residual).sum() / len(x)",
    ),
    *retyped(
        _TRAIN,
        "d_encoder = ",
        decoder_not_transposed="2 * x.T @ residual @ decoder / len(x)",
        gradient_transposed="(2 * x.T @ residual @ decoder.T / len(x)).T",
        through_the_code="2 * code.T @ residual @ decoder.T / len(x)",
        reconstruction_term_only="2 * x.T @ (code @ decoder) @ decoder.T / len(x)",
    ),
    *retyped(
        _TRAIN,
        "d_decoder = ",
        gradient_transposed="2 * residual.T @ code / len(x)",
        through_the_input="2 * x.T @ residual / len(x)",
    ),
    *_moved(
        climbs=f"{_MOVE_E}{_MOVE_D}".replace("- rate", "+ rate"),
        one_after_the_other=[
            f"{_MOVE_E}{_NEXT_D}{_MOVE_D}",
            f"{_MOVE_D}{_NEXT_E}{_MOVE_E}",
            f"{_MOVE_E}{_LATE_D}{_MOVE_D}",
            f"{_MOVE_D}{_LATE_E}{_MOVE_E}",
        ],
        encoder_stays=_MOVE_D,
        decoder_stays=_MOVE_E,
        tied=[
            f"{_MOVE_E}        decoder = encoder.T\n",
            f"{_MOVE_D}        encoder = decoder.T\n",
        ],
        rate_ignored=f"{_MOVE_E}{_MOVE_D}".replace("rate * ", ""),
    ),
    *_kept(
        loss_after_step=f"        losses.append(((x @ {_NEW} - x) ** 2).sum() / len(x))\n",
        returns_in_loop=_KEEP
        + "        return encoder - rate * d_encoder, decoder - rate * d_decoder, losses\n",
    ),
    *returning(
        _TRAIN,
        last_loss_only="encoder, decoder, losses[-1] if losses else 0.0",
        one_loss_too_many="encoder, decoder, [*losses, ((x @ encoder @ decoder - x) ** 2).sum() / len(x)]",
        losses_missing="encoder, decoder",
        wrong_order="decoder, encoder, losses",
    ),
    *(
        generic.changes_input(one.example, one.paraphrase)
        for one in _moved(changes_input=f"{_MOVE_E}{_MOVE_D}".replace("encoder = encoder -", "encoder -="))
    ),
]
