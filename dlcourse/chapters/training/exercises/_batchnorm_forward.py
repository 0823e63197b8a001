"""The first function of 7.4: batch normalisation forwards."""

import numpy as np

from dlcourse.checking import Case, Function, edits, generic, replaced, returning, retyped


def batchnorm_forward(x, gamma, beta, running, training, momentum=0.1, eps=1e-5):
    mean, var = running
    if training:
        if len(x) < 2:
            raise ValueError("a variance needs at least two samples")
        mean, var = x.mean(axis=0), x.var(axis=0)
        unbiased = var * len(x) / (len(x) - 1)
        pairs = zip(running, (mean, unbiased), strict=True)
        running = tuple((1 - momentum) * old + momentum * new for old, new in pairs)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    return gamma * x_hat + beta, (x_hat, std, gamma), running


def by_branches(x, gamma, beta, running, training, momentum=0.1, eps=1e-5):
    n = len(x)
    old_mean, old_var = running
    if training:
        if n < 2:
            raise ValueError("too few samples")
        mean = x.mean(axis=0)
        var = x.var(axis=0)
        spread = x.var(axis=0, ddof=1)
        new_mean = (1 - momentum) * old_mean + momentum * mean
        new_var = (1 - momentum) * old_var + momentum * spread
    else:
        mean, var = old_mean, old_var
        new_mean, new_var = old_mean, old_var
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    out = gamma * x_hat + beta
    return out, (x_hat, std, gamma), (new_mean, new_var)


def by_sums(x, gamma, beta, running, training, momentum=0.1, eps=1e-5):
    n = len(x)
    old_mean, old_var = running
    if training:
        if n < 2:
            raise ValueError("too few samples")
        mean = np.sum(x, axis=0) / n
        var = np.sum((x - mean) ** 2, axis=0) / n
        spread = np.sum((x - mean) ** 2, axis=0) / (n - 1)
        new_mean = old_mean + momentum * (mean - old_mean)
        new_var = old_var + momentum * (spread - old_var)
    else:
        mean, var = running[0], running[1]
        new_mean, new_var = running
    std = (var + eps) ** 0.5
    x_hat = np.divide(x - mean, std)
    out = np.add(np.multiply(x_hat, gamma), beta)
    return out, (x_hat, std, gamma), (new_mean, new_var)


_HANDS = (by_branches, by_sums)
_REST = ("mean, var = old_mean, old_var", "mean, var = running[0], running[1]")
_KEPT = ("new_mean, new_var = old_mean, old_var", "new_mean, new_var = running")
_MEAN, _VAR, _SPREAD = "        new_mean = ", "        new_var = ", "        spread = "
_OLD = "    old_mean, old_var = running\n"
_FEW = 'raise ValueError("too few samples")'
_OUT, _STD, _HAT = "    out = ", "    std = ", "    x_hat = "
_BATCH = "mean, var = x.mean(axis=0), x.var(axis=0)"
forward_mistakes = [
    *replaced(
        _HANDS,
        _REST,
        batch_statistics_in_evaluation=[_BATCH],
        not_normalised_in_evaluation="mean, var = 0 * old_mean, 0 * old_var + 1 - eps",
    ),
    *edits(
        _HANDS,
        running_in_training=(_STD, "    mean, var = old_mean, old_var\n    std = "),
        updated_in_evaluation=[
            (
                each,
                "new_mean, new_var = (1 - momentum) * old_mean + momentum * x.mean(axis=0), "
                "(1 - momentum) * old_var + momentum * (x.var(axis=0) if n < 2 else x.var(axis=0, ddof=1))",
            )
            for each in _KEPT
        ],
        momentum_inverted=(
            _MEAN,
            "        new_mean = momentum * old_mean + (1 - momentum) * mean  # ",
            _VAR,
            "        new_var = momentum * old_var + (1 - momentum) * spread  # ",
        ),
        not_updated=(_MEAN, "        new_mean = old_mean  # ", _VAR, "        new_var = old_var  # "),
        replaced_not_averaged=(_MEAN, "        new_mean = mean  # ", _VAR, "        new_var = spread  # "),
        added_up=(
            _MEAN,
            "        new_mean = old_mean + momentum * mean  # ",
            _VAR,
            "        new_var = old_var + momentum * spread  # ",
        ),
        variance_not_updated=(_VAR, "        new_var = old_var  # "),
    ),
    *retyped(_HANDS, _SPREAD, biased_running_variance="var"),
    *edits(
        _HANDS,
        unbiased_in_forward=(_SPREAD, "        var = x.var(axis=0, ddof=1); spread = var  # "),
        std_in_running=(_VAR, "        new_var = (1 - momentum) * old_var + momentum * spread**0.5  # "),
        root_missing=(_STD, "    std = var + eps  # "),
        refused_in_evaluation=(_OLD, f"{_OLD}    if n < 2:\n        raise ValueError\n"),
        too_few_accepted=(_FEW, "pass", _SPREAD, "        spread = var * n / max(n - 1, 1)  # "),
        eps_outside=(_STD, "    std = np.sqrt(var) + eps  # "),
        eps_missing=(_STD, "    std = np.sqrt(var)  # "),
        wrong_axis=(
            _STD,
            "    mean = x.mean(axis=1, keepdims=True) if training else mean\n"
            "    var = x.var(axis=1, keepdims=True) if training else var\n"
            "    std = ",
        ),
        one_mean_for_all=(
            _STD,
            "    mean = x.mean() if training else mean\n    var = x.var() if training else var\n    std = ",
        ),
        not_centred=(_HAT, "    x_hat = x / std  # "),
        multiplied=(_HAT, "    x_hat = (x - mean) * std  # "),
    ),
    *retyped(
        _HANDS,
        _OUT,
        gamma_and_beta_swapped="beta * x_hat + gamma",
        gamma_forgotten="x_hat + beta",
        beta_forgotten="gamma * x_hat",
        scale_forgotten="x_hat",
        shifted_first="gamma * (x_hat + beta)",
    ),
    *replaced(_HANDS, _FEW, too_few_accepted=["pass"], too_few_silent=["return x, (x, x, gamma), running"]),
    *returning(
        _HANDS,
        cache_missing="out, (new_mean, new_var)",
        running_missing="out, (x_hat, std, gamma)",
        out_in_cache="out, (out, std, gamma), (new_mean, new_var)",
        variance_in_cache="out, (x_hat, var, gamma), (new_mean, new_var)",
        inverse_in_cache="out, (x_hat, 1 / std, gamma), (new_mean, new_var)",
        wrong_order="out, (new_mean, new_var), (x_hat, std, gamma)",
        input_in_cache="out, (x, std, gamma), (new_mean, new_var)",
    ),
    *(
        generic.changes_input(m.example, m.paraphrase)
        for m in edits(_HANDS, x=(_HAT, "    x -= mean\n    x_hat = x / std  # "))
    ),
]


