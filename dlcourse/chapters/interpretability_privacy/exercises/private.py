"""16.5 A step of training that no single person can move far, and what it proves."""

import math

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, edits, replaced, returning, retyped, seen

NEARLY = 1e-5
"""Libraries add 1e-6 or 1e-7 to a length before they divide by it."""

# ---- private_step


def private_step(gradients, clip, sigma, noise):
    norms = np.linalg.norm(gradients, axis=1)
    factors = np.minimum(1, clip / np.maximum(norms, 1e-12))
    return (factors @ gradients + sigma * clip * noise) / len(gradients)


def by_factors(gradients, clip, sigma, noise):
    norms = np.sqrt((gradients**2).sum(axis=1, keepdims=True))
    factors = np.minimum(1, clip / np.maximum(norms, 1e-12))
    clipped = gradients * factors
    total = clipped.sum(axis=0)
    drawn = sigma * clip * noise
    step = (total + drawn) / len(gradients)
    return step


def by_selection(gradients, clip, sigma, noise):
    norms = np.linalg.norm(gradients, axis=1)[:, None]
    factors = np.where(norms > clip, clip / np.where(norms > 0, norms, 1), 1.0)
    clipped = factors * gradients
    total = np.sum(clipped, axis=0)
    drawn = clip * noise * sigma
    step = total / len(gradients) + drawn / len(gradients)
    return step


def by_rows(gradients, clip, sigma, noise):
    total = sigma * clip * noise
    for gradient in gradients:
        norm = math.sqrt(float(gradient @ gradient))
        total = total + (gradient if norm <= clip else gradient * (clip / norm))
    return total / len(gradients)


def _differs_from_call_to_call(evidence):
    """Two calls with the same arguments give different steps of the right shape."""
    failed = evidence.failed
    if not failed or any(call.got.kind != "returned" for call in failed):
        return False
    first = failed[0]
    again = evidence.ask(*first.case.args)
    shapes = {np.shape(each.value) for each in (again, first.got, first.expected)}
    return len(shapes) == 1 and not np.array_equal(again.value, first.got.value)


_STEPS = (by_factors, by_selection)
_CLIPPED = ("    clipped = gradients * factors\n", "    clipped = factors * gradients\n")
_DRAWN = "    drawn = "
_STEP = "    step = "
_MEAN = "m = gradients.mean(axis=0); m = m * min(1, clip / np.linalg.norm(m)); "
step_mistakes = [
    *retyped(
        _STEPS,
        _STEP,
        mean_clipped=f"0; {_MEAN}step = m + drawn / len(gradients)",
        unchanged=f"0; {_MEAN}step = m + sigma * noise",
        sum_clipped="0; s = gradients.sum(axis=0); s = s * min(1, clip / np.linalg.norm(s))"
        "; step = (s + drawn) / len(gradients)",
        noise_not_divided="total / len(gradients) + drawn",
        noise_by_root="total / len(gradients) + drawn / np.sqrt(len(gradients))",
        noise_twice_divided="total / len(gradients) + drawn / len(gradients) ** 2",
        not_divided="total + drawn",
        noise_missing="total / len(gradients)",
        noise_only="drawn / len(gradients)",
        divided_by_columns="(total + drawn) / gradients.size",
        always_fifty="(total + drawn) / 50",
        downhill="-(total + drawn) / len(gradients)",
    ),
    *replaced(
        _STEPS,
        _CLIPPED,
        not_clipped="    clipped = gradients\n",
        each_number_clipped="    clipped = np.clip(gradients, -clip, clip)\n",
        all_made_equal="    clipped = clip * gradients / np.where(norms > 0, norms, 1)\n",
        squared_norm="    clipped = gradients * np.minimum(1, clip / np.maximum(norms**2, 1e-12))\n",
        norm_of_all="    clipped = gradients * min(1, clip / np.linalg.norm(gradients))\n",
        long_ones_dropped="    clipped = gradients * (norms <= clip)\n",
        columns_clipped="    n = np.linalg.norm(gradients, axis=0)\n"
        "    clipped = gradients * np.minimum(1, clip / np.maximum(n, 1e-12))\n",
        largest_norm_for_all="    clipped = gradients * min(1, clip / norms.max())\n",
        sum_of_magnitudes="    n = np.abs(gradients).sum(axis=1, keepdims=True)\n"
        "    clipped = gradients * np.minimum(1, clip / np.maximum(n, 1e-12))\n",
        clipped_to_one="    clipped = gradients * np.minimum(1, 1 / np.maximum(norms, 1e-12))\n",
    ),
    *retyped(
        _STEPS,
        _DRAWN,
        noise_without_clip="sigma * noise",
        noise_without_sigma="clip * noise",
        noise_squared=["sigma**2 * clip * noise", "sigma**2 * clip**2 * noise"],
        noise_by_the_norms="sigma * norms.mean() * noise",
    ),
    *edits(
        _STEPS,
        two_faults=[
            (
                "    drawn = sigma * clip * noise\n",
                "    drawn = sigma * noise\n",
                "(total + drawn) / len(gradients)",
                "total / len(gradients) + drawn",
            ),
            (
                "    drawn = clip * noise * sigma\n",
                "    drawn = sigma * noise\n",
                "drawn / len(gradients)",
                "drawn",
            ),
        ],
    ),
    *seen(
        _differs_from_call_to_call,
        retyped(_STEPS, _DRAWN, own_noise="sigma * clip * np.random.default_rng().normal(size=noise.shape)"),
    ),
    *returning(_STEPS, clipped_rows="clipped", noisy_sum="total + drawn, len(gradients)"),
]


