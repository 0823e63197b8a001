"""5.4 Initial weights and biases of a whole network."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Seed, Symptom
from dlcourse.checking.diagnosis.evidence import Evidence


def init(sizes, scheme, rng):
    variances = {
        "he": lambda fan_in, fan_out: 2 / fan_in,
        "xavier": lambda fan_in, fan_out: 2 / (fan_in + fan_out),
        "zeros": lambda fan_in, fan_out: 0,
    }
    weights = [rng.normal(0, np.sqrt(variances[scheme](m, n)), (m, n)) for m, n in pairwise(sizes)]
    return weights, [np.zeros(n) for n in sizes[1:]]


def uniform_with_the_same_variance(sizes, scheme, rng):
    weights, biases = [], []
    for i, fan_out in enumerate(sizes[1:]):
        shape = sizes[i], fan_out
        if scheme == "zeros":
            w = np.zeros(shape)
        else:
            limit = (6 / (sizes[i] if scheme == "he" else sum(shape))) ** 0.5
            w = limit * (2 * rng.random(shape) - 1)
        weights.append(w)
        biases.append(np.zeros(fan_out))
    return weights, biases


# ---- what the results look like

_PROBE = [300, 100, 400]


def _variance(scheme, fan_in, fan_out):
    return {"he": 2 / fan_in, "xavier": 2 / (fan_in + fan_out), "zeros": 0.0}[scheme]


def _has_shapes(result, sizes):
    if not isinstance(result, tuple | list) or len(result) != 2:
        return False
    weights, biases = result
    if not isinstance(weights, list | tuple) or not isinstance(biases, list | tuple):
        return False
    shapes = [getattr(w, "shape", None) for w in weights]
    return shapes == list(pairwise(sizes)) and [getattr(b, "shape", None) for b in biases] == [
        (n,) for n in sizes[1:]
    ]


def _is_right(result, sizes, scheme):
    if not _has_shapes(result, sizes) or any(b.any() for b in result[1]):
        return False
    spreads = [np.sqrt(_variance(scheme, *shape)) for shape in pairwise(sizes)]
    pairs = zip(result[0], spreads, strict=True)
    return all(abs(w.std() - s) <= 0.03 * s and abs(w.mean()) <= 0.03 * s for w, s in pairs)


def _right_variance(result, sizes, scheme, rng):
    return _is_right(result, sizes, scheme)


def three_draws(answer, sizes, scheme, seed):
    """Twice with the same seed, then with another one."""
    return [answer(sizes, scheme, np.random.default_rng(s)) for s in (seed, seed, seed + 1)]


def _draws_from_rng(results, sizes, scheme, seed):
    if not all(_is_right(result, sizes, scheme) for result in results):
        return False
    first, again, other = (result[0] for result in results)
    same = all(map(np.array_equal, first, again))
    fresh = not any(map(np.array_equal, first, other))
    layers_differ = not any(np.array_equal(v, w) for v, w in pairwise(first))
    return same and fresh and layers_differ


# ---- mistakes, known by what comes out for a probe


def _normal_with(spread, bias=lambda n, rng: np.zeros(n)):
    """An ``init`` whose standard deviation is ``spread(scheme, fan_in, fan_out)``."""

    def init_so(sizes, scheme, rng):
        weights = [spread(scheme, *shape) * rng.standard_normal(shape) for shape in pairwise(sizes)]
        return weights, [bias(n, rng) for n in sizes[1:]]

    return init_so


def _uniform_with(spread, bias=lambda n, rng: np.zeros(n)):
    """The same mistake by an author who draws from a uniform distribution."""

    def init_so(sizes, scheme, rng):
        weights, biases = [], []
        for m, n in pairwise(sizes):
            limit = 3**0.5 * spread(scheme, m, n)
            weights.append(rng.uniform(-limit, limit + 1e-300, (m, n)))
            biases.append(bias(n, rng))
        return weights, biases

    return init_so


def _right_spread(scheme, fan_in, fan_out):
    return np.sqrt(_variance(scheme, fan_in, fan_out))


def _limit_as_spread(scheme, fan_in, fan_out):
    return np.sqrt(3 * _variance(scheme, fan_in, fan_out))


def _he_by_fan_out(scheme, fan_in, fan_out):
    return np.sqrt(2 / fan_out) if scheme == "he" else _right_spread(scheme, fan_in, fan_out)


def _not_scaled(scheme, fan_in, fan_out):
    return float(scheme != "zeros")


def _zero(scheme, fan_in, fan_out):
    return 0.0


def _probed(evidence: Evidence, scheme: str, seed: int = 1, sizes: Sequence[int] = _PROBE) -> Any:
    """What the student's function returns for the probe; None if it has other shapes."""
    value = evidence.ask(sizes, scheme, Seed(seed)).value
    return value if _has_shapes(value, sizes) else None


