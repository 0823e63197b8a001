"""13.1 What each player minimises, from logits, and the gradient that the generator gets."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic
from dlcourse.checking.exercise import Mistake
from dlcourse.numpy import gan


def d_loss(real_logits, fake_logits):
    return gan.d_loss(real_logits, fake_logits)[0]


def g_loss(fake_logits, saturating=False):
    return gan.g_loss(fake_logits, saturating=saturating)[0]


def g_gradient(fake_logits, saturating=False):
    _, cache = gan.g_loss(fake_logits, saturating=saturating)
    return gan.g_loss_backward(1.0, cache)


def _softplus(z):
    return np.logaddexp(z, 0)


def _softplus_by_parts(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def _probability(z):
    return np.exp(-_softplus(-z))


# ---- the discriminator's loss


def _d_by_logaddexp(real_logits, fake_logits):
    return np.logaddexp(-real_logits, 0).mean() + np.logaddexp(fake_logits, 0).mean()


def _d_by_parts(real_logits, fake_logits):
    return _softplus_by_parts(-real_logits).mean() + _softplus_by_parts(fake_logits).mean()


def _d_by_formula(real_logits, fake_logits):
    real, fake = 1 / (1 + np.exp(-real_logits)), 1 / (1 + np.exp(-fake_logits))
    return -np.log(real).mean() - np.log(1 - fake).mean()


def _d_by_powers(real_logits, fake_logits):
    return np.log(1 + np.exp(-real_logits)).mean() + np.log(1 + np.exp(fake_logits)).mean()


def _one_mean(real_logits, fake_logits):
    return _softplus(np.concatenate([-real_logits, fake_logits])).mean()


def _one_mean_by_sums(real_logits, fake_logits):
    total = _softplus_by_parts(-real_logits).sum() + _softplus_by_parts(fake_logits).sum()
    return total / (real_logits.size + fake_logits.size)


def _d_summed(real_logits, fake_logits):
    return _softplus(-real_logits).sum() + _softplus(fake_logits).sum()


def _d_times_counts(real_logits, fake_logits):
    real, fake = _softplus_by_parts(-real_logits), _softplus_by_parts(fake_logits)
    return real.mean() * real.size + fake.mean() * fake.size


_D_MISTAKES: list[Mistake] = [
    Wrong(
        "labels_swapped",
        lambda real, fake: _d_by_logaddexp(fake, real),
        lambda real, fake: _softplus_by_parts(real).mean() + _softplus_by_parts(-fake).mean(),
    ),
    Wrong(
        "halved",
        lambda real, fake: _d_by_logaddexp(real, fake) / 2,
        lambda real, fake: np.mean([_softplus_by_parts(-real).mean(), _softplus_by_parts(fake).mean()]),
    ),
    Wrong("one_mean", _one_mean, _one_mean_by_sums),
    Wrong("summed", _d_summed, _d_times_counts),
    Wrong(
        "sigmoid_twice",
        lambda real, fake: _d_by_logaddexp(_probability(real), _probability(fake)),
        lambda real, fake: _d_by_parts(0.5 + 0.5 * np.tanh(real / 2), 0.5 + 0.5 * np.tanh(fake / 2)),
    ),
    Wrong(
        "real_only",
        lambda real, fake: _softplus(-real).mean(),
        lambda real, fake: _softplus_by_parts(-real).sum() / real.size,
    ),
    generic.overflows(_d_by_formula, _d_by_powers),
    generic.negated(lambda real, fake: -d_loss(real, fake), lambda real, fake: -_d_by_parts(real, fake)),
]


# ---- the generator's loss


def _g_by_logaddexp(fake_logits, saturating=False):
    return -np.logaddexp(fake_logits, 0).mean() if saturating else np.logaddexp(-fake_logits, 0).mean()


def _g_by_parts(fake_logits, saturating=False):
    sign = -1 if saturating else 1
    return sign * _softplus_by_parts(-sign * fake_logits).mean()


def _g_by_formula(fake_logits, saturating=False):
    fake = 1 / (1 + np.exp(-fake_logits))
    return np.log(1 - fake).mean() if saturating else -np.log(fake).mean()


def _g_by_powers(fake_logits, saturating=False):
    return -np.log(1 + np.exp(fake_logits)).mean() if saturating else np.log(1 + np.exp(-fake_logits)).mean()


_G_MISTAKES: list[Mistake] = [
    Wrong(
        "forms_swapped",
        lambda z, saturating=False: _g_by_logaddexp(z, not saturating),
        lambda z, saturating=False: _softplus_by_parts(-z).mean() if saturating else -_softplus(z).mean(),
    ),
    Wrong(
        "saturating_sign",
        lambda z, saturating=False: _softplus(z).mean() if saturating else _softplus(-z).mean(),
        lambda z, saturating=False: abs(_g_by_parts(z, saturating)),
    ),
    Wrong(
        "switch_ignored",
        lambda z, saturating=False: _softplus(-z).mean(),
        lambda z, saturating=None: _g_by_parts(z),
    ),
    Wrong(
        "plays_for_the_other_side",
        lambda z, saturating=False: -_softplus(-z).mean() if saturating else _softplus(z).mean(),
        lambda z, saturating=False: -_g_by_parts(z, not saturating),
    ),
    Wrong(
        "sigmoid_twice",
        lambda z, saturating=False: _g_by_logaddexp(_probability(z), saturating),
        lambda z, saturating=False: _g_by_parts(0.5 + 0.5 * np.tanh(z / 2), saturating),
    ),
    generic.overflows(_g_by_formula, _g_by_powers),
]


# ---- the gradient that reaches the generator


def _gradient_by_cases(fake_logits, saturating=False):
    fake = _probability(fake_logits)
    return (-fake if saturating else fake - 1) / fake_logits.size


def _gradient_by_tanh(fake_logits, saturating=False):
    shift = -1 if saturating else 1
    return -(0.5 - shift * 0.5 * np.tanh(fake_logits / 2)) / len(fake_logits)


def _without_sigmoid_slope(z, saturating=False):
    fake = _probability(z)
    return -1 / ((1 - fake) if saturating else fake) / z.size


def _without_sigmoid_slope_by_powers(z, saturating=False):
    return -(1 + np.exp(z if saturating else -z)) / len(z)


def _slope_twice(z, saturating=False):
    fake = _probability(z)
    return _gradient_by_cases(z, saturating) * fake * (1 - fake)


def _slope_twice_by_tanh(z, saturating=False):
    return _gradient_by_tanh(z, saturating) * (1 - np.tanh(z / 2) ** 2) / 4


_GRADIENT_MISTAKES: list[Mistake] = [
    generic.not_averaged(
        lambda z, saturating=False: _gradient_by_cases(z, saturating) * z.size,
        lambda z, saturating=False: -_probability(z) if saturating else -_probability(-z),
    ),
    generic.negated(
        lambda z, saturating=False: -_gradient_by_cases(z, saturating),
        lambda z, saturating=False: (_probability(z) if saturating else _probability(-z)) / len(z),
    ),
    Wrong(
        "forms_swapped",
        lambda z, saturating=False: _gradient_by_cases(z, not saturating),
        lambda z, saturating=False: _gradient_by_tanh(-z, saturating),
    ),
    Wrong("with_respect_to_d", _without_sigmoid_slope, _without_sigmoid_slope_by_powers),
    Wrong("slope_twice", _slope_twice, _slope_twice_by_tanh),
    Wrong(
        "switch_ignored",
        lambda z, saturating=False: _gradient_by_cases(z),
        lambda z, saturating=None: _gradient_by_tanh(z),
    ),
]


# ---- cases


def _d_drawn(rng):
    counts = [(1, 1), (4, 4), (3, 7), (9, 2)]
    cases = [
        Case(f"{n} real, {m} fake", tuple(3 * rng.normal(size=(k, 1)) for k in (n, m))) for n, m in counts
    ]
    extreme = np.array([1000.0, -1000.0, 2.0])
    return [
        *cases,
        Case("logits of ±1000", (extreme * rng.uniform(0.8, 1), -extreme[:2]), quiet=True),
        Case("float32", tuple(rng.normal(size=n).astype(np.float32) for n in (5, 6)), tol=1e-5),
    ]


def _both_forms(name, z, **options):
    return [
        Case(name, (z,), **options),
        Case(f"{name}, saturating", (z,), {"saturating": True}, **options),
    ]


def _g_drawn(rng):
    return [
        *_both_forms("random", 3 * rng.normal(size=(5, 1))),
        *_both_forms("batch of one", rng.normal(size=(1, 1)) - 2),
        *_both_forms("sure of a fake", rng.normal(size=7) - 4),
        *_both_forms("logits of ±1000", np.array([1000.0, -1000.0, 1.5]), quiet=True),
        *_both_forms("float32", rng.normal(size=6).astype(np.float32), tol=1e-5),
    ]


_G_VISIBLE = [
    *_both_forms("D says ½", np.zeros(4)),
    *_both_forms("D says 1%", np.array([[-4.59511985], [-4.59511985]])),
]

exercise = Exercise(
    number="13.1",
    points=10,
    answers=[
        Function(
            "d_loss",
            reference=d_loss,
            alternatives=[_d_by_logaddexp, _d_by_parts],
            mistakes=_D_MISTAKES,
            visible=[
                Case("D says ½", (np.zeros(3), np.zeros(2))),
                Case("D is good", (np.array([2.0, 3.0]), np.array([-1.0, -4.0]))),
            ],
            cases=_d_drawn,
        ),
        Function(
            "g_loss",
            reference=g_loss,
            alternatives=[_g_by_logaddexp, _g_by_parts],
            mistakes=_G_MISTAKES,
            visible=_G_VISIBLE,
            cases=_g_drawn,
        ),
        Function(
            "g_gradient",
            reference=g_gradient,
            alternatives=[_gradient_by_cases, _gradient_by_tanh],
            mistakes=_GRADIENT_MISTAKES,
            visible=_G_VISIBLE,
            cases=_g_drawn,
        ),
    ],
)
