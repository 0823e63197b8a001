"""5.4 Initial weights and biases of a whole network."""

from itertools import pairwise

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Seed, edits, resembling, seen, several
from dlcourse.checking.properties import in_no_order


def init(sizes, scheme, rng):
    variances = {
        "he": lambda fan_in, fan_out: 2 / fan_in,
        "xavier": lambda fan_in, fan_out: 2 / (fan_in + fan_out),
        "zeros": lambda fan_in, fan_out: 0,
    }
    weights = [rng.normal(0, np.sqrt(variances[scheme](m, n)), (m, n)) for m, n in pairwise(sizes)]
    return weights, [np.zeros(n) for n in sizes[1:]]


def pair_by_pair(sizes, scheme, rng):
    weights, biases = [], []
    for m, n in pairwise(sizes):
        variance = {"he": 2 / m, "xavier": 2 / (m + n), "zeros": 0.0}
        std = np.sqrt(variance[scheme])
        w = rng.normal(0, std, (m, n))
        b = np.zeros(n)
        weights.append(w)
        biases.append(b)
    return weights, biases


def by_index(sizes, scheme, rng):
    weights, biases = [], []
    for k in range(len(sizes) - 1):
        m, n = sizes[k], sizes[k + 1]
        variance = {"he": 2 / m, "xavier": 2 / (m + n), "zeros": 0.0}
        std = variance[scheme] ** 0.5
        w = rng.standard_normal(m * n).reshape(m, n) * std
        b = 0.0 * np.arange(n)
        weights.append(w)
        biases.append(b)
    return weights, biases


# ---- what the results look like


def _variance(scheme, fan_in, fan_out):
    return {"he": 2 / fan_in, "xavier": 2 / (fan_in + fan_out), "zeros": 0.0}[scheme]


def _has_shapes(result, sizes):
    if not isinstance(result, tuple | list) or len(result) != 2:
        return False
    if not all(isinstance(arrays, tuple | list) for arrays in result):
        return False
    asked = [list(pairwise(sizes)), [(n,) for n in sizes[1:]]]
    return [list(map(np.shape, arrays)) for arrays in result] == asked


def _is_normal(w):
    """Mean 0, the fourth moment of a normal distribution (3 where a uniform one has 1.8), and no order."""
    fourth = np.mean(w**4) / w.std() ** 4
    return abs(w.mean()) <= 0.03 * w.std() and abs(fourth - 3) < 0.4 and in_no_order(w)


def _is_drawn(w, spread):
    return not w.any() if spread == 0 else abs(w.std() - spread) <= 0.03 * spread and _is_normal(w)


def _weights_right(result, sizes, scheme):
    if not _has_shapes(result, sizes):
        return False
    spreads = [np.sqrt(_variance(scheme, *shape)) for shape in pairwise(sizes)]
    return all(_is_drawn(np.asarray(w), spread) for w, spread in zip(result[0], spreads, strict=True))


def _is_right(result, sizes, scheme, rng=None):
    return _weights_right(result, sizes, scheme) and not any(map(np.any, result[1]))


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

_PROBE, _SCHEMES = [300, 100, 400, 200], ("he", "xavier", "zeros")


def _probed(evidence, scheme, seed=1, sizes=_PROBE):
    return evidence.ask(sizes, scheme, Seed(seed)).value


def _is_like(example, evidence):
    """Lists of the same form, and arrays of the same shape, mean, spread and kind of distribution."""
    return all(
        _same(_probed(evidence, scheme), example(_PROBE, scheme, np.random.default_rng(2)))
        for scheme in _SCHEMES
    )


def _same(got, wrong):
    if isinstance(wrong, list | tuple):
        return len(got) == len(wrong) and all(map(_same, got, wrong))
    if np.shape(got) != np.shape(wrong):
        return False
    spread, off = np.std(wrong), 5 / np.sqrt(np.size(wrong))
    moments = [np.mean((np.asarray(each) / (np.std(each) or 1)) ** 4) for each in (got, wrong)]
    return (
        abs(np.std(got) - spread) <= off * spread
        and abs(np.mean(got) - np.mean(wrong)) <= off * spread
        and abs(moments[0] - moments[1]) <= 10 * off
    )