def _spreads_like(formula):
    def shows(evidence: Evidence) -> bool:
        return all(_follows(_probed(evidence, scheme), scheme, formula) for scheme in ("he", "xavier"))

    return shows


def _follows(result, scheme, formula):
    if result is None:
        return False
    expected = [formula(scheme, *shape) for shape in pairwise(_PROBE)]
    return all(abs(np.std(w) - e) <= 0.03 * e for w, e in zip(result[0], expected, strict=True))


def _known_by(id, formula):
    return Symptom(id, _spreads_like(formula), _normal_with(formula), _uniform_with(formula))


def _biases_drawn(evidence: Evidence) -> bool:
    result = _probed(evidence, "he")
    return _follows(result, "he", _right_spread) and all(np.ptp(b) > 0 for b in result[1])


def _ignores_rng(evidence: Evidence) -> bool:
    first, other = (_probed(evidence, "he", seed) for seed in (1, 2))
    return first is not None and other is not None and all(map(np.array_equal, first[0], other[0]))


def _layers_equal(evidence: Evidence) -> bool:
    result = _probed(evidence, "he", sizes=[40, 40, 40])
    return result is not None and np.array_equal(*result[0])


def _out_in(evidence: Evidence) -> bool:
    value = evidence.ask(_PROBE, "he", Seed(1)).value
    if not isinstance(value, tuple | list) or len(value) != 2 or not isinstance(value[0], tuple | list):
        return False
    return [getattr(w, "shape", None) for w in value[0]] == [(n, m) for m, n in pairwise(_PROBE)]


def _draw_biases(n, rng):
    return rng.normal(0, 0.1, n)


def _draw_biases_uniformly(n, rng):
    return rng.random(n)


def _own_rng(draw):
    """The generator that is handed in stays unused."""
    return lambda sizes, scheme, rng: draw(sizes, scheme, np.random.default_rng(0))


def _same_rng_for_all(draw):
    """Every layer starts from the same generator state."""

    def init_so(sizes, scheme, rng):
        seed = int(rng.integers(1 << 30))
        layers = [draw([m, n], scheme, np.random.default_rng(seed)) for m, n in pairwise(sizes)]
        return [weights[0] for weights, _ in layers], [biases[0] for _, biases in layers]

    return init_so


def _same_for_all_layers(sizes, scheme, rng):
    numbers = rng.standard_normal(max(m * n for m, n in pairwise(sizes)))
    shapes = list(pairwise(sizes))
    weights = [numbers[: m * n].reshape(m, n) * _right_spread(scheme, m, n) for m, n in shapes]
    return weights, [np.zeros(n) for _, n in shapes]


def _transposed(draw):
    def init_so(sizes, scheme, rng):
        weights, biases = draw(sizes, scheme, rng)
        return [w.T for w in weights], biases

    return init_so


def _case(name: str, sizes: list[int], scheme: str, seed: int) -> Case:
    return Case(name, (sizes, scheme, Seed(seed)), prop=_right_variance)


def _drawn(rng: np.random.Generator) -> list[Case]:
    def size() -> int:
        return int(rng.integers(220, 320))

    def case(scheme: str, sizes: list[int]) -> Case:
        return _case(f"{scheme}, {sizes}", sizes, scheme, int(rng.integers(1 << 30)))

    equal = size()
    seed = int(rng.integers(1 << 30))
    return [
        case("xavier", [size(), size(), size()]),
        case("he", [size(), size(), size()]),
        case("zeros", [3, 5, 4]),
        case("he", [1000, 100]),
        Case("same seed", ([equal, equal, equal], "he", seed), prop=_draws_from_rng, play=three_draws),
    ]


exercise = Exercise(
    number="5.4",
    points=8,
    answers=[
        Function(
            "init",
            reference=init,
            alternatives=[uniform_with_the_same_variance],
            mistakes=[
                _known_by("root_forgotten", _variance),
                _known_by("limit_as_spread", _limit_as_spread),
                _known_by("he_by_fan_out", _he_by_fan_out),
                _known_by("not_scaled", _not_scaled),
                _known_by("all_zero", _zero),
                Symptom(
                    "bias_drawn",
                    _biases_drawn,
                    _normal_with(_right_spread, _draw_biases),
                    _uniform_with(_right_spread, _draw_biases_uniformly),
                ),
                Symptom(
                    "rng_ignored", _ignores_rng, _own_rng(init), _own_rng(uniform_with_the_same_variance)
                ),
                Symptom("same_for_all_layers", _layers_equal, _same_rng_for_all(init), _same_for_all_layers),
                Symptom(
                    "out_in_shape", _out_in, _transposed(init), _transposed(uniform_with_the_same_variance)
                ),
            ],
            visible=[
                _case("xavier", [400, 300], "xavier", 0),
                _case("he", [250, 320, 200], "he", 1),
                _case("zeros", [2, 3, 1], "zeros", 2),
            ],
            cases=_drawn,
        )
    ],
)
