"""6.5 The whole backward pass of a network with two hidden layers."""

import itertools

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic
from dlcourse.numpy import activations, losses
from dlcourse.numpy import dense as linear

NAMES = ("w1", "b1", "w2", "b2", "w3", "b3")


def _relu(z):
    return np.maximum(z, 0)


def _softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def mlp_backward(x, labels, params):
    """From the library's pairs."""
    z1, c1 = linear.linear(x, params["w1"], params["b1"])
    h1, a1 = activations.relu(z1)
    z2, c2 = linear.linear(h1, params["w2"], params["b2"])
    h2, a2 = activations.relu(z2)
    logits, c3 = linear.linear(h2, params["w3"], params["b3"])
    _, cache = losses.cross_entropy(logits, labels)
    dh2, dw3, db3 = linear.linear_backward(losses.cross_entropy_backward(1.0, cache), c3)
    dh1, dw2, db2 = linear.linear_backward(activations.relu_backward(dh2, a2), c2)
    _, dw1, db1 = linear.linear_backward(activations.relu_backward(dh1, a1), c1)
    return dict(zip(NAMES, (dw1, db1, dw2, db2, dw3, db3), strict=True))


def by_layers(x, labels, params, fault=None):
    """The same in a loop over layers; ``fault`` changes one step of it."""
    inputs, pre = [x], []
    for layer in (1, 2, 3):
        pre.append(inputs[-1] @ params[f"w{layer}"] + params[f"b{layer}"])
        inputs.append(_relu(pre[-1]))
    d = _softmax(pre[-1])
    d[np.arange(len(x)), labels] -= 1
    d = d / len(x) if fault != "not_averaged" else d
    grads = {}
    for layer in (3, 2, 1):
        below = inputs[layer - 1]
        if fault == "pre_activation_as_input" and layer > 1:
            below = pre[layer - 2]
        grads[f"w{layer}"] = below.T @ d
        grads[f"b{layer}"] = d.mean(axis=0) if fault == "bias_averaged" else d.sum(axis=0)
        if layer > 1:
            d = d @ params[f"w{layer}"].T
            d = _masked(d, pre, inputs, layer - 1, fault)
    return grads


def _masked(d, pre, inputs, layer, fault):
    if fault == "mask_forgotten":
        return d
    if fault == "mask_from_gradient":
        return d * (d > 0)
    if fault == "first_mask_forgotten" and layer == 1:
        return d
    return d * (pre[layer - 1] > 0)


def _with_fault(fault):
    return lambda x, labels, params: by_layers(x, labels, params, fault)


def _spelled_out(mask1="relu", mask2="relu", below=lambda h, z: h, bias=np.sum, scale=True):
    """An author who writes every line; the arguments change single lines."""

    def gate(kind, d, z):
        return {"relu": np.where(z > 0, d, 0), "none": d, "gradient": np.maximum(d, 0)}[kind]

    def backward(x, labels, params):
        w1, b1, w2, b2, w3, b3 = (params[name] for name in NAMES)
        z1 = x.dot(w1) + b1
        h1 = z1 * (z1 > 0)
        z2 = h1.dot(w2) + b2
        h2 = z2 * (z2 > 0)
        p = _softmax(h2.dot(w3) + b3)
        d3 = (p - np.eye(p.shape[1])[labels]) / (len(labels) if scale else 1)
        d2 = gate(mask2, np.dot(d3, w3.T), z2)
        d1 = gate(mask1, np.dot(d2, w2.T), z1)
        weights = np.dot(x.T, d1), np.dot(below(h1, z1).T, d2), np.dot(below(h2, z2).T, d3)
        biases = (bias(d, axis=0) for d in (d1, d2, d3))
        pairs = [array for pair in zip(weights, biases, strict=True) for array in pair]
        return dict(zip(NAMES, pairs, strict=True))

    return backward


def _params(rng: np.random.Generator, sizes: list[int]) -> dict[str, np.ndarray]:
    params = {}
    for layer, (m, n) in enumerate(itertools.pairwise(sizes), 1):
        params[f"w{layer}"] = rng.normal(0, np.sqrt(2 / m), (m, n))
        params[f"b{layer}"] = rng.normal(0, 0.3, n)
    return params


def _network(rng: np.random.Generator, samples: int, sizes: list[int]) -> Case:
    x, labels = rng.normal(size=(samples, sizes[0])), rng.integers(0, sizes[-1], samples)
    return Case(f"{samples} samples, sizes {sizes}", (x, labels, _params(rng, sizes)))


def _drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [(5, [4, 6, 3, 2]), (2, [3, 5, 7, 4]), (8, [2, 3, 4, 5]), (1, [6, 5, 4, 3])]
    return [_network(rng, *size) for size in sizes]


def _update_inside(x, labels, params):
    grads = by_layers(x, labels, params)
    for name in params:
        params[name] -= 0.1 * grads[name]
    return grads


def _momentum_inside(x, labels, params):
    grads = _spelled_out()(x, labels, params)
    params.update({name: params[name] - 0.01 * grads[name] for name in NAMES})
    return grads


_FIXED = np.random.default_rng(65)

exercise = Exercise(
    number="6.5",
    points=8,
    answers=[
        Function(
            "mlp_backward",
            reference=mlp_backward,
            alternatives=[by_layers, _spelled_out()],
            mistakes=[
                Wrong(
                    "mask_forgotten",
                    _with_fault("mask_forgotten"),
                    _spelled_out(mask1="none", mask2="none"),
                ),
                Wrong(
                    "first_mask_forgotten", _with_fault("first_mask_forgotten"), _spelled_out(mask1="none")
                ),
                Wrong(
                    "mask_from_gradient",
                    _with_fault("mask_from_gradient"),
                    _spelled_out(mask1="gradient", mask2="gradient"),
                ),
                Wrong(
                    "pre_activation_as_input",
                    _with_fault("pre_activation_as_input"),
                    _spelled_out(below=lambda h, z: z),
                ),
                Wrong("bias_averaged", _with_fault("bias_averaged"), _spelled_out(bias=np.mean)),
                Wrong("not_averaged", _with_fault("not_averaged"), _spelled_out(scale=False)),
                generic.changes_input(_update_inside, _momentum_inside),
            ],
            visible=[
                _network(_FIXED, 3, [2, 3, 3, 2]),
                _network(_FIXED, 4, [3, 5, 4, 2]),
            ],
            cases=_drawn,
        )
    ],
)
