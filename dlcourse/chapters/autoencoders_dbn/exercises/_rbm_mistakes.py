"""The four functions of 12.5 in several hands, and what goes wrong in them."""

from itertools import product

import numpy as np

from dlcourse.checking import returning, retyped
from dlcourse.numpy import rbm


def p_h(v, w, b_h):
    return rbm.p_h(v, w, b_h)


def h_by_tanh(v, w, b_h):
    a = v @ w + b_h
    return 0.5 + 0.5 * np.tanh(0.5 * a)


def h_by_logarithm(v, w, b_h):
    a = np.dot(v, w) + b_h
    return np.exp(-np.logaddexp(0, -a))


def h_by_sides(v, w, b_h):
    """Only what is negative goes through exp."""
    a = v @ w + b_h
    small = np.exp(-abs(a))
    return np.where(a >= 0, 1, small) / (1 + small)


def p_v(h, w, b_v):
    return rbm.p_v(h, w, b_v)


def v_by_tanh(h, w, b_v):
    a = h @ w.T + b_v
    return 0.5 + 0.5 * np.tanh(0.5 * a)


def v_by_logarithm(h, w, b_v):
    a = np.dot(w, h.T).T + b_v
    return np.exp(-np.logaddexp(0, -a))


def v_by_sides(h, w, b_v):
    a = np.einsum("nh,vh->nv", h, w) + b_v
    small = np.exp(-abs(a))
    return np.where(a >= 0, 1, small) / (1 + small)


def _slips(authors, bias, forwards, backwards):
    """The same mistakes in either direction."""
    return [
        *retyped(
            authors,
            "a = ",
            bias_forgotten=forwards,
            bias_subtracted=f"{forwards} - {bias}",
            sign_of_weights=f"{bias} - {forwards}",
            weights_transposed=f"{backwards} + {bias}",
        ),
        *returning(
            authors,
            no_sigmoid="a",
            tanh_not_sigmoid="np.tanh(a)",
            exp_of_energy=["np.exp(a)", "np.minimum(np.exp(a), 1)"],
            complement=["1 / (1 + np.exp(a))", "0.5 - 0.5 * np.tanh(0.5 * a)"],
            softmax_instead="np.exp(a - a.max(axis=1, keepdims=True))"
            " / np.exp(a - a.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)",
            states_instead=["(a > 0).astype(float)", "(a >= 0) * 1.0"],
            bias_outside=f"1 / (1 + np.exp(-({forwards}))) + {bias}",
            overflows=["1 / (1 + np.exp(-a))", "np.exp(a) / (1 + np.exp(a))", "1.0 / (1.0 + np.e ** (-a))"],
        ),
    ]


_H, _V = (h_by_tanh, h_by_logarithm), (v_by_tanh, v_by_logarithm)
h_mistakes = _slips(_H, "b_h", "v @ w", "v @ w.T")
v_mistakes = _slips(_V, "b_v", "h @ w.T", "h @ w")


# ---- energy and free energy


def energy(v, h, w, b_v, b_h):
    return rbm.energy(v, h, w, b_v, b_h)


def energy_by_terms(v, h, w, b_v, b_h):
    visible = (v * b_v).sum(axis=1)
    hidden = (h * b_h).sum(axis=1)
    pairs = ((v @ w) * h).sum(axis=1)
    return -visible - hidden - pairs


def energy_by_einsum(v, h, w, b_v, b_h):
    visible = v @ b_v
    hidden = h @ b_h
    pairs = np.einsum("nv,vh,nh->n", v, w, h)
    return -(visible + hidden + pairs)


def energy_by_loops(v, h, w, b_v, b_h):
    found = []
    for state, causes in zip(v, h, strict=True):
        total = sum(b * s for b, s in zip(b_v, state, strict=True))
        total += sum(b * s for b, s in zip(b_h, causes, strict=True))
        for i, j in np.ndindex(w.shape):
            total += state[i] * w[i, j] * causes[j]
        found.append(-total)
    return np.array(found)


