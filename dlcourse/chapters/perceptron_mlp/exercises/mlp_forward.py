"""5.3 A dense layer, and the forward pass of a multilayer perceptron that keeps what it will need."""

import itertools

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong

# ---- Dense


class Dense:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def forward(self, x):
        self.x = x
        return x @ self.w + self.b


class ByColumns:
    """One output unit after the other."""

    def __init__(self, w, b):
        self.units = list(zip(w.T, b, strict=True))

    def forward(self, x):
        self.x = x.copy()
        return np.stack([(x * weights).sum(axis=1) + bias for weights, bias in self.units], axis=1)


def layer(compute, keep=lambda x, out: x):
    """A layer class from its formula and from what it keeps."""

    class Layer:
        def __init__(self, w, b):
            self.parts = w, b

        def forward(self, x):
            out = compute(x, *self.parts)
            self.x = keep(x, out)
            return out

    return Layer


def _by_einsum(x, w, b):
    return np.einsum("nd,dh->nh", x, w) + b


def _keep_nothing(x, out):
    return None


def _keep_output(x, out):
    return out


def _relu_inside(x, w, b):
    z = x @ w + b
    return z * (z > 0)


def _per_sample(x, w, b):
    return x.dot(w) + np.reshape(b, (-1, 1))


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


def _dense_drawn(rng: np.random.Generator) -> list[Case]:
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


def by_recursion(x, weights, biases):
    z = np.dot(x, weights[0]) + biases[0]
    if len(weights) == 1:
        return z, [x]
    out, above = by_recursion(np.where(z > 0, z, np.zeros_like(z)), weights[1:], biases[1:])
    return out, [x, *above]


def _network(first=lambda x: x, between=lambda z: np.maximum(z, 0), last=lambda z: z, bias=1, keep="input"):
    """A forward pass whose arguments change single lines of it."""

    def forward(x, weights, biases):
        h, inputs, sums, out = first(x), [], [], x
        for i, w in enumerate(weights):
            inputs.append(h)
            sums.append(h @ w + bias * biases[i])
            out = last(sums[-1]) if i == len(weights) - 1 else between(sums[-1])
            h = out
        kept = {
            "input": inputs,
            "sums": [x, *sums[:-1]],
            "all": [*inputs, out],
            "outputs": [*inputs[1:], out],
        }
        return out, kept[keep]

    return forward


def _recursive(
    first=lambda x: x, relu=lambda z: z.clip(0), last=lambda z: z, biased=True, keep=lambda x, h: h
):
    """The same mistakes by an author who calls the function within itself."""

    def descend(x, seen, weights, biases):
        z = np.einsum("nd,dh->nh", x, weights[0])
        z = z + biases[0] if biased else z
        if len(weights) == 1:
            return last(z), [seen]
        out, above = descend(relu(z), keep(z, relu(z)), weights[1:], biases[1:])
        return out, [seen, *above]

    def forward(x, weights, biases):
        x = first(x)
        return descend(x, x, weights, biases)

    return forward


def _relu(z):
    return (np.abs(z) + z) / 2


def _as_is(z):
    return z


def _with_output(x, weights, biases):
    out, cache = by_recursion(x, weights, biases)
    return out, [*cache, out]


def _without_input(x, weights, biases):
    out, cache = by_recursion(x, weights, biases)
    return out, [*cache[1:], out]


def _mlp_case(rng, n, sizes, dtype=np.float64):
    weights = [rng.normal(size=shape).astype(dtype) for shape in itertools.pairwise(sizes)]
    biases = [rng.normal(size=h).astype(dtype) for h in sizes[1:]]
    return Case(
        f"{n} samples, sizes {sizes}", (rng.normal(size=(n, sizes[0])).astype(dtype), weights, biases)
    )


def _mlp_drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [(5, [3, 4, 2]), (1, [4, 6, 5, 2]), (3, [2, 3, 4, 5, 1]), (4, [3, 2]), (6, [4, 4, 4, 4, 4])]
    return [*(_mlp_case(rng, *size) for size in sizes), _mlp_case(rng, 7, [3, 5, 2], np.float32)]


_FIXED = np.random.default_rng(53)

exercise = Exercise(
    number="5.3",
    points=8,
    answers=[
        Function(
            "Dense",
            reference=Dense,
            alternatives=[ByColumns, layer(_by_einsum)],
            mistakes=[
                Wrong(
                    "input_not_kept",
                    layer(lambda x, w, b: x @ w + b, _keep_nothing),
                    layer(_by_einsum, _keep_nothing),
                ),
                Wrong(
                    "output_kept",
                    layer(lambda x, w, b: b + np.dot(x, w), _keep_output),
                    layer(_by_einsum, _keep_output),
                ),
                Wrong(
                    "weights_transposed",
                    layer(lambda x, w, b: x @ w.T + b),
                    layer(lambda x, w, b: (w @ x.T).T + b),
                ),
                Wrong(
                    "bias_forgotten", layer(lambda x, w, b: x @ w), layer(lambda x, w, b: _by_einsum(x, w, 0))
                ),
                Wrong("bias_per_sample", layer(lambda x, w, b: x @ w + b[:, None]), layer(_per_sample)),
                Wrong("relu_inside", layer(lambda x, w, b: np.maximum(x @ w + b, 0)), layer(_relu_inside)),
            ],
            visible=[
                Case(
                    "by hand",
                    (np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]]), np.array([10.0, 20.0, 30.0]), np.eye(2)),
                    play=forward_once,
                ),
                _dense_case(_FIXED, 3, 2, 2),
            ],
            cases=_dense_drawn,
            weight=3,
        ),
        Function(
            "mlp_forward",
            reference=mlp_forward,
            alternatives=[by_recursion, _network()],
            mistakes=[
                Wrong("no_activation", _network(between=_as_is), _recursive(relu=_as_is)),
                Wrong(
                    "activation_after_last", _network(last=lambda z: np.maximum(z, 0)), _recursive(last=_relu)
                ),
                Wrong(
                    "activation_on_input",
                    _network(first=lambda x: np.maximum(x, 0)),
                    _recursive(first=_relu),
                ),
                Wrong("bias_forgotten", _network(bias=0), _recursive(biased=False)),
                Wrong("sums_in_cache", _network(keep="sums"), _recursive(keep=lambda z, h: z)),
                Wrong("output_in_cache", _network(keep="all"), _with_output),
                Wrong("input_not_in_cache", _network(keep="outputs"), _without_input),
            ],
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
            cases=_mlp_drawn,
            weight=5,
        ),
    ],
)
