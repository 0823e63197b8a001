"""13.1 What each player minimises, from logits, and the gradient that the generator gets."""

from functools import partial

import numpy as np

from dlcourse.checking import Case, Exercise, Form, Function, generic, returning, retyped, seen
from dlcourse.checking.diagnosis.loss_patterns import (
    levels_off,
    log_of_zero,
    not_reduced,
    number,
    on_moderate,
)
from dlcourse.checking.diagnosis.number_patterns import overflows
from dlcourse.numpy import gan


def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def sigmoid(z):
    return np.exp(-softplus(-z))


# ---- the discriminator's loss


def d_loss(real_logits, fake_logits):
    return gan.d_loss(real_logits, fake_logits)[0]


def d_by_logaddexp(x, z):
    real, fake = np.logaddexp(0, -x), np.logaddexp(0, z)
    return real.mean() + fake.mean()


def d_by_softplus(x, z):
    real, fake = softplus(-x), softplus(z)
    return sum(real.ravel()) / real.size + sum(fake.ravel()) / fake.size


def _d_takes_probabilities(evidence):
    """Numbers between 0 and 1 are used as they are."""
    real, fake = np.array([0.3, 0.6]), np.array([0.2, 0.5])
    return abs(number(evidence, real, fake) + np.log([real, 1 - fake]).mean(axis=1).sum()) < 1e-4


D_AUTHORS = (d_by_logaddexp, d_by_softplus)
_D_MARGINS = [lambda m: (np.full(2, -m), np.full(2, -m)), lambda m: (np.full(2, m), np.full(2, m))]
_terms = partial(retyped, D_AUTHORS, "real, fake = ")
d_mistakes = [
    *on_moderate(
        [
            *returning(
                D_AUTHORS,
                halved="(real.mean() + fake.mean()) / 2",
                one_mean=["np.concatenate([real.ravel(), fake.ravel()]).mean()", "np.mean([real, fake])"],
                summed="real.sum() + fake.sum()",
                real_only="real.mean()",
                fakes_only="fake.mean()",
                negated="-real.mean() - fake.mean()",
                all_called_real="real.mean() - fake.mean()",
                all_called_fake="fake.mean() - real.mean()",
                added_before_mean="(real + fake).mean()",
                not_reduced=["real + fake", "[real, fake]"],
            ),
            *_terms(
                labels_swapped="softplus(x), softplus(-z)",
                all_called_real="softplus(-x), softplus(-z)",
                all_called_fake="softplus(x), softplus(z)",
                sigmoid_twice="softplus(-sigmoid(x)), softplus(sigmoid(z))",
                averaged_too_early=[
                    "-np.log(sigmoid(x).mean()), -np.log(1 - sigmoid(z).mean())",
                    "softplus(-x.mean()), softplus(z.mean())",
                ],
            ),
        ]
    ),
    *seen(not_reduced, returning(D_AUTHORS, not_reduced="real.mean(axis=0) + fake.mean(axis=0)")),
    *seen(_d_takes_probabilities, _terms(outputs_as_probabilities="-np.log(x), -np.log(1 - z)")),
    *seen(
        levels_off(*_D_MARGINS),
        _terms(
            epsilon_in_log=[
                "-np.log(sigmoid(x) + 1e-8), -np.log(1 - sigmoid(z) + 1e-8)",
                "[-np.log(np.clip(p, 1e-12, 1)) for p in (sigmoid(x), 1 - sigmoid(z))]",
            ]
        ),
    ),
    *seen(
        log_of_zero,
        _terms(
            log_of_zero=[
                "-np.log(sigmoid(x)), -np.log(1 - sigmoid(z))",
                "-np.log(1 / (1 + np.exp(-x))), -np.log(1 - 1 / (1 + np.exp(-z)))",
            ]
        ),
    ),
    *seen(overflows, _terms(overflows="np.log(1 + np.exp(-x)), np.log(1 + np.exp(z))")),
]


# ---- the generator's loss


def g_loss(fake_logits, saturating=False):
    return gan.g_loss(fake_logits, saturating=saturating)[0]


