"""7.4 Batch normalisation: forward with running statistics, and backward through mean and variance."""

import numpy as np

from dlcourse.chapters.training.exercises._batchnorm_forward import (
    batchnorm_forward,
    batchnorm_forward_answer,
    drawn_statistics,
)
from dlcourse.checking import Case, Exercise, Function, edits, returning, retyped

# ---- backward


def batchnorm_backward(dout, cache):
    x_hat, std, gamma = cache
    dgamma, dbeta = (dout * x_hat).sum(axis=0), dout.sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - x_hat * dgamma / len(dout))
    return dx, dgamma, dbeta


def by_means(dout, cache):
    x_hat, std, gamma = cache
    g = dout * gamma
    n = len(dout)
    dgamma = np.sum(dout * x_hat, axis=0)
    dbeta = np.sum(dout, axis=0)
    centre = np.sum(g, axis=0) / n
    slant = np.sum(g * x_hat, axis=0) / n
    dx = (g - centre - x_hat * slant) / std
    return dx, dgamma, dbeta


def by_the_graph(dout, cache):
    x_hat, std, gamma = cache
    g = gamma * dout
    n = dout.shape[0]
    dgamma = np.einsum("nd,nd->d", x_hat, dout)
    dbeta = np.ones(n) @ dout
    centre = g.mean(axis=0)
    slant = (x_hat * g).mean(axis=0)
    dx = 1 / std * (g - (centre + x_hat * slant))
    return dx, dgamma, dbeta


_BACK = (by_means, by_the_graph)
_C, _S, _DX, _DG, _DB = "    centre = ", "    slant = ", "    dx = ", "    dgamma = ", "    dbeta = "
backward_mistakes = [
    *edits(
        _BACK,
        statistics_taken_as_fixed=(_DX, "    dx = g / std  # "),
        means_not_divided=(
            _C,
            "    centre = g.sum(axis=0)  # ",
            _S,
            "    slant = (g * x_hat).sum(axis=0)  # ",
        ),
    ),
    *retyped(
        _BACK,
        _DX,
        variance_forgotten="(g - centre) / std",
        mean_forgotten="(g - x_hat * slant) / std",
        std_forgotten="g - centre - x_hat * slant",
        std_multiplied="(g - centre - x_hat * slant) * std",
        variance_for_std="(g - centre - x_hat * slant) / std**2",
        sign_of_variance="(g - centre + x_hat * slant) / std",
        sign_of_mean="(g + centre - x_hat * slant) / std",
        slant_without_x="(g - centre - slant) / std",
        gamma_twice="gamma * (g - centre - x_hat * slant) / std",
        summed_over_batch="((g - centre - x_hat * slant) / std).sum(axis=0)",
    ),
    *retyped(_BACK, "    g = ", gamma_forgotten_backwards="dout"),
    *retyped(
        _BACK,
        _DG,
        dgamma_averaged="np.mean(dout * x_hat, axis=0)",
        dgamma_without_x="dout.sum(axis=0)",
        dgamma_per_sample="dout * x_hat",
        dgamma_of_g="(g * x_hat).sum(axis=0)",
    ),
    *retyped(
        _BACK,
        _DB,
        dbeta_averaged="dout.mean(axis=0)",
        dbeta_per_sample="dout",
        dbeta_of_g="g.sum(axis=0)",
        one_sum_for_all="dout.sum()",
    ),
    *edits(
        _BACK,
        both_averaged=(
            _DG,
            "    dgamma = np.mean(dout * x_hat, axis=0)  # ",
            _DB,
            "    dbeta = dout.mean(axis=0)  # ",
        ),
        wrong_axis_sums=(
            _DG,
            "    dgamma = (dout * x_hat).sum(axis=1)  # ",
            _DB,
            "    dbeta = dout.sum(axis=1)  # ",
        ),
    ),
    *returning(_BACK, order_swapped="dx, dbeta, dgamma", only_dx="dx"),
]


def _backward(name, rng, n, d, weight=1.0):
    x = rng.normal(size=(n, d)) * rng.uniform(0.5, 4, d)
    _, cache, _ = batchnorm_forward(x, rng.normal(size=d), np.zeros(d), drawn_statistics(rng, d), True)
    return Case(name, (rng.normal(size=(n, d)), cache), weight=weight)


def drawn_backward(rng):
    return [
        _backward("seven by three", rng, 7, 3, 2),
        _backward("square", rng, 4, 4),
        _backward("two samples", rng, 2, 3, 0.5),
        _backward("one column", rng, 6, 1),
    ]


_CACHE = np.array([[-1.0], [0.0], [1.0]]), np.array([2.0]), np.array([3.0])
backward_visible = [Case("three samples", (np.array([[1.0], [2.0], [4.0]]), _CACHE))]

batchnorm_backward_answer = Function(
    "batchnorm_backward",
    batchnorm_backward,
    [by_means, by_the_graph],
    backward_mistakes,
    backward_visible,
    drawn_backward,
    weight=5,
)
answers = [
    batchnorm_forward_answer,
    batchnorm_backward_answer,
]
exercise = Exercise(number="7.4", points=10, answers=answers)