def _batch(name, rng, size, parameters, clip, sigma, weight=1.0, zero=False, lengths=(0.3, 3.0)):
    gradients = rng.normal(size=(size, parameters))
    gradients *= (clip * rng.uniform(*lengths, size) / np.linalg.norm(gradients, axis=1))[:, None]
    if zero:
        gradients[0] = 0
    return Case(name, (gradients, clip, sigma, rng.normal(size=parameters)), weight=weight, tol=NEARLY)


def drawn_batches(rng):
    clip = float(rng.uniform(1.5, 2.5))
    return [
        _batch("long and short", rng, 8, 5, clip, 0.7, weight=2),
        _batch("an outlier", rng, 6, 4, 0.5, 0.4, lengths=(1.0, 40.0), weight=2),
        _batch("a clip below one", rng, 9, 3, 0.3, 1.6, weight=1.5),
        _batch("all short", rng, 5, 6, 3.0, 0.5, lengths=(0.1, 0.9)),
        _batch("a gradient of zero", rng, 4, 3, 1.2, 0.8, zero=True),
        _batch("without noise", rng, 7, 7, 0.8, 0.0),
        _batch("one person", rng, 1, 4, 0.6, 1.3, weight=0.5),
    ]


# ---- epsilon


def epsilon(uses, sigma, delta):
    rho = uses / (2 * sigma**2)
    return rho + 2 * math.sqrt(rho * math.log(1 / delta))


def by_terms(uses, sigma, delta):
    rho = 0.5 * uses / sigma**2
    tail = np.log(1 / delta)
    bound = rho + 2 * np.sqrt(rho * tail)
    return bound


def by_sum(uses, sigma, delta):
    rho = sum(1 / (2 * sigma * sigma) for _ in range(uses))
    tail = -math.log(delta)
    bound = 2 * np.sqrt(tail * rho) + rho
    return bound


def by_square(uses, sigma, delta):
    """Completes the square."""
    rho, tail = uses / (2 * sigma**2), -np.log(delta)
    return (np.sqrt(rho) + np.sqrt(tail)) ** 2 - tail


_BOUNDS = (by_terms, by_sum)
epsilon_mistakes = [
    *retyped(
        _BOUNDS,
        "    rho = ",
        half_forgotten="uses / sigma**2",
        sigma_not_squared="uses / (2 * sigma)",
        one_use_only="1 / (2 * sigma**2)",
        uses_squared="uses**2 / (2 * sigma**2)",
        root_of_uses="math.sqrt(uses) / (2 * sigma**2)",
        divided_then_multiplied="uses / 2 * sigma**2",
        product_squared="uses / (2 * sigma) ** 2",
    ),
    *retyped(
        _BOUNDS,
        "    tail = ",
        other_logarithm=["np.log10(1 / delta)", "np.log2(1 / delta)"],
        logarithm_forgotten="1 / delta",
        sign_of_logarithm=["np.log(delta)", "math.log(delta)"],
        delta_itself="delta",
        logarithm_of_one_plus="np.log1p(1 / delta) ** 2",
    ),
    *retyped(
        _BOUNDS,
        "    bound = ",
        root_missing="rho + 2 * rho * tail",
        two_missing="rho + np.sqrt(rho * tail)",
        rho_missing="2 * np.sqrt(rho * tail)",
        two_in_the_root="rho + np.sqrt(2 * rho * tail)",
        rho_outside_the_root="rho + 2 * rho * np.sqrt(tail)",
        root_of_everything="np.sqrt(rho + 2 * rho * tail)",
    ),
    *returning(_BOUNDS, rho_instead="rho", both="rho, bound", as_factor="np.exp(bound)"),
]


def drawn_bounds(rng):
    def case(name, uses, low, high, delta):
        return Case(name, (int(uses), float(rng.uniform(low, high)), delta))

    return [
        case("thirty uses", rng.integers(25, 35), 3.0, 6.0, 1e-5),
        case("one use", 1, 0.6, 0.9, 1e-3),
        case("many uses", rng.integers(200, 300), 1.2, 1.8, 1e-6),
        case("strong noise", rng.integers(5, 9), 15.0, 25.0, 1e-4),
    ]


_GRADIENTS = np.array([[3.0, 4.0], [0.0, 1.0], [-0.6, 0.0], [30.0, -40.0]])
answers: list[Function | Quiz] = [
    Function(
        "private_step",
        private_step,
        [by_factors, by_selection, by_rows],
        step_mistakes,
        visible=[
            Case("by hand", (_GRADIENTS, 2.0, 0.0, np.zeros(2)), tol=NEARLY),
            Case("noise alone", (np.zeros((4, 2)), 2.0, 0.5, np.array([1.0, -3.0]))),
        ],
        cases=drawn_batches,
        weight=4,
    ),
    Function(
        "epsilon",
        epsilon,
        [by_terms, by_sum, by_square],
        epsilon_mistakes,
        visible=[Case("twenty uses", (20, 4.0, 1e-5))],
        cases=drawn_bounds,
        weight=2,
    ),
    Quiz("symptoms", {"q1": "c", "q2": "a", "q3": "b"}, weight=2),
]
exercise = Exercise(number="16.5", points=8, answers=answers)
