"""4.4 How large the gradient is in each layer, and the initialisation that keeps it alive."""

import itertools
from functools import lru_cache

import numpy as np

from dlcourse.checking import Case, Exercise, Form, Function, Seed, Symptom, Wrong, edits
from dlcourse.checking.diagnosis.structure import returns_in_loop

PROBE = [150, 100, 250, 120]


def init_weights(sizes, scheme, rng):
    weights = []
    for fan_in, fan_out in itertools.pairwise(sizes):
        variance = 2 / (fan_in + fan_out) if scheme == "xavier" else 2 / fan_in
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
    return weights


def uniform_with_the_same_variance(sizes, scheme, rng):
    total = {"xavier": lambda fan_in, fan_out: fan_in + fan_out, "he": lambda fan_in, fan_out: fan_in}[scheme]
    shapes = list(itertools.pairwise(sizes))
    limits = [np.sqrt(3 * 2 / total(*shape)) for shape in shapes]
    return [rng.uniform(-limit, limit, shape) for limit, shape in zip(limits, shapes, strict=True)]


def gradient_norms(x, weights, f, df, dout):
    zs, h = [], x
    for w in weights:
        z = h @ w
        zs.append(z)
        h = f(z)
    norms, dh = [], dout
    for w, z in zip(weights[::-1], zs[::-1], strict=True):
        dz = dh * df(z)
        norms.append(np.abs(dz).mean())
        dh = dz @ w.T
    return np.array(norms[::-1])


def by_index(x, weights, f, df, dout):
    norms, zs, h, dh = np.zeros(len(weights)), [], x, dout
    for w in weights:
        zs.append(np.dot(h, w))
        h = f(zs[-1])
    for i in range(len(weights))[::-1]:
        dh = np.multiply(dh, df(zs[i]))
        norms[i] = np.mean(np.abs(dh))
        dh = np.dot(dh, weights[i].T)
    return norms


def by_recursion(x, weights, f, df, dout):
    def back(h, layers):
        if not layers:
            return dout, []
        w, *later = layers
        z = h @ w
        dh, norms = back(f(z), later)
        dz = dh * df(z)
        return dz @ w.T, [np.abs(dz).mean(), *norms]

    return np.array(back(x, weights)[1])


# ---- init_weights: known by the spread of a large draw


def variance(scheme, fan_in, fan_out):
    return 2 / (fan_in + fan_out) if scheme == "xavier" else 2 / fan_in


def spread(scheme, fan_in, fan_out):
    return np.sqrt(variance(scheme, fan_in, fan_out))


@lru_cache(maxsize=8)
def _draw(evidence, scheme, seed=1, turn=1):
    """What comes back for the probe; an empty list where no arrays do."""
    weights = evidence.ask(PROBE, scheme, Seed(seed)).value
    fits = isinstance(weights, list | tuple) and all(
        isinstance(w, np.ndarray) and w.ndim == 2 for w in weights
    )
    return weights if fits else []


def _shapes(weights):
    return [w.shape for w in weights]


def _near(weights, spreads):
    close = [abs(np.std(w) / s - 1) < 0.04 for w, s in zip(weights, spreads, strict=False)]
    return len(weights) == len(spreads) and all(close)


def known_by(id, formula):
    """A mistake in the standard deviation: of one scheme or of both, and nothing else is wrong with it."""

    def shows(evidence):
        found = []
        for scheme in ("xavier", "he"):
            weights, shapes = _draw(evidence, scheme), list(itertools.pairwise(PROBE))
            if _shapes(weights) != shapes or any(abs(w.mean()) > 0.1 * w.std() for w in weights):
                return False
            if _near(weights, [spread(scheme, *shape) for shape in shapes]):
                continue
            found.append(_near(weights, [formula(scheme, *shape) for shape in shapes]))
        return bool(found) and all(found)

    def example(sizes, scheme, rng):
        return [formula(scheme, *s) * rng.standard_normal(s) for s in itertools.pairwise(sizes)]

    def paraphrase(sizes, scheme, rng):
        limits = [np.sqrt(3) * formula(scheme, *s) for s in itertools.pairwise(sizes)]
        return [(2 * rng.random(s) - 1) * a for s, a in zip(itertools.pairwise(sizes), limits, strict=True)]

    return Symptom(id, shows, example, paraphrase)