def g_by_logaddexp(z, saturating=False):
    loss = -np.logaddexp(0, z) if saturating else np.logaddexp(0, -z)
    return loss.mean()


def g_by_sign(z, saturating=False):
    sign = -1 if saturating else 1
    loss = sign * softplus(-sign * z)
    return loss.sum() / loss.size


def _g_takes_probabilities(evidence):
    z = np.array([0.3, 0.6])
    return abs(number(evidence, z) + np.log(z).mean()) < 1e-4


G_AUTHORS = (g_by_logaddexp, g_by_sign)
_loss = partial(retyped, G_AUTHORS, "loss = ")
g_mistakes = [
    *on_moderate(
        [
            *_loss(
                forms_swapped="softplus(-z) if saturating else -softplus(z)",
                saturating_sign="softplus(z) if saturating else softplus(-z)",
                switch_ignored=["softplus(-z)", "-softplus(z)"],
                plays_for_the_other_side=[
                    "-softplus(-z) if saturating else softplus(z)",
                    "softplus(z) if saturating else -softplus(-z)",
                    "-softplus(z) if saturating else -softplus(-z)",
                    "-softplus(z) if saturating else softplus(z)",
                ],
                sigmoid_twice="-softplus(sigmoid(z)) if saturating else softplus(-sigmoid(z))",
                averaged_too_early=[
                    "np.log(1 - sigmoid(z).mean()) if saturating else -np.log(sigmoid(z).mean())",
                    "-softplus(z.mean()) if saturating else softplus(-z.mean())",
                ],
            ),
            *returning(G_AUTHORS, summed="loss.sum()", divided_by_first_axis="loss.sum() / len(z)"),
        ]
    ),
    *seen(not_reduced, returning(G_AUTHORS, not_reduced=["loss", "loss.mean(axis=0)"])),
    *seen(
        _g_takes_probabilities,
        _loss(outputs_as_probabilities="np.log(1 - z) if saturating else -np.log(z)"),
    ),
    *seen(
        levels_off(lambda m: (np.full(2, -m),)),
        _loss(
            epsilon_in_log=[
                "np.log(1 - sigmoid(z) + 1e-8) if saturating else -np.log(sigmoid(z) + 1e-8)",
                "np.log(np.maximum(1 - sigmoid(z), 1e-9)) if saturating else -np.log(sigmoid(z).clip(1e-9))",
            ]
        ),
    ),
    *seen(
        log_of_zero,
        _loss(
            log_of_zero=[
                "np.log(1 - sigmoid(z)) if saturating else -np.log(sigmoid(z))",
                "np.log(1 - sigmoid(z)) if saturating else softplus(-z)",
            ]
        ),
    ),
    *seen(
        overflows,
        _loss(overflows="-np.log(1 + np.exp(z)) if saturating else np.log(1 + np.exp(-z))"),
    ),
]


# ---- the gradient that reaches the generator


def g_gradient(fake_logits, saturating=False):
    _, cache = gan.g_loss(fake_logits, saturating=saturating)
    return gan.g_loss_backward(1.0, cache)


def gradient_by_sigmoid(z, saturating=False):
    d = sigmoid(z)
    slope = -d if saturating else d - 1
    return slope / z.size


def gradient_by_tanh(z, saturating=False):
    d = 0.5 + np.tanh(z / 2) / 2
    slope = np.array([-each if saturating else each - 1 for each in d])
    return slope / len(z.ravel())