_E = (energy_by_terms, energy_by_einsum)
energy_mistakes = [
    *retyped(
        _E,
        "pairs = ",
        weights_forgotten="0",
        all_pairs=["v @ w @ h.T; visible, hidden = visible[:, None], hidden[:, None]", "v @ w @ h.T"],
        pairs_not_summed="(v @ w) * h; visible, hidden = visible[:, None], hidden[:, None]",
        samples_added="((v @ w) * h).sum()",
        weights_transposed="((h @ w) * v).sum(axis=1)",
        pairs_counted_twice="2 * ((v @ w) * h).sum(axis=1)",
        pairs_halved="((v @ w) * h).sum(axis=1) / 2",
    ),
    *retyped(
        _E,
        "visible = ",
        visible_bias_forgotten="0",
        biases_exchanged="v @ b_h",
        samples_added="(v * b_v).sum()",
    ),
    *retyped(
        _E,
        "hidden = ",
        hidden_bias_forgotten="0",
        samples_added="(h * b_h).sum()",
    ),
    *returning(
        _E,
        sign_reversed="visible + hidden + pairs",
        pairs_with_wrong_sign="-visible - hidden + pairs",
        biases_with_wrong_sign="visible + hidden - pairs",
        exp_of_energy=["np.exp(visible + hidden + pairs)", "np.exp(-visible - hidden - pairs)"],
        samples_added="-(visible + hidden + pairs).sum()",
        samples_averaged="-(visible + hidden + pairs).mean()",
    ),
]


def free_energy(v, w, b_v, b_h):
    return rbm.free_energy(v, w, b_v, b_h)


def free_by_logaddexp(v, w, b_v, b_h):
    visible = v @ b_v
    a = v @ w + b_h
    hidden = np.logaddexp(0, a).sum(axis=1)
    return -visible - hidden


def free_by_maximum(v, w, b_v, b_h):
    visible = np.dot(v, b_v)
    a = np.dot(v, w) + b_h
    hidden = (np.maximum(a, 0) + np.log1p(np.exp(-np.abs(a)))).sum(axis=-1)
    return -(visible + hidden)


def free_by_counting(v, w, b_v, b_h):
    """The logarithm of the sum of exp(-E) over all states of the hidden units."""
    states = np.array(list(product((0.0, 1.0), repeat=len(b_h))))
    exponents = (v @ w) @ states.T + states @ b_h
    most = exponents.max(axis=1, keepdims=True)
    return -(v @ b_v) - most[:, 0] - np.log(np.exp(exponents - most).sum(axis=1))


_F = (free_by_logaddexp, free_by_maximum)
free_mistakes = [
    *retyped(
        _F,
        "hidden = ",
        overflows=["np.log(1 + np.exp(a)).sum(axis=1)", "np.log1p(np.exp(a)).sum(axis=1)"],
        one_forgotten=["a.sum(axis=1)", "np.log(np.exp(a)).sum(axis=1)"],
        relu_instead="np.maximum(a, 0).sum(axis=1)",
        log_of_sum="np.logaddexp(0, a.sum(axis=1))",
        sum_before_log=["np.log1p(np.exp(a).sum(axis=1))", "np.log(1 + np.exp(a).sum(axis=1))"],
        product_forgotten="np.prod(np.logaddexp(0, a), axis=1)",
        samples_added="np.logaddexp(0, a).sum()",
        not_summed=["np.logaddexp(0, a); visible = visible[:, None]", "np.logaddexp(0, a)"],
        sigmoid_of_hidden="-np.logaddexp(0, -a).sum(axis=1)",
        mean_field="(a * (0.5 + 0.5 * np.tanh(a / 2))).sum(axis=1)",
        clipped="np.log(1 + np.exp(np.clip(a, -50, 50))).sum(axis=1)",
        mean_instead="np.logaddexp(0, a).mean(axis=1)",
    ),
    *retyped(_F, "a = ", hidden_bias_forgotten="v @ w", weights_transposed="v @ w.T + b_h"),
    *retyped(_F, "visible = ", visible_bias_forgotten="0", samples_added="(v * b_v).sum()"),
    *returning(
        _F,
        sign_reversed="visible + hidden",
        visible_with_wrong_sign="visible - hidden",
        hidden_with_wrong_sign="-visible + hidden",
        exp_of_energy=["np.exp(visible + hidden)", "np.exp(-visible - hidden)"],
        samples_added="-(visible + hidden).sum()",
    ),
]