def drawn_statistics(rng, d):
    return rng.normal(size=d), rng.uniform(0.5, 3, d)


def _batch(rng, n, d):
    return rng.normal(size=(n, d)) * rng.uniform(0.5, 4, d) + rng.normal(size=d) * 3


def _forward(name, rng, n, d, training, weight=1.0, **options):
    args = _batch(rng, n, d), *(rng.normal(size=d) for _ in "gb"), drawn_statistics(rng, d), training
    return Case(name, args, options, weight=weight)


def or_refused(answer, x, gamma, beta, running):
    """Two samples, and then a single one, of which there is no variance."""
    out = answer(x, gamma, beta, running, True)
    try:
        return out, answer(x[:1], gamma, beta, running, True)
    except ValueError:
        return out, "ValueError"


def drawn_forward(rng):
    d = 3
    few = _batch(rng, 2, d), *(rng.normal(size=d) for _ in "gb"), drawn_statistics(rng, d)
    nearly_constant = rng.normal(size=(5, 2)) * [1e-3, 1.0]
    return [
        _forward("training", rng, 7, 3, True, 2),
        _forward("training, square", rng, 4, 4, True, 1),
        _forward("other momentum and eps", rng, 6, 2, True, 1.5, momentum=0.3, eps=0.5),
        _forward("evaluation", rng, 5, 3, False, 1.5),
        _forward("evaluation of one sample", rng, 1, 4, False, 1, eps=0.2),
        Case(
            "nearly constant",
            (nearly_constant, np.ones(2), np.zeros(2), drawn_statistics(rng, 2), True),
            weight=0.5,
        ),
        Case(
            "too few",
            few,
            play=or_refused,
            typed="batchnorm_forward(x, gamma, beta, running, True)\n"
            "batchnorm_forward(x[:1], gamma, beta, running, True)",
            weight=0.5,
        ),
    ]


_X = np.array([[1.0, 10.0], [3.0, 20.0], [5.0, 30.0], [7.0, 40.0]])
_REST_STATE = np.zeros(2), np.ones(2)
forward_visible = [
    Case("four samples", (_X, np.ones(2), np.zeros(2), _REST_STATE, True)),
    Case("evaluation by hand", (_X[:1], np.array([2.0, 2.0]), np.array([1.0, 0.0]), _REST_STATE, False)),
]
batchnorm_forward_answer = Function(
    "batchnorm_forward",
    batchnorm_forward,
    [by_branches, by_sums],
    forward_mistakes,
    forward_visible,
    drawn_forward,
    weight=5,
)
