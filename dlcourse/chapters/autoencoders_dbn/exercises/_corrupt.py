"""The first function of 12.4: noise that stays between 0 and 1."""

import numpy as np

from dlcourse.chapters.autoencoders_dbn.exercises._noise import damage
from dlcourse.checking import Case, returning, retyped


def by_clip(x, noise, rng):
    drawn = rng.normal(size=x.shape)
    noisy = x + noise * drawn
    return np.clip(noisy, 0, 1)


def by_limits(x, noise, rng):
    drawn = rng.standard_normal(x.shape)
    noisy = x + noise * drawn
    return np.minimum(np.maximum(noisy, 0.0), 1.0)


def by_loops(x, noise, rng):
    found = np.empty(x.shape)
    for place in np.ndindex(x.shape):
        found[place] = min(max(x[place] + rng.normal(0, noise), 0), 1)
    return found


_AUTHORS = (by_clip, by_limits)
corrupt_mistakes = [
    *returning(
        _AUTHORS,
        not_clamped="noisy",
        clamped_below_only="np.maximum(noisy, 0)",
        clamped_above_only=["np.minimum(noisy, 1)", "np.clip(noisy, -1, 1)"],
        rescaled=[
            "(noisy - noisy.min()) / (noisy.max() - noisy.min())",
            "(noisy - noisy.min()) / np.ptp(noisy)",
        ],
        folded="np.clip(abs(noisy), 0, 1)",
        wrapped="noisy % 1",
        image_missing=["np.clip(noise * drawn, 0, 1)", "noise * drawn"],
    ),
    *retyped(
        _AUTHORS,
        "noisy = ",
        noise_ignored="x + drawn",
        noise_as_variance="x + np.sqrt(noise) * drawn",
        noise_squared="x + noise**2 * drawn",
        multiplied=["x * (1 + noise * drawn)", "x + x * noise * drawn"],
        changes_nothing="x + 0 * drawn",
        blended="(1 - noise) * x + noise * drawn",
        never_negative="x + noise * abs(drawn)",
    ),
    *retyped(
        _AUTHORS,
        "drawn = ",
        uniform_noise="rng.random(x.shape)",
        uniform_both_sides=["rng.uniform(-1, 1, x.shape)", "2 * rng.random(x.shape) - 1"],
        one_for_all_images=["rng.normal(size=x.shape[1])", "rng.normal(size=(1, x.shape[1]))"],
        one_for_all_pixels="rng.normal(size=(len(x), 1))",
        one_number="rng.normal()",
        own_generator=[
            "np.random.default_rng(0).normal(size=x.shape)",
            "np.random.default_rng().normal(size=x.shape)",
        ],
    ),
    *retyped(_AUTHORS, "noisy = ", changes_input=["x; noisy += noise * drawn", "x; x += noise * drawn"]),
]


def damage_case(name, noise, seed, sizes=(60, 90), weight=1.0):
    typed = f"grey = np.full({sizes}, 0.5)\ncorrupt(grey, {noise}, np.random.default_rng({seed}))"
    return Case(name, (*sizes, noise, seed), play=damage, typed=typed, weight=weight)


def drawn_damage(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=3)]
    noises = [round(float(noise), 2) for noise in rng.uniform(0.06, 0.12, 3)]
    sizes = [(50, 120), (90, 60), (75, 75)]
    return [damage_case(f"noise {n}", n, s, z) for n, s, z in zip(noises, seeds, sizes, strict=True)]
