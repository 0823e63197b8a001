"""5.3 A dense layer, and the forward pass of a multilayer perceptron that keeps what it will need."""

import itertools

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, seen, several
from dlcourse.checking.diagnosis.techniques import stops_with

# ---- Dense


class Dense:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def forward(self, x):
        self.x = x
        return x @ self.w + self.b


class InOneProduct:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x
        out = x @ self.w + self.b
        return out


class InSums:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def forward(self, x):
        out = np.einsum("nd,dh->nh", x, self.w) + self.b
        self.x = x
        return out


class ByColumns:
    """One output unit after the other."""

    def __init__(self, w, b):
        self.units = list(zip(w.T, b, strict=True))

    def forward(self, x):
        self.x = x.copy()
        return np.stack([(x * weights).sum(axis=1) + bias for weights, bias in self.units], axis=1)


_LAYERS, _OUT, _KEEP, _FORWARD = (InOneProduct, InSums), "out = ", "self.x = x", "def forward(self, x)"
_SELF_MISSING = (r"NameError: name '[wbx]' is not", r"forward\(\) takes 1 positional argument but 2")
dense_mistakes = [
    *seen(
        stops_with(*_SELF_MISSING),
        several(
            _LAYERS,
            self_forgotten=[
                (_OUT, "out = x @ w + b  # "),
                (_FORWARD, "def forward(x)"),
                (_OUT, "out = x @ self.w + b  # "),
            ],
        ),
    ),
    *seen(stops_with(r"has no attribute 'x'"), edits(_LAYERS, assignment_reversed=(_KEEP, "x = self.x"))),
    *seen(
        stops_with(r"AttributeError: .*object has no attribute"),
        several(
            _LAYERS,
            no_such_attribute=[(_OUT, f"out = x @ self.{name} + self.b  # ") for name in ("W", "weights")],
        ),
    ),
    *edits(
        _LAYERS,
        input_not_kept=(_KEEP, "self.input = x"),
        output_kept=(_KEEP, "pass", "return out", "self.x = out; return out"),
        weights_transposed=(_OUT, "out = x @ self.w.T + self.b  # "),
        factors_swapped=(_OUT, "out = self.w @ x + self.b  # "),
        elementwise_product=(_OUT, "out = x * self.w + self.b  # "),
        bias_forgotten=(_OUT, "out = x @ self.w  # "),
        bias_per_sample=(_OUT, "out = x @ self.w + self.b[:, None]  # "),
        bias_on_weights=(_OUT, "out = x @ (self.w + self.b)  # "),
        relu_inside=("return out", "return np.maximum(out, 0)"),
        input_returned=("return out", "return out, x"),
        returns_nothing=("return out", "self.out = out"),
    ),
    *several(
        _LAYERS,
        first_batch_kept=[
            (_KEEP, "self.x = vars(self).setdefault('x', x)"),
            (
                _KEEP,
                "self.x = vars(self).setdefault('x', x)",
                "return out",
                "return self.x @ self.w + self.b",
            ),
        ],
    ),
]


def forward_once(answer, w, b, x):
    """The output, and what the layer remembers."""
    dense = answer(w, b)
    out = dense.forward(x)
    return out, getattr(dense, "x", None)


def forward_twice(answer, w, b, x, later):
    """The layer remembers the latest input."""
    dense = answer(w, b)
    first = dense.forward(x)
    return first, dense.forward(later), getattr(dense, "x", None)


def _dense_case(rng, n, d, h, dtype=np.float64):
    w, b, x = (rng.normal(size=shape).astype(dtype) for shape in ((d, h), (h,), (n, d)))
    return Case(f"{n} samples, {d} inputs, {h} units", (w, b, x), play=forward_once)


def dense_drawn(rng):
    sizes = [(5, 3, 4), (1, 4, 2), (2, 6, 1), (4, 4, 4), (3, 2, 3)]
    w, b = rng.normal(size=(3, 2)), rng.normal(size=2)
    twice = (w, b, rng.normal(size=(4, 3)), rng.normal(size=(2, 3)))
    return [
        *(_dense_case(rng, *size) for size in sizes),
        _dense_case(rng, 6, 2, 3, np.float32),
        Case("two batches", twice, play=forward_twice),
    ]


# ---- mlp_forward


def mlp_forward(x, weights, biases):
    cache = [x]
    for w, b in zip(weights[:-1], biases[:-1], strict=True):
        cache.append(np.maximum(cache[-1] @ w + b, 0))
    return cache[-1] @ weights[-1] + biases[-1], cache


def layer_by_layer(x, weights, biases):
    h, cache, last = x, [], len(weights) - 1
    for i, (w, b) in enumerate(zip(weights, biases, strict=True)):
        cache.append(h)
        z = h @ w + b
        h = np.maximum(z, 0) if i < last else z
    return h, cache


def by_index(x, weights, biases):
    h, cache, last = x, [], len(weights) - 1
    for i in range(len(weights)):
        w, b = weights[i], biases[i]
        cache.append(h)
        z = np.einsum("nd,dh->nh", h, w) + b
        h = (np.abs(z) + z) / 2 if i < last else z
    return h, cache


def by_recursion(x, weights, biases):
    z = np.dot(x, weights[0]) + biases[0]
    if len(weights) == 1:
        return z, [x]
    out, above = by_recursion(np.where(z > 0, z, np.zeros_like(z)), weights[1:], biases[1:])
    return out, [x, *above]


