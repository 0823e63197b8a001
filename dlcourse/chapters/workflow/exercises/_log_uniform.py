"""Numbers whose logarithm is uniform, and what is true of many of them."""

import numpy as np

from dlcourse.checking import Case, edits, retyped
from dlcourse.checking.properties import real_numbers


def log_uniform(low, high, n, rng):
    return low * (high / low) ** rng.random(n)


def by_exp(low, high, n, rng):
    a, b = np.log(low), np.log(high)
    u = rng.uniform(a, b, size=n)
    drawn = np.exp(u)
    return drawn


def by_tens(low, high, n, rng):
    a, b = np.log10(low), np.log10(high)
    u = a + (b - a) * rng.random(n)
    drawn = 10**u
    return drawn


def one_by_one(low, high, n, rng):
    return np.array([np.exp(rng.uniform(np.log(low), np.log(high))) for _ in range(n)])


_LOG = (by_exp, by_tens)
log_mistakes = [
    *retyped(
        _LOG,
        "    drawn = ",
        drawn_evenly=["rng.uniform(low, high, size=n)", "low + (high - low) * rng.random(n)"],
        logarithms_returned=[
            "rng.uniform(np.log(low), np.log(high), n)",
            "rng.uniform(np.log10(low), np.log10(high), n)",
        ],
        squared="low + (high - low) * rng.random(n) ** 2",
        cut_off="np.exp(rng.normal(np.log(low * high) / 2, np.log(high / low) / 4, n)).clip(low, high)",
        grid_instead=["np.geomspace(low, high, n)", "np.logspace(np.log10(low), np.log10(high), n)"],
        grid_mixed="rng.permutation(np.geomspace(low, high, n))",
        rng_ignored="np.exp(np.random.default_rng(0).uniform(np.log(low), np.log(high), n))",
        one_number="np.exp(rng.uniform(np.log(low), np.log(high)))",
    ),
    *edits(
        _LOG,
        bases_mixed=[("np.exp(u)", "10**u"), ("np.log10(low), np.log10(high)", "np.log(low), np.log(high)")],
        other_bases_mixed=[
            ("np.log(low), np.log(high)", "np.log10(low), np.log10(high)"),
            ("10**u", "np.exp(u)"),
        ],
    ),
]


def log_facts(answer, low, high, n, seed):
    """What is true of many drawn numbers: where they lie, in five steps of equal ratio."""
    found = [answer(low, high, n, np.random.default_rng(s)) for s in (seed, seed, seed + 1)]
    first, again, other = map(real_numbers, found)
    said = {"ends": (low, high), "numbers": n, "shape": first.shape}
    if first.shape != (n,):
        return said
    said |= {
        "between the ends": bool(first.min() >= low * (1 - 1e-9) and first.max() <= high * (1 + 1e-9)),
        "the same seed": "the same numbers" if np.array_equal(first, again) else "others",
        "another seed": "the same numbers" if np.array_equal(first, other) else "others",
    }
    if n < 1000:
        return said
    shares = np.histogram(first, low * (high / low) ** np.linspace(0, 1, 6))[0] / n
    steps = np.diff(np.sort(np.log(np.maximum(first, 1e-300))))
    order = np.abs(np.corrcoef(first[:-1], first[1:])[0, 1]) if np.ptp(first) else 1.0
    return {
        **said,
        "share in each fifth of the logarithms": np.round(shares * 10) / 10,
        "as evenly as a grid": bool(steps.std() < 0.1 * steps.mean()),
        "in order": bool(order > 0.5),
    }


def draws_case(name, low, high, n, seed, weight=1.0):
    typed = f"log_uniform({low:g}, {high:g}, {n}, rng)"
    return Case(name, (low, high, n, seed), play=log_facts, typed=typed, weight=weight)


def drawn_logs(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=4)]
    return [
        draws_case("five powers of ten", 1e-5, 1.0, 20_000, seeds[0], 2),
        draws_case("from 1 to 20,000", 1.0, 20_000.0, 20_000, seeds[1], 2),
        draws_case("from 0.01 to 1,000", 0.01, 1000.0, 20_000, seeds[2], 2),
        draws_case("one number", 0.1, 10.0, 1, seeds[3], 0.3),
    ]
