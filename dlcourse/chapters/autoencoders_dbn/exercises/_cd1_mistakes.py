"""Both steps of 12.6 in several hands, and what goes wrong in them."""

from functools import partial

import numpy as np

from dlcourse.checking import edits, replaced, returning, retyped
from dlcourse.numpy import rbm


def gibbs_step(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    h = (u_h < p_h(v, w, b_h)).astype(float)
    return (u_v < p_v(h, w, b_v)).astype(float), h


def by_names(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    on_h = p_h(v, w, b_h)
    h = (u_h < on_h) * 1.0
    on_v = p_v(h, w, b_v)
    new = (u_v < on_v) * 1.0
    return new, h


def by_where(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    on_h = p_h(v, w, b_h)
    h = np.where(on_h > u_h, 1.0, 0.0)
    on_v = p_v(h, w, b_v)
    new = np.where(on_v > u_v, 1.0, 0.0)
    return new, h


def by_units(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    def switched(probabilities, u):
        rows = zip(probabilities, u, strict=True)
        return np.array([[float(n < p) for p, n in zip(*row, strict=True)] for row in rows])

    hidden = switched(p_h(v, w, b_h), u_h)
    return switched(p_v(hidden, w, b_v), u_v), hidden


_STEPS = (by_names, by_where)
step_mistakes = [
    *retyped(
        _STEPS,
        "    h = ",
        hidden_as_probabilities="on_h",
        threshold="(on_h > 0.5) * 1.0",
        above_is_on="(u_h > on_h) * 1.0",
        numbers_exchanged="(on_h > u_v[:, : len(b_h)]) * 1.0",
    ),
    *retyped(
        _STEPS,
        "new = ",
        visible_as_probabilities="on_v",
        threshold="(on_v > 0.5) * 1.0",
        above_is_on="(u_v > on_v) * 1.0",
    ),
    *retyped(
        _STEPS,
        "on_v = ",
        visible_from_probabilities="p_v(on_h, w, b_v)",
        weights_transposed="p_v(h, w.T, b_v)",
        bias_of_the_other_side="p_v(h, w, b_h)",
        hidden_forgotten="p_v(u_h, w, b_v)",
    ),
    *edits(
        _STEPS,
        above_is_on=[
            ("(u_h < on_h)", "(u_h > on_h)", "(u_v < on_v)", "(u_v > on_v)"),
            ("on_h > u_h", "on_h < u_h", "on_v > u_v", "on_v < u_v"),
        ],
        threshold=[
            ("(u_h < on_h)", "(on_h >= 0.5)", "(u_v < on_v)", "(on_v >= 0.5)"),
            ("on_h > u_h", "on_h > 0.5", "on_v > u_v", "on_v > 0.5"),
        ],
        probabilities_returned=[
            ("(u_h < on_h) * 1.0", "on_h", "(u_v < on_v) * 1.0", "on_v"),
            ("np.where(on_h > u_h, 1.0, 0.0)", "on_h", "np.where(on_v > u_v, 1.0, 0.0)", "on_v"),
        ],
        states_as_signs=[
            ("(u_h < on_h) * 1.0", "2.0 * (u_h < on_h) - 1", "(u_v < on_v) * 1.0", "2.0 * (u_v < on_v) - 1"),
            (
                "1.0, 0.0)\n    on_v",
                "1.0, -1.0)\n    on_v",
                "1.0, 0.0)\n    return",
                "1.0, -1.0)\n    return",
            ),
        ],
    ),
    *edits(
        _STEPS,
        boolean_result=[
            ("(u_h < on_h) * 1.0", "u_h < on_h", "(u_v < on_v) * 1.0", "u_v < on_v"),
            ("np.where(on_h > u_h, 1.0, 0.0)", "on_h > u_h", "np.where(on_v > u_v, 1.0, 0.0)", "on_v > u_v"),
        ],
    ),
    *returning(
        _STEPS,
        wrong_order="h, new",
        result_missing="new",
        visible_stay="v, h",
        hidden_after="new, (u_h < p_h(new, w, b_h)) * 1.0",
        hidden_probabilities_returned="new, on_h",
    ),
]

# ---- cd1_update


def cd1_update(p_h, p_v, v, w, b_v, b_h, u):
    return rbm.cd_update(v, w, b_v, b_h, uniforms=[(u, np.zeros_like(v))])


def by_matrices(p_h, p_v, v, w, b_v, b_h, u):
    before = p_h(v, w, b_h)
    h = (u < before) * 1.0
    again = p_v(h, w, b_v)
    after = p_h(again, w, b_h)
    d_w = (v.T @ before - again.T @ after) / len(v)
    d_v = (v - again).mean(axis=0)
    d_h = (before - after).mean(axis=0)
    return d_w, d_v, d_h


def by_phases(p_h, p_v, v, w, b_v, b_h, u):
    before = p_h(v, w, b_h)
    h = np.where(u < before, 1.0, 0.0)
    again = p_v(h, w, b_v)
    after = p_h(again, w, b_h)
    positive, negative = (np.einsum("nv,nh->vh", *pair) for pair in ((v, before), (again, after)))
    d_w = (positive - negative) / v.shape[0]
    d_v = np.sum(v - again, axis=0) / v.shape[0]
    d_h = np.sum(before - after, axis=0) / v.shape[0]
    return d_w, d_v, d_h


def by_rows(p_h, p_v, v, w, b_v, b_h, u):
    n = len(v)
    d_w, d_v, d_h = np.zeros(w.shape), np.zeros(len(b_v)), np.zeros(len(b_h))
    for row in range(n):
        data = v[row : row + 1]
        before = p_h(data, w, b_h)
        again = p_v((u[row : row + 1] < before).astype(float), w, b_v)
        after = p_h(again, w, b_h)
        d_w += (np.outer(data, before) - np.outer(again, after)) / n
        d_v += (data - again)[0] / n
        d_h += (before - after)[0] / n
    return d_w, d_v, d_h


_CD = (by_matrices, by_phases)
_typed = partial(retyped, _CD)
cd_mistakes = [
    *_typed(
        "    h = ",
        not_drawn="before",
        threshold=["(before > 0.5) * 1.0", "np.round(before)"],
        above_is_on="(u > before) * 1.0",
        numbers_instead="u",
    ),
    *_typed(
        "again = ",
        weights_transposed="p_v(h, w.T, b_v)",
        bias_of_the_other_side="p_v(h, w, b_h)",
        visible_binary=["(p_v(h, w, b_v) > 0.5) * 1.0", "np.round(p_v(h, w, b_v))"],
        sigmoid_twice="1 / (1 + np.exp(-p_v(h, w, b_v)))",
    ),
    *_typed(
        "after = ",
        hidden_of_the_data="before",
        drawn_hidden_again="h",
        hidden_binary_at_the_end="(p_h(again, w, b_h) > 0.5) * 1.0",
        drawn_at_the_end="(u < p_h(again, w, b_h)) * 1.0",
    ),
    *_typed(
        "d_w = ",
        weights_reversed="(again.T @ after - v.T @ before) / len(v)",
        weights_not_averaged="v.T @ before - again.T @ after",
        averaged_over_weights=[
            "(v.T @ before - again.T @ after) / w.size",
            "(v.T @ before - again.T @ after) / v.size",
        ],
        drawn_in_the_statistics=[
            "(v.T @ h - again.T @ after) / len(v)",
            "(v.T @ h - again.T @ p_h(again, w, b_h)) / len(v)",
        ],
        data_only="v.T @ before / len(v)",
        dream_only="-again.T @ after / len(v)",
        gradient_transposed="(v.T @ before - again.T @ after).T / len(v)",
        difference_of_means="np.outer(v.mean(axis=0), before.mean(axis=0))"
        " - np.outer(again.mean(axis=0), after.mean(axis=0))",
        difference_of_states=["(v - again).T @ before / len(v)", "(v - again).T @ (before - after) / len(v)"],
        phases_added="(v.T @ before + again.T @ after) / len(v)",
        pairs_mixed="(v.T @ after - again.T @ before) / len(v)",
    ),
    *_typed(
        "d_v = ",
        visible_bias_reversed="(again - v).mean(axis=0)",
        visible_bias_not_averaged="(v - again).sum(axis=0)",
        bias_as_one_number="(v - again).mean()",
        bias_per_row="(v - again).mean(axis=1)",
        visible_bias_from_hidden="(before - after).mean(axis=0)",
    ),
    *_typed(
        "d_h = ",
        hidden_bias_reversed="(after - before).mean(axis=0)",
        hidden_bias_not_averaged="(before - after).sum(axis=0)",
        bias_as_one_number="(before - after).mean()",
        bias_per_row="(before - after).mean(axis=1)",
        hidden_bias_from_drawn="(h - after).mean(axis=0)",
    ),
    *returning(
        _CD,
        negated="-d_w, -d_v, -d_h",
        not_averaged="len(v) * d_w, len(v) * d_v, len(v) * d_h",
        biases_exchanged="d_w, d_h, d_v",
        biases_not_averaged="d_w, len(v) * d_v, len(v) * d_h",
        updated_instead=["w + d_w, b_v + d_v, b_h + d_h", "w + 0.1 * d_w, b_v + 0.1 * d_v, b_h + 0.1 * d_h"],
        biases_missing="d_w",
    ),
    *replaced(
        _CD,
        "    return d_w, d_v, d_h",
        biases_reversed="    return d_w, -d_v, -d_h",
        everything_drawn="    return (v.T @ h - again.T @ after) / len(v), d_v, (h - after).mean(axis=0)",
    ),
]