_NETWORKS, _RELUS = (layer_by_layer, by_index), ("np.maximum(z, 0)", "(np.abs(z) + z) / 2")
_BEGIN, _X, _Z, _IF, _CACHE, _BACK = (
    "h, cache, last = ",
    "= x, []",
    "z = ",
    "if i < last",
    "cache.append(h)",
    "return h, cache",
)


def _instead_of_relu(typed):
    return [(relu, typed) for relu in _RELUS]


def _first(count):
    """Only so many layers of the network."""
    return f"weights, biases = weights[:{count}], biases[:{count}]; {_BEGIN}"


mlp_mistakes = [
    *seen(
        stops_with("truth value of an array"),
        edits(_NETWORKS, one_number_only=_instead_of_relu("max(z, 0)")),
    ),
    *seen(
        stops_with(r"does not have enough dimensions \(has 0"),
        edits(
            _NETWORKS,
            largest_entry=[
                (_RELUS[0], "max(0, np.max(z))"),
                (_RELUS[1], "max(z.max(), 0)", 'np.einsum("nd,dh->nh", h, w)', "h @ w"),
            ],
        ),
    ),
    *edits(
        _NETWORKS,
        largest_entry=[
            (_RELUS[0], "np.max(z, 0)"),
            (_RELUS[1], "z.max(0)", 'np.einsum("nd,dh->nh", h, w)', "h @ w"),
        ],
        no_activation=(_IF, "if False"),
        last_hidden_linear=(_IF, "if i < last - 1"),
        bias_forgotten=(_Z, "z = h @ w  # "),
        bias_per_sample=(_Z, "z = h @ w + b[:, None]  # "),
        weights_transposed=(_Z, "z = h @ w.T + b  # "),
        every_layer_gets_x=(_CACHE, "cache.append(x)", _Z, "z = x @ w + b  # "),
        sums_in_cache=(_CACHE, "cache.append(h if i == 0 else z)"),
        output_in_cache=(_BACK, "return h, [*cache, h]"),
        wrong_order=(_BACK, "return h, cache[::-1]"),
        softmax_at_end=(_BACK, "return np.exp(h) / np.exp(h).sum(axis=1, keepdims=True), cache"),
        result_missing=(_BACK, "return h"),
        only_two_layers=(_BEGIN, "biases[1]; " + _first(2)),
    ),
    *several(
        _NETWORKS,
        activation_after_last=[(_IF, "if True"), (_IF, "if i > 0")],
        activation_on_input=[
            (_X, "= np.maximum(x, 0), []"),
            (_Z, "z = (h if i else np.maximum(h, 0)) @ w + b  # "),
            (_Z, "z = np.maximum(h, 0) @ w + b  # ", _IF, "if False"),
            (_CACHE, "h = np.maximum(h, 0); cache.append(h)", _IF, "if False"),
        ],
        input_not_in_cache=[
            (_BACK, "return h, [*cache[1:], h]"),
            (_BACK, "return h, cache[1:]"),
            (_CACHE, "pass", _IF, "if cache.append(z) is None and i < last"),
        ],
        tuples_in_cache=[(_CACHE, "cache.append((h, w, b))"), (_CACHE, "cache.append((h, h @ w + b))")],
        off_by_one=[(_BEGIN, _first(-1)), (_BEGIN, _first(-1), _IF, "if True")],
        other_activation=[
            _instead_of_relu(f"{typed}")
            for typed in (
                "np.tanh(z)",
                "1 / (1 + np.exp(-z))",
                "np.abs(z)",
                "np.minimum(z, 0)",
                "np.where(z > 0, z, 0.01 * z)",
            )
        ],
    ),
]


def _mlp_case(rng, n, sizes, dtype=np.float64):
    weights = [rng.normal(size=shape).astype(dtype) for shape in itertools.pairwise(sizes)]
    biases = [rng.normal(size=h).astype(dtype) for h in sizes[1:]]
    return Case(
        f"{n} samples, sizes {sizes}", (rng.normal(size=(n, sizes[0])).astype(dtype), weights, biases)
    )


def mlp_drawn(rng):
    sizes = [(5, [3, 4, 2]), (1, [4, 6, 5, 2]), (3, [2, 3, 4, 5, 1]), (4, [3, 2]), (6, [4, 4, 4, 4, 4])]
    return [*(_mlp_case(rng, *size) for size in sizes), _mlp_case(rng, 7, [3, 5, 2], np.float32)]


_FIXED = np.random.default_rng(53)

answers = [
    Function(
        "Dense",
        Dense,
        [ByColumns, InOneProduct, InSums],
        dense_mistakes,
        visible=[
            Case(
                "by hand",
                (np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]]), np.array([10.0, 20.0, 30.0]), np.eye(2)),
                play=forward_once,
            ),
            _dense_case(_FIXED, 3, 2, 2),
        ],
        cases=dense_drawn,
        weight=3,
    ),
    Function(
        "mlp_forward",
        mlp_forward,
        [by_recursion, layer_by_layer, by_index],
        mlp_mistakes,
        visible=[
            Case(
                "by hand",
                (
                    np.array([[1.0, 2.0]]),
                    [np.array([[1.0, -1.0], [1.0, -1.0]]), np.array([[2.0], [5.0]])],
                    [np.array([0.0, 1.0]), np.array([-7.0])],
                ),
            ),
            _mlp_case(_FIXED, 2, [2, 3, 2]),
        ],
        cases=mlp_drawn,
        weight=5,
    ),
]
exercise = Exercise(number="5.3", points=8, answers=answers)