def _is_uniform(evidence):
    """No number is further from the mean than a uniform distribution allows, and many are nearly as far."""
    weights, _ = _probed(evidence, "he")
    return all(1.65 * w.std() < np.abs(w - w.mean()).max() < 1.8 * w.std() for w in weights)


def _spread_is_fixed(evidence):
    weights, _ = _probed(evidence, "he")
    spreads = [w.std() for w in weights]
    return len(weights) > 1 and max(spreads) < 1.03 * min(spreads) and all(map(_is_normal, weights))


def _all_zero(evidence):
    results = [_probed(evidence, scheme) for scheme in _SCHEMES]
    return all(_has_shapes(result, _PROBE) and not any(map(np.any, result[0])) for result in results)


def _equal_numbers(evidence):
    weights, _ = _probed(evidence, "he")
    return all(np.size(w) > 1 and np.ptp(w) == 0 and np.any(w) for w in weights)


def _other_biases(holds):
    """The weights are right, and every array of biases is other than asked."""

    def shows(evidence):
        result = _probed(evidence, "he")
        return _weights_right(result, _PROBE, "he") and all(map(holds, result[1]))

    return shows


def _fails_for_zeros(evidence):
    right = all(_is_right(_probed(evidence, scheme), _PROBE, scheme) for scheme in ("he", "xavier"))
    return right and not _is_right(_probed(evidence, "zeros"), _PROBE, "zeros")


def _ignores_rng(evidence):
    if any(call.got.used_global_random for call in evidence.calls):
        return False
    (first, _), (other, _) = (_probed(evidence, "he", seed) for seed in (1, 2))
    return all(np.ptp(w) > 0 for w in first) and all(map(np.array_equal, first, other))


def _layers_equal(evidence):
    (first, second), _ = _probed(evidence, "he", sizes=[40, 40, 40])
    return np.ptp(first) > 0 and np.array_equal(first, second)


_AUTHORS = (pair_by_pair, by_index)
_HE, _XAVIER, _ZEROS, _STD, _DRAW = (
    '"he": 2 / m',
    '"xavier": 2 / (m + n)',
    '"zeros": 0.0',
    "std = ",
    "w = rng",
)
_B, _BEGIN, _KEEP_W, _KEEP_B, _BACK = (
    "b = ",
    "weights, biases = [], []",
    "weights.append(w)",
    "biases.append(b)",
    "return weights, biases",
)
_SIZES = ("in pairwise(sizes):", "m, n = sizes[k], sizes[k + 1]")


def _new(seed):
    """Another generator than the one handed in."""
    return f"np.random.default_rng({seed})"