def _other(scheme):
    return "he" if scheme == "xavier" else "xavier"


def _positive(evidence):
    """Uniform from 0 upwards, absolute values, or the standard deviation in the place of the mean."""
    weights = _draw(evidence, "he")
    if _shapes(weights) == list(itertools.pairwise(PROBE)) and _near(weights, [1, 1, 1]):
        return all(abs(w.mean() / spread("he", *w.shape) - 1) < 0.4 for w in weights)
    ratios = [w.std() / w.mean() for w in weights if 0 <= w.min() < 0.01 * w.max()]
    shares = (1 / np.sqrt(3), np.sqrt(np.pi / 2 - 1))
    return len(ratios) == 3 and any(np.allclose(ratios, share, 0.03) for share in shares)


def _turned(evidence):
    return _shapes(_draw(evidence, "he")) == [(100, 150), (250, 100), (120, 250)]


def _one_too_few_or_many(evidence):
    """The first or last layer is missing, or a further one is there, or the loop ran out of the list."""
    if returns_in_loop(evidence):
        return False  # has a name of its own
    if all(call.got.error == "IndexError" for call in evidence.calls):
        return True
    found, right = _shapes(_draw(evidence, "he")), list(itertools.pairwise(PROBE))
    return found in (right[1:], right[:-1]) or (len(found) == 4 and right in (found[1:], found[:-1]))


def _only_layer(id, which):
    def shows(evidence):
        right = list(itertools.pairwise(PROBE))
        return _shapes(_draw(evidence, "he")) == right[which] and not returns_in_loop(evidence)

    return Symptom(
        id,
        shows,
        lambda *args: init_weights(*args)[which],
        lambda *args: uniform_with_the_same_variance(*args)[which],
    )


def _first_sizes(evidence):
    return all(_near(_draw(evidence, s), [spread(s, 150, 100)] * 3) for s in ("he", "xavier"))


def _with_first_sizes(sizes, scheme, rng):
    return [rng.normal(0, spread(scheme, *sizes[:2]), shape) for shape in itertools.pairwise(sizes)]


def _without_rng(evidence):
    """Another generator, the same weights; or the same generator and other weights."""
    if any(call.got.used_global_random for call in evidence.calls):
        return False  # has a name of its own
    first, again, other = (_draw(evidence, "he", *which) for which in ((1, 1), (1, 2), (2, 1)))
    return bool(first) and (np.array_equal(first[0], other[0]) or not np.array_equal(first[0], again[0]))


def _positive_numbers(sizes, scheme, rng):
    return [rng.random(shape) * spread(scheme, *shape) for shape in itertools.pairwise(sizes)]


init_mistakes = [
    Symptom(
        "off_by_one",
        _one_too_few_or_many,
        lambda sizes, scheme, rng: [rng.random((n, sizes[i + 1])) for i, n in enumerate(sizes)],
        lambda sizes, scheme, rng: init_weights(sizes[:-1], scheme, rng),
    ),
    _only_layer("first_only", slice(1)),
    _only_layer("last_only", slice(-1, None)),
    Symptom(
        "out_in_shape",
        _turned,
        lambda sizes, scheme, rng: [w.T for w in init_weights(sizes, scheme, rng)],
        lambda sizes, scheme, rng: [rng.normal(0, m**-0.5, (n, m)) for m, n in itertools.pairwise(sizes)],
    ),
    Symptom(
        "mean_not_zero", _positive, _positive_numbers, lambda *args: [np.abs(w) for w in init_weights(*args)]
    ),
    Symptom(
        "rng_ignored",
        _without_rng,
        lambda sizes, scheme, rng: init_weights(sizes, scheme, np.random.default_rng(0)),
        lambda sizes, scheme, rng: uniform_with_the_same_variance(sizes, scheme, np.random.default_rng()),
    ),
    known_by("root_forgotten", variance),
    known_by("limit_as_spread", lambda *layer: np.sqrt(3) * spread(*layer)),
    known_by("spread_as_limit", lambda *layer: spread(*layer) / np.sqrt(3)),
    known_by("factor_two_missing", lambda *layer: spread(*layer) / np.sqrt(2)),
    known_by("he_by_fan_out", lambda scheme, i, o: np.sqrt(2 / (i + o) if scheme == "xavier" else 2 / o)),
    known_by("xavier_by_fan_in", lambda scheme, i, o: np.sqrt((1 if scheme == "xavier" else 2) / i)),
    known_by("xavier_not_recognised", lambda scheme, *sizes: spread("he", *sizes)),
    known_by("he_not_recognised", lambda scheme, *sizes: spread("xavier", *sizes)),
    known_by("schemes_swapped", lambda scheme, *sizes: spread(_other(scheme), *sizes)),
    known_by("parentheses_missing", lambda scheme, i, o: np.sqrt(2 / i + (o if scheme == "xavier" else 0))),
    known_by("not_scaled", lambda scheme, i, o: 1.0),
    Symptom(
        "first_sizes_for_all",
        _first_sizes,
        _with_first_sizes,
        lambda sizes, scheme, rng: [
            rng.normal(0, variance(scheme, *sizes[:2]) ** 0.5, (m, n)) for m, n in itertools.pairwise(sizes)
        ],
    ),
]


