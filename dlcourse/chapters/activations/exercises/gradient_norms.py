"""4.4 How large the gradient is in each layer, and the initialisation that keeps it alive."""

import itertools

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Seed, Symptom, Wrong
from dlcourse.checking.diagnosis.evidence import Evidence
from dlcourse.numpy import activations as ref

# ---- init_weights


def init_weights(sizes, scheme, rng):
    def spread(fan_in, fan_out):
        return np.sqrt(2 / (fan_in + fan_out)) if scheme == "xavier" else np.sqrt(2 / fan_in)

    shapes = itertools.pairwise(sizes)
    return [rng.normal(0, spread(*shape), shape) for shape in shapes]


def uniform_with_the_same_variance(sizes, scheme, rng):
    weights = []
    for fan_in, fan_out in itertools.pairwise(sizes):
        variance = 2 / (fan_in + fan_out) if scheme == "xavier" else 2 / fan_in
        limit = np.sqrt(3 * variance)
        weights.append(rng.uniform(-limit, limit, (fan_in, fan_out)))
    return weights


def _drawn_with(spread):
    """An ``init_weights`` whose standard deviation is ``spread(scheme, fan_in, fan_out)``."""

    def init(sizes, scheme, rng):
        shapes = itertools.pairwise(sizes)
        return [spread(scheme, *shape) * rng.standard_normal(shape) for shape in shapes]

    return init


def _uniform_with(spread):
    """The same mistake by an author who draws from a uniform distribution."""

    def init(sizes, scheme, rng):
        weights = []
        for i in range(len(sizes) - 1):
            limit = np.sqrt(3) * spread(scheme, sizes[i], sizes[i + 1])
            weights.append(limit * (2 * rng.random((sizes[i], sizes[i + 1])) - 1))
        return weights

    return init


def _variance(scheme, fan_in, fan_out):
    return 2 / (fan_in + fan_out) if scheme == "xavier" else 2 / fan_in


def _limit_as_spread(scheme, fan_in, fan_out):
    return np.sqrt(3 * _variance(scheme, fan_in, fan_out))


def _he_by_fan_out(scheme, fan_in, fan_out):
    return np.sqrt(_variance(scheme, fan_in, fan_out) if scheme == "xavier" else 2 / fan_out)


def _xavier_by_fan_in(scheme, fan_in, fan_out):
    return np.sqrt(1 / fan_in if scheme == "xavier" else 2 / fan_in)


def _unit_spread(scheme, fan_in, fan_out):
    return 1.0


_PROBE = [300, 200, 500]


def _spreads_like(formula):
    """A symptom: the standard deviation of every layer follows this formula, for both schemes."""

    def shows(evidence: Evidence) -> bool:
        return all(_follows(evidence, scheme, formula) for scheme in ("xavier", "he"))

    return shows


def _follows(evidence: Evidence, scheme: str, formula) -> bool:
    outcome = evidence.ask(_PROBE, scheme, Seed(1))
    shapes = list(itertools.pairwise(_PROBE))
    if not _has_shapes(outcome.value, shapes):
        return False
    expected = [formula(scheme, *shape) for shape in shapes]
    return all(abs(np.std(w) / e - 1) < 0.05 for w, e in zip(outcome.value, expected, strict=True))


def _has_shapes(weights, shapes) -> bool:
    return isinstance(weights, list | tuple) and [getattr(w, "shape", None) for w in weights] == shapes


def _known_by(id, formula):
    return Symptom(id, _spreads_like(formula), _drawn_with(formula), _uniform_with(formula))


def _transposed(evidence: Evidence) -> bool:
    outcome = evidence.ask(_PROBE, "he", Seed(1))
    return _has_shapes(outcome.value, list(zip(_PROBE[1:], _PROBE[:-1], strict=True)))


def _init_transposed(sizes, scheme, rng):
    return [w.T for w in init_weights(sizes, scheme, rng)]


def _init_out_in(sizes, scheme, rng):
    pairs = itertools.pairwise(sizes)
    return [rng.standard_normal((n, m)) * _variance(scheme, m, n) ** 0.5 for m, n in pairs]


def _has_spread(weights, sizes, scheme, rng) -> bool:
    shapes = list(itertools.pairwise(sizes))
    if not _has_shapes(weights, shapes):
        return False
    ratios = [np.std(w) / np.sqrt(_variance(scheme, *s)) for w, s in zip(weights, shapes, strict=True)]
    centred = all(abs(np.mean(w)) < 0.05 * np.std(w) for w in weights)
    return centred and all(abs(ratio - 1) < 0.03 for ratio in ratios)


def _spread_case(name: str, sizes: list[int], scheme: str, seed: int) -> Case:
    return Case(name, (sizes, scheme, Seed(seed)), prop=_has_spread)


def _drawn_spreads(rng: np.random.Generator) -> list[Case]:
    def case(scheme: str) -> Case:
        sizes = [int(n) for n in rng.integers(200, 400, 3)]
        return _spread_case(f"{scheme}, {sizes}", sizes, scheme, int(rng.integers(1 << 30)))

    return [case("xavier"), case("he"), case("he")]


# ---- gradient_norms


def gradient_norms(x, weights, f, df, dout):
    zs, h = [], x
    for w in weights:
        zs.append(h @ w)
        h = f(zs[-1])
    norms, dh = [], dout
    for w, z in zip(reversed(weights), reversed(zs), strict=True):
        dz = dh * df(z)
        norms.append(np.abs(dz).mean())
        dh = dz @ w.T
    return np.array(norms[::-1])