mistakes = [
    *seen(
        _is_uniform,
        several(
            _AUTHORS,
            uniform_not_normal=[
                (_DRAW, "w = (3**0.5 * std) * (2 * rng.random((m, n)) - 1)  # "),
                (_DRAW, "w = rng.uniform(-std, std + 1e-300, (m, n))  # "),
                (_DRAW, "w = std * rng.random((m, n))  # "),
            ],
        ),
    ),
    *seen(_ignores_rng, several(_AUTHORS, rng_ignored=[(_BEGIN, f"{_BEGIN}; rng = {_new(0)}")])),
    *seen(
        _layers_equal,
        several(
            _AUTHORS,
            same_for_all_layers=[
                (_BEGIN, f"{_BEGIN}; seed = rng.integers(99)", _STD, f"rng = {_new('seed')}; std = ")
            ],
        ),
    ),
    *seen(_equal_numbers, edits(_AUTHORS, one_number_per_layer=(_KEEP_W, "weights.append(w * 0 + w[0, 0])"))),
    *seen(_all_zero, edits(_AUTHORS, all_zero=(_STD, "std = 0.0  # "))),
    *seen(
        _fails_for_zeros, several(_AUTHORS, zeros_forgotten=[(_ZEROS, '"zeros": 2 / m'), (f", {_ZEROS}", "")])
    ),
    *seen(
        _other_biases(lambda b: np.ndim(b) == 1 and np.ptp(b) > 0),
        several(_AUTHORS, bias_drawn=[(_B, "b = rng.normal(0, 0.1, n)  # "), (_B, "b = rng.random(n)  # ")]),
    ),
    *seen(
        _other_biases(lambda b: np.ndim(b) == 1 and np.ptp(b) == 0 != b[0]),
        several(_AUTHORS, bias_not_zero=[(_B, "b = np.ones(n)  # "), (_B, "b = np.full(n, 0.01)  # ")]),
    ),
    *resembling(  # they draw as the answer draws, not the same numbers
        _is_like,
        [
            *edits(
                _AUTHORS,
                he_by_fan_out=(_HE, '"he": 2 / n'),
                schemes_swapped=(_HE, '"xavier": 2 / m', _XAVIER, '"he": 2 / (m + n)'),
                limit_as_spread=(_STD, "std = np.sqrt(3 * variance[scheme])  # "),
                two_outside_root=(_STD, "std = np.sqrt(2 * variance[scheme])  # "),
                out_in_shape=(_KEEP_W, "weights.append(w.T)"),
                only_square=(_B, "b = np.zeros(m)  # "),
                he_by_both=(_HE, '"he": 2 / (m + n)'),
                scalar_instead=(_B, "b = 0.0  # "),
                pairs_not_lists=(_KEEP_W, "pass", _KEEP_B, "weights.append((w, b))", _BACK, "return weights"),
                wrong_order=(_BACK, "return biases, weights"),
                only_positive=(_KEEP_W, "weights.append(np.abs(w))"),
            ),
            *several(
                _AUTHORS,
                root_forgotten=[
                    (_STD, "std = variance[scheme]  # "),
                    (_HE, '"he": 4 / m**2'),
                    (_XAVIER, '"xavier": 4 / (m + n) ** 2'),
                ],
                two_missing=[
                    (_STD, "std = np.sqrt(variance[scheme] / 2)  # "),
                    (_HE, '"he": 1 / m'),
                    (_XAVIER, '"xavier": 1 / (m + n)'),
                ],
                xavier_by_fan_in=[(_XAVIER, '"xavier": 1 / m'), (_XAVIER, '"xavier": 2 / m')],
                axis_left_over=[(_B, "b = np.zeros((1, n))  # "), (_B, "b = np.zeros((n, 1))  # ")],
                off_by_one=[
                    (_BACK, "return weights, [np.zeros(sizes[0]), *biases]"),
                    (_BACK, "return weights[:-1], biases[:-1]"),
                ],
            ),
        ],
    ),
    *seen(
        _spread_is_fixed,
        several(
            _AUTHORS,
            not_scaled=[(_STD, f"std = {fixed} * (scheme != 'zeros')  # ") for fixed in ("1.0", "0.01")],
        ),
    ),
]

# ---- cases


def _case(name, sizes, scheme, seed, weight=1.0):
    return Case(name, (sizes, scheme, Seed(seed)), prop=_is_right, weight=weight)


def drawn(rng):
    def size():
        return int(rng.integers(220, 320))

    def case(scheme, sizes, weight=1.0):
        return _case(f"{scheme}, {sizes}", sizes, scheme, int(rng.integers(1 << 30)), weight)

    def three(scheme):
        equal, seed = int(rng.integers(180, 220)), int(rng.integers(1 << 30))
        sizes = [equal, equal, equal, 2 * equal]
        return Case("same seed", (sizes, scheme, seed), prop=_draws_from_rng, play=three_draws, weight=2)

    return [
        case("xavier", [size(), 2 * size(), size()]),
        case("he", [size(), size(), size()]),
        case("zeros", [3, 5, 4], 0.5),
        case("he", [1000, 100]),
        three("he"),
        three("xavier"),
    ]


visible = [
    _case("xavier", [400, 300], "xavier", 0),
    _case("he", [250, 320, 200], "he", 1),
    _case("zeros", [2, 3, 1], "zeros", 2, 0.5),
]
answer = Function("init", init, [pair_by_pair, by_index], mistakes, visible, drawn)
exercise = Exercise(number="5.4", points=8, answers=[answer])