def _has_spread(weights, sizes, scheme, *_):
    shapes = list(itertools.pairwise(sizes))
    if not isinstance(weights, list | tuple) or [getattr(w, "shape", None) for w in weights] != shapes:
        return False
    centred = all(abs(np.mean(w)) < 0.05 * np.std(w) for w in weights)
    return centred and all(
        abs(np.std(w) / spread(scheme, *s) - 1) < 0.03 for w, s in zip(weights, shapes, strict=True)
    )


def _two_draws(init, sizes, scheme, rng, same, other):
    return [init(sizes, scheme, each) for each in (rng, same, other)]


def _follow_rng(draws, sizes, scheme, *_):
    """The right spread, the same numbers from the same generator, others from another and in every layer."""
    first, again, other = draws
    same = all(np.array_equal(*pair) for pair in zip(first, again, strict=True))
    numbers = [w.flat[:15_000] for w in (first[0], other[0], first[1])]
    apart = np.abs(np.corrcoef(numbers) - np.eye(3)).max() < 0.1
    return bool(_has_spread(first, sizes, scheme) and _has_spread(other, sizes, scheme) and same and apart)


def _spread_case(name, sizes, scheme, seed, weight=1.0):
    return Case(name, (sizes, scheme, Seed(seed)), prop=_has_spread, weight=weight)


def _rng_case(name, sizes, scheme, seed):
    generators = Seed(seed), Seed(seed), Seed(seed + 1)
    return Case(name, (sizes, scheme, *generators), prop=_follow_rng, play=_two_draws, weight=3)


visible_weights = [
    _spread_case("xavier", [250, 200], "xavier", 0),
    _spread_case("he", [200, 300, 150], "he", 1),
    _rng_case("from rng", [100, 200, 150], "he", 2),
]


def drawn_weights(rng):
    def sizes():
        return [int(n) for n in rng.integers((150, 180, 210), (170, 200, 250))]

    seeds = [int(seed) for seed in rng.integers(1 << 30, size=4)]
    return [
        _spread_case("drawn sizes, xavier", sizes(), "xavier", seeds[0], weight=2),
        _spread_case("drawn sizes, he", sizes(), "he", seeds[1]),
        _spread_case("drawn sizes, he", sizes()[::-1], "he", seeds[2]),
        _rng_case("another rng", sizes(), "xavier", seeds[3]),
    ]


# ---- gradient_norms

HANDS, NORM = (gradient_norms, by_recursion), "np.abs(dz).mean()"