def by_recursion(x, weights, f, df, dout):
    def descend(h, layer):
        if layer == len(weights):
            return dout, []
        z = h @ weights[layer]
        dh, norms = descend(f(z), layer + 1)
        dz = df(z) * dh
        return np.einsum("nj,ij->ni", dz, weights[layer]), [np.mean(np.abs(dz)), *norms]

    return np.asarray(descend(x, 0)[1])


def _backward(step, reverse=True):
    """The same experiment with one step of the backward pass written differently."""

    def norms_of(x, weights, f, df, dout):
        zs = [x @ weights[0]]
        for w in weights[1:]:
            zs.append(f(zs[-1]) @ w)
        norms, dh = [], dout
        for w, z in list(zip(weights, zs, strict=True))[::-1]:
            norm, dh = step(dh, w, z, f, df)
            norms.append(norm)
        return np.array(norms[::-1] if reverse else norms)

    return norms_of


def _right_step(dh, w, z, f, df):
    dz = dh * df(z)
    return np.abs(dz).mean(), dz @ w.T


def _no_derivative(dh, w, z, f, df):
    return np.abs(dh).mean(), dh @ w.T


def _derivative_at_output(dh, w, z, f, df):
    dz = df(f(z)) * dh
    return np.abs(dz).mean(), dz @ w.T


def _not_transposed(dh, w, z, f, df):
    dz = dh * df(z)
    return np.abs(dz).mean(), dz @ w


def _signed(dh, w, z, f, df):
    dz = dh * df(z)
    return dz.mean(), dz @ w.T


def _summed(dh, w, z, f, df):
    dz = dh * df(z)
    return np.abs(dz).sum(), dz @ w.T


def _of_outputs(dh, w, z, f, df):
    return np.abs(dh).mean(), (dh * df(z)) @ w.T


def _altered(change):
    """The recursive author's version with ``change(parts)`` applied to one step's parts."""

    def norms_of(x, weights, f, df, dout):
        def descend(h, layer):
            if layer == len(weights):
                return dout, []
            z = np.dot(h, weights[layer])
            dh, norms = descend(f(z), layer + 1)
            norm, passed = change(dh, weights[layer], z, f, df)
            return passed, [norm, *norms]

        return np.array(descend(x, 0)[1])

    return norms_of


def _in_reverse(x, weights, f, df, dout):
    return by_recursion(x, weights, f, df, dout)[::-1]


def _sigmoid(z):
    return ref.sigmoid(z)[0]


def _d_sigmoid(z):
    return _sigmoid(z) * (1 - _sigmoid(z))


def _relu(z):
    return np.maximum(z, 0)


def _d_relu(z):
    return (z > 0).astype(z.dtype)


def _network(rng: np.random.Generator, sizes: list[int], f, df, samples: int):
    weights = [rng.normal(0, np.sqrt(2 / m), (m, n)) for m, n in itertools.pairwise(sizes)]
    return rng.normal(size=(samples, sizes[0])), weights, f, df, rng.normal(size=(samples, sizes[-1]))


def _visible_networks() -> list[Case]:
    rng = np.random.default_rng(4)
    return [
        Case("one layer", _network(rng, [2, 2], _sigmoid, _d_sigmoid, 1)),
        Case("three square layers", _network(rng, [3, 3, 3, 3], _sigmoid, _d_sigmoid, 2)),
    ]


def _drawn_networks(rng: np.random.Generator) -> list[Case]:
    return [
        Case("layers of different sizes", _network(rng, [4, 6, 3, 5], _sigmoid, _d_sigmoid, 3)),
        Case("relu", _network(rng, [5, 8, 8, 2], _relu, _d_relu, 7)),
        Case("20 square layers", _network(rng, [6] * 21, _sigmoid, _d_sigmoid, 4)),
        Case("tanh", _network(rng, [3, 4, 4], np.tanh, lambda z: 1 / np.cosh(z) ** 2, 5)),
    ]


exercise = Exercise(
    number="4.4",
    points=10,
    answers=[
        Function(
            "init_weights",
            reference=init_weights,
            alternatives=[uniform_with_the_same_variance],
            mistakes=[
                _known_by("root_forgotten", _variance),
                _known_by("limit_as_spread", _limit_as_spread),
                _known_by("he_by_fan_out", _he_by_fan_out),
                _known_by("xavier_by_fan_in", _xavier_by_fan_in),
                _known_by("not_scaled", _unit_spread),
                Symptom("out_in_shape", _transposed, _init_transposed, _init_out_in),
            ],
            visible=[
                _spread_case("xavier", [400, 300], "xavier", 0),
                _spread_case("he", [250, 500, 200], "he", 1),
            ],
            cases=_drawn_spreads,
            weight=4,
        ),
        Function(
            "gradient_norms",
            reference=gradient_norms,
            alternatives=[by_recursion],
            mistakes=[
                Wrong("last_layer_first", _backward(_right_step, reverse=False), _in_reverse),
                Wrong("derivative_forgotten", _backward(_no_derivative), _altered(_no_derivative)),
                Wrong(
                    "derivative_at_output", _backward(_derivative_at_output), _altered(_derivative_at_output)
                ),
                Wrong("not_transposed", _backward(_not_transposed), _altered(_not_transposed)),
                Wrong("signs_cancel", _backward(_signed), _altered(_signed)),
                Wrong("summed", _backward(_summed), _altered(_summed)),
                Wrong("of_the_outputs", _backward(_of_outputs), _altered(_of_outputs)),
            ],
            visible=_visible_networks(),
            cases=_drawn_networks,
            weight=6,
        ),
    ],
)
