"""9.3 The weights of a network under other names, in another layout, and without batch normalisation."""

import numpy as np

from dlcourse.chapters.classic_cnns.exercises._to_keras import to_keras_answer
from dlcourse.chapters.classic_cnns.exercises._to_state_dict import each, to_state_dict_answer
from dlcourse.checking import Case, Exercise, Function, edits

_SEEN = np.random.default_rng(93)

# ---- fold_norm


def fold_norm(w, gamma, beta, mean, var, eps):
    scale = gamma / np.sqrt(var + eps)
    return w * scale[:, None, None, None], beta - scale * mean


def filter_by_filter(w, gamma, beta, mean, var, eps):
    kernels, biases = np.zeros_like(w), np.zeros_like(beta)
    for f in range(len(w)):
        scale = gamma[f] / np.sqrt(var[f] + eps)
        kernels[f] = w[f] * scale
        biases[f] = beta[f] - scale * mean[f]
    return kernels, biases


_FOLDERS = (fold_norm, filter_by_filter)
_SCALE = ("gamma / np.sqrt(var + eps)", "gamma[f] / np.sqrt(var[f] + eps)")
_KERNELS = ("w * scale[:, None, None, None]", "w[f] * scale")
_BIASES = ("beta - scale * mean", "beta[f] - scale * mean[f]")
_ALL = "return kernels, biases"

fold_mistakes = edits(
    _FOLDERS,
    root_forgotten=each(_SCALE, "gamma / (var + eps)", "gamma[f] / (var[f] + eps)"),
    eps_forgotten=each(_SCALE, "gamma / np.sqrt(var)", "gamma[f] / np.sqrt(var[f])"),
    eps_outside_the_root=each(_SCALE, "gamma / (np.sqrt(var) + eps)", "gamma[f] / (np.sqrt(var[f]) + eps)"),
    gamma_forgotten=each(_SCALE, "1 / np.sqrt(var + eps)", "1 / np.sqrt(var[f] + eps)"),
    multiplied=each(_SCALE, "gamma * np.sqrt(var + eps)", "gamma[f] * np.sqrt(var[f] + eps)"),
    scaled_by_input_channel=[
        (_KERNELS[0], "w * scale[:, None, None]"),
        (_ALL, "return w * (gamma / np.sqrt(var + eps))[:, None, None], biases"),
    ],
    along_the_last_axis=[
        (_KERNELS[0], "w * scale"),
        (_ALL, "return w * (gamma / np.sqrt(var + eps)), biases"),
    ],
    kernel_not_scaled=each(_KERNELS, "w + 0", "w[f]"),
    mean_not_scaled=each(_BIASES, "beta - mean", "beta[f] - mean[f]"),
    mean_divided_only=each(
        _BIASES, "beta - mean / np.sqrt(var + eps)", "beta[f] - mean[f] / np.sqrt(var[f] + eps)"
    ),
    mean_added=each(_BIASES, "beta + scale * mean", "beta[f] + scale * mean[f]"),
    sign_reversed=each(_BIASES, "scale * mean - beta", "scale * mean[f] - beta[f]"),
    mean_forgotten=each(_BIASES, "beta + 0", "beta[f]"),
    beta_forgotten=each(_BIASES, "-scale * mean", "-scale * mean[f]"),
    beta_scaled=each(_BIASES, "scale * (beta - mean)", "scale * (beta[f] - mean[f])"),
    wrong_order=[
        (
            "return w * scale[:, None, None, None], beta - scale * mean",
            "return beta - scale * mean, w * scale[:, None, None, None]",
        ),
        ("return kernels, biases", "return biases, kernels"),
    ],
)


def drawn_folds(rng):
    def case(name, f, c, k, eps, weight=1.0):
        gamma, var = rng.uniform(0.3, 2, (2, f))
        return Case(
            name, (rng.normal(size=(f, c, k, k)), gamma, *rng.normal(size=(2, f)), var, eps), weight=weight
        )

    return [
        case("four filters", 4, 3, 3, 1e-5, 2),
        case("all axes equal", 3, 3, 3, 1e-3, 2),
        case("a projection", 5, 2, 1, 1e-5),
        case("large eps", 2, 2, 3, 0.3),
        case("one filter", 1, 4, 3, 1e-5, 0.5),
    ]


visible_folds = [
    Case(
        "by hand",
        (np.ones((1, 1, 1, 1)), np.array([6.0]), np.array([1.0]), np.array([2.0]), np.array([8.0]), 1.0),
    ),
    Case(
        "two filters",
        (
            np.ones((2, 1, 2, 2)),
            np.array([1.0, 2.0]),
            np.array([0.5, 0.0]),
            np.array([1.0, -1.0]),
            np.array([4.0, 1.0]),
            0.0,
        ),
    ),
]

fold_norm_answer = Function(
    "fold_norm", fold_norm, [filter_by_filter], fold_mistakes, visible_folds, drawn_folds, weight=2.5
)
exercise = Exercise(
    number="9.3",
    points=8,
    answers=[
        to_state_dict_answer,
        to_keras_answer,
        fold_norm_answer,
    ],
)