norms_mistakes = [
    *edits(
        HANDS,
        derivative_forgotten=("dh * df(z)", "dh"),
        derivative_at_output=("df(z)", "df(f(z))"),
        derivative_not_passed_on=("dz @ w.T", "dh @ w.T"),
        last_derivative_missing=[
            ("dh * df(z)", "dh * df(z) if norms else dh"),
            ("dh * df(z)", "dh * df(z) if later else dh"),
        ],
        no_activation=[("h = f(z)", "h = z"), ("back(f(z), later)", "back(z, later)")],
        not_transposed=("dz @ w.T", "dz @ w"),
        weights_from_the_front=[("weights[::-1]", "weights"), ("@ w.T", "@ weights[len(later)].T")],
        matrix_product=("dh * df(z)", "dh @ df(z)"),
        of_the_outputs=(NORM, "np.abs(dh).mean()"),
        of_the_weights=[
            (
                "zs.append(z)",
                "zs.append((h, z))",
                "for w, z in",
                "for w, (h, z) in",
                "np.abs(dz)",
                "np.abs(h.T @ dz)",
            ),
            ("np.abs(dz)", "np.abs(h.T @ dz)"),
        ],
        signs_cancel=(NORM, "dz.mean()"),
        summed=(NORM, "np.abs(dz).sum()"),
        euclidean_norm=(NORM, "np.linalg.norm(dz)"),
        largest_instead=(NORM, "np.abs(dz).max()"),
        dout_everywhere=("dh * df(z)", "dout * df(z)"),
        averaged_again=[("[], dout", "[], dout / len(x)"), ("return dout", "return dout / len(x)")],
        last_layer_first=[("norms[::-1]", "norms"), (f"[{NORM}, *norms]", f"[*norms, {NORM}]")],
    ),
    *edits(HANDS, signs_cancel=(NORM, "abs(dz.mean())")),
    *edits(HANDS, summed=(NORM, "np.abs(dz).sum(axis=1).mean()")),
    *edits(
        (gradient_norms, by_index),
        walked_forwards=[("weights[::-1], zs[::-1]", "weights, zs", "norms[::-1]", "norms"), ("[::-1]", "")],
    ),
    *edits(HANDS, euclidean_norm=(NORM, "np.sqrt((dz**2).mean())")),
    Wrong(
        "off_by_one",
        lambda *args: np.append(0, gradient_norms(*args)[1:]),
        lambda *args: by_recursion(*args) * (np.arange(len(args[1])) > 0),
    ),
]


# What is handed in is asked for in no exercise: student code may keep it and use it elsewhere.


def softsign(z):
    return z / (1 + np.abs(z))


def d_softsign(z):
    return 1 / (1 + np.abs(z)) ** 2


def hard_tanh(z):
    return np.clip(z, -1, 1)


def d_hard_tanh(z):
    return (np.abs(z) < 1).astype(z.dtype)


def d_arctan(z):
    return 1 / (1 + z**2)


def _network(rng, sizes, f, df, samples):
    weights = [rng.normal(0, np.sqrt(2 / m), (m, n)) for m, n in itertools.pairwise(sizes)]
    return rng.normal(size=(samples, sizes[0])), weights, f, df, rng.normal(size=(samples, sizes[-1]))


visible_networks = [
    Case("one layer", _network(np.random.default_rng(4), [2, 2], softsign, d_softsign, 2), weight=0.5),
    Case("three square layers", _network(np.random.default_rng(5), [3, 3, 3, 3], softsign, d_softsign, 2)),
]


def drawn_networks(rng):
    return [
        Case("layers of different sizes", _network(rng, [4, 6, 3, 5], softsign, d_softsign, 3)),
        Case("kinks", _network(rng, [5, 8, 8, 2], hard_tanh, d_hard_tanh, 7), weight=2),
        Case("20 square layers", _network(rng, [6] * 21, softsign, d_softsign, 4)),
        Case("arctan", _network(rng, [3, 4, 4], np.arctan, d_arctan, 5), weight=2),
    ]


answers = [
    Function(
        "init_weights",
        init_weights,
        [uniform_with_the_same_variance],
        init_mistakes,
        visible_weights,
        drawn_weights,
        weight=4,
    ),
    Function(
        "gradient_norms",
        gradient_norms,
        [by_recursion, by_index],
        norms_mistakes,
        visible_networks,
        drawn_networks,
        weight=6,
        form=Form(dtype=False, array=True),
    ),
]
exercise = Exercise(number="4.4", points=10, answers=answers)