GRADIENT_AUTHORS = (gradient_by_sigmoid, gradient_by_tanh)
_slope = partial(retyped, GRADIENT_AUTHORS, "slope = ")
gradient_mistakes = [
    *on_moderate(
        [
            *_slope(
                forms_swapped="d - 1 if saturating else -d",
                saturating_sign="d if saturating else d - 1",
                switch_ignored=["d - 1", "-d"],
                plays_for_the_other_side=[
                    "-d if saturating else 1 - d",
                    "-d if saturating else d",
                    "1 - d if saturating else d",
                ],
                negated="d if saturating else 1 - d",
                with_respect_to_d="-1 / (1 - d) if saturating else -1 / d",
                slope_twice="(-d if saturating else d - 1) * d * (1 - d)",
                slope_only=[
                    "d * (1 - d)",
                    "d * (d - 1)",
                    "d * (1 - d) if saturating else d * (d - 1)",
                    "d * (d - 1) if saturating else d * (1 - d)",
                ],
                sigmoid_twice="-sigmoid(d) if saturating else sigmoid(d) - 1",
                outputs_as_probabilities="-z if saturating else z - 1",
            ),
            *returning(
                GRADIENT_AUTHORS,
                summed="slope",
                divided_by_first_axis="slope / len(z)",
                scalar_instead="slope.mean()",
            ),
        ]
    ),
    *seen(
        overflows,
        retyped(GRADIENT_AUTHORS, "d = ", overflows=["1 / (1 + np.exp(-z))", "np.exp(z) / (1 + np.exp(z))"]),
    ),
    generic.promotes_dtype(
        lambda z, saturating=False: gradient_by_sigmoid(z.astype(float), saturating),
        lambda z, saturating=False: gradient_by_tanh(z * np.ones(1), saturating),
    ),
]


# ---- cases


def _huge(rng, *signs):
    return np.array(signs) * rng.uniform(900, 1000, len(signs))


def d_drawn(rng):
    shapes = [((1, 1), (1, 1)), ((4, 1), (4, 1)), ((3, 1), (7, 1)), ((9,), (2,)), ((4, 2), (3, 2))]
    return [
        *(Case(f"shapes {m} and {n}", (3 * rng.normal(size=m), 3 * rng.normal(size=n))) for m, n in shapes),
        Case("float32", tuple(rng.normal(size=n).astype(np.float32) for n in (5, 6)), tol=1e-5),
        Case("logits of ±1000", (_huge(rng, 1, -1, 1), _huge(rng, 1, -1)), quiet=True, weight=3),
        Case(
            "float32, logits of ±1000",
            (_huge(rng, -1, -1).astype(np.float32), _huge(rng, 1, 1, -1).astype(np.float32)),
            quiet=True,
            tol=1e-5,
            weight=2,
        ),
    ]


def _both_forms(name, z, **options):
    return [
        Case(name, (z,), **options),
        Case(f"{name}, saturating", (z,), {"saturating": True}, **options),
    ]


def g_drawn(rng):
    huge = _huge(rng, 1, -1, 1, -1)
    return [
        *_both_forms("random", 3 * rng.normal(size=(5, 1))),
        *_both_forms("batch of one", rng.normal(size=(1, 1)) - 2, weight=0.5),
        *_both_forms("sure of a fake", rng.normal(size=7) - 4),
        *_both_forms("three rows of two", 2 * rng.normal(size=(3, 2))),
        *_both_forms("float32", rng.normal(size=6).astype(np.float32), tol=1e-5),
        *_both_forms("logits of ±1000", huge, quiet=True, weight=2),
        *_both_forms("float32, ±1000", huge[:3].astype(np.float32), quiet=True, tol=1e-5, weight=2),
    ]


_THOUSAND = np.array([1000.0, -1000.0, 0.0])
d_visible = [
    Case("D says ½", (np.zeros(3), np.zeros(2))),
    Case("D is good", (np.array([2.0, 3.0]), np.array([-1.0, -4.0]))),
    Case("huge", (_THOUSAND, _THOUSAND[:2]), quiet=True, weight=3),
]
g_visible = [
    *_both_forms("D says ½", np.zeros(4), weight=0.5),
    *_both_forms("D says 1%", np.array([[-4.59511985], [-4.59511985]])),
    *_both_forms("huge", _THOUSAND, quiet=True, weight=2),
]
answers = [
    Function("d_loss", d_loss, D_AUTHORS, d_mistakes, d_visible, d_drawn),
    Function("g_loss", g_loss, G_AUTHORS, g_mistakes, g_visible, g_drawn),
    Function(
        "g_gradient",
        g_gradient,
        GRADIENT_AUTHORS,
        gradient_mistakes,
        g_visible,
        g_drawn,
        form=Form(dtype=True),
    ),
]
exercise = Exercise(number="13.1", points=10, answers=answers)
