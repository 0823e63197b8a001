"""6.5 The whole backward pass of a network with two hidden layers."""

import itertools
import re

import numpy as np

from dlcourse.chapters.backprop.exercises.layer_gradients import (
    dense_backward,
    relu_backward,
    softmax_ce_backward,
)
from dlcourse.checking import Case, Exercise, Function, Symptom, edits
from dlcourse.numpy import activations, losses
from dlcourse.numpy import dense as linear

NAMES = ("w1", "b1", "w2", "b2", "w3", "b3")


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


def with_functions(x, labels, params):
    w1, b1, w2, b2, w3, b3 = (params[name] for name in NAMES)
    z1 = x @ w1 + b1
    h1 = np.maximum(z1, 0)
    z2 = h1 @ w2 + b2
    h2 = np.maximum(z2, 0)
    logits = h2 @ w3 + b3
    d3 = softmax_ce_backward(logits, labels)
    dh2, dw3, db3 = dense_backward(d3, h2, w3)
    d2 = relu_backward(dh2, z2)
    dh1, dw2, db2 = dense_backward(d2, h1, w2)
    d1 = relu_backward(dh1, z1)
    _, dw1, db1 = dense_backward(d1, x, w1)
    return {"w1": dw1, "b1": db1, "w2": dw2, "b2": db2, "w3": dw3, "b3": db3}


def written_out(x, labels, params):
    w1, b1, w2, b2, w3, b3 = (params[name] for name in NAMES)
    z1 = x @ w1 + b1
    h1 = np.maximum(z1, 0)
    z2 = h1 @ w2 + b2
    h2 = np.maximum(z2, 0)
    logits = h2 @ w3 + b3
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = p / p.sum(axis=1, keepdims=True)
    y = np.eye(p.shape[1])[labels]
    d3 = (p - y) / len(x)
    d2 = d3 @ w3.T * (z2 > 0)
    d1 = d2 @ w2.T * (z1 > 0)
    dw3, dw2, dw1 = h2.T @ d3, h1.T @ d2, x.T @ d1
    db3, db2, db1 = (d.sum(axis=0) for d in (d3, d2, d1))
    return {"w1": dw1, "b1": db1, "w2": dw2, "b2": db2, "w3": dw3, "b3": db3}


# ---- mistakes

_D3 = ("softmax_ce_backward(logits, labels)", "(p - y) / len(x)")
_MASK2 = ("relu_backward(dh2, z2)", "d3 @ w3.T * (z2 > 0)")
_MASK1 = ("relu_backward(dh1, z1)", "d2 @ w2.T * (z1 > 0)")
_H1, _H2, _END = "h1 = np.maximum(z1, 0)", "h2 = np.maximum(z2, 0)", '    return {"w1"'


def _at(*places_and_edits):
    """Places of both authors, each followed by what stands there instead in either hand."""
    pairs = list(zip(places_and_edits[::2], places_and_edits[1::2], strict=True))
    return [tuple(text for place, new in pairs for text in (place[hand], new[hand])) for hand in (0, 1)]


def _step(rate):
    """Each layer's weights take a step before the gradient passes back through them."""
    late = f"dh2 = d3 @ (w3 - {rate} * dw3).T; d2", f"dh1 = d2 @ (w2 - {rate} * dw2).T; d1"
    return [
        ("d2 = relu", f"{late[0]} = relu", "d1 = relu", f"{late[1]} = relu"),
        ("d3 @ w3.T", f"d3 @ (w3 - {rate} * h2.T @ d3).T", "d2 @ w2.T", f"d2 @ (w2 - {rate} * h1.T @ d2).T"),
    ]


_FORGET1, _FORGET2 = (_MASK1, ("dh1", "d2 @ w2.T")), (_MASK2, ("dh2", "d3 @ w3.T"))
_FROM_GRADIENT1 = _MASK1, ("relu_backward(dh1, dh1)", "np.maximum(d2 @ w2.T, 0)")
_FROM_GRADIENT2 = _MASK2, ("relu_backward(dh2, dh2)", "np.maximum(d3 @ w3.T, 0)")
_SKIP1, _SKIP2 = (
    (_MASK1, ("relu_backward(d2, z1)", "d2 * (z1 > 0)")),
    (_MASK2, ("relu_backward(d3, z2)", "d3 * (z2 > 0)")),
)
_NO_RELU1, _NO_RELU2 = (_H1, "h1 = z1"), (_H2, "h2 = z2")
_LATE1, _LATE2 = ("w1 + b1", "w1", _H1, f"{_H1} + b1"), ("w2 + b2", "w2", _H2, f"{_H2} + b2")
_PRE2, _PRE3 = [("(d2, h1,", "(d2, z1,"), ("h1.T", "z1.T")], [("(d3, h2,", "(d3, z2,"), ("h2.T", "z2.T")]
_POSITIVE = ("h2 @ w3 + b3", "np.maximum(h2 @ w3 + b3, 0)")

VARIANTS = {
    "mask_forgotten": [_at(*_FORGET1, *_FORGET2)],
    "first_mask_forgotten": [_at(*_FORGET1)],
    "second_mask_forgotten": [_at(*_FORGET2)],
    "mask_from_gradient": [
        _at(*_FROM_GRADIENT1, *_FROM_GRADIENT2),
        _at(*_FROM_GRADIENT1),
        _at(*_FROM_GRADIENT2),
    ],
    "mask_of_other_layer": [
        _at(_MASK2, ("relu_backward(dh2, z1)", "d3 @ w3.T * (z1 > 0)")),
        _at(_MASK1, ("relu_backward(dh1, z2)", "d2 @ w2.T * (z2 > 0)")),
    ],
    "pre_activation_as_input": [[(*_PRE2[0], *_PRE3[0]), (*_PRE2[1], *_PRE3[1])], _PRE2, _PRE3],
    "no_activation": [
        (*_NO_RELU1, *_NO_RELU2),
        _NO_RELU1,
        _NO_RELU2,
        [(*_NO_RELU1, *_NO_RELU2, *mask) for mask in _at(*_FORGET1, *_FORGET2)],
    ],
    "bias_forgotten": [(" + b1", "", " + b2", "", " + b3", ""), (" + b1", ""), (" + b2", ""), (" + b3", "")],
    "bias_after_relu": [
        _LATE1,
        _LATE2,
        _LATE1 + _LATE2,
        ("w1 + b1", "w1", _H1, "z1 = h1 = np.maximum(z1, 0) + b1"),
    ],
    "activation_after_last": [
        _POSITIVE,
        [(*_POSITIVE, _D3[0], f"{_D3[0]} * (logits > 0)"), (*_POSITIVE, _D3[1], f"{_D3[1]} * (logits > 0)")],
    ],
    "bias_averaged": [
        [(_END, f"    db1, db2, db3 = d1.mean(0), d2.mean(0), d3.mean(0)\n{_END}"), ("d.sum(", "d.mean(")],
    ],
    "averaged_again": [
        _at(_D3, (f"{_D3[0]} / len(x)", "(p - y) / len(x) ** 2")),
        (_END, f"    dw1, dw2, dw3 = dw1 / len(x), dw2 / len(x), dw3 / len(x)\n{_END}"),
    ],
    "not_averaged": [_at(_D3, (f"{_D3[0]} * len(x)", "p - y"))],
    "wrong_divisor": [
        _at(_D3, (f"{_D3[0]} * len(x) / logits.size", "(p - y) / logits.size")),
        _at(_D3, (f"{_D3[0]} * len(x) / len(b3)", "(p - y) / len(b3)")),
    ],
    "negated": [_at(_D3, (f"-{_D3[0]}", "(y - p) / len(x)"))],
    "softmax_missing": [_at(_D3, ("(logits - np.eye(len(b3))[labels]) / len(x)", "(logits - y) / len(x)"))],
    "label_forgotten": [_at(_D3, (f"{_D3[0]} + np.eye(len(b3))[labels] / len(x)", "p / len(x)"))],
    "skips_weights": [_at(*_SKIP1), _at(*_SKIP2), _at(*_SKIP1, *_SKIP2)],
    "dx_not_transposed": [
        _at(
            *(_MASK2, ("relu_backward(d3 @ w3, z2)", "d3 @ w3 * (z2 > 0)")),
            *(_MASK1, ("relu_backward(d2 @ w2, z1)", "d2 @ w2 * (z1 > 0)")),
        ),
    ],
    "updated_too_early": [_step(0.1), _step(0.01), _step(1.0)],
}


_SWAPPED = (
    r"softmax_ce_backward\(\s*(labels|y)\b|relu_backward\(\s*[zh]\w*\s*,\s*d|dense_backward\(\s*[xhz]\d?\s*,"
)


def _swapped_call(evidence):
    """One of the three functions is called with its arguments in another order, which the source shows."""
    return bool(evidence.failed) and re.search(_SWAPPED, evidence.source) is not None


def _has_fewer_keys(evidence):
    results = [call.got.value for call in evidence.failed]
    return all(isinstance(got, dict) and got and set(got) < set(NAMES) for got in results)


def _is_tuple(evidence):
    return all(isinstance(call.got.value, tuple | list) for call in evidence.failed)


def _flat(arrays):
    return np.concatenate([np.ravel(arrays[name]) for name in NAMES])


def _took_a_step(evidence):
    """What came back is params minus a multiple of the gradients."""

    def stepped(call):
        if not isinstance(call.got.value, dict) or set(call.got.value) != set(NAMES):
            return False
        moved, grads = _flat(call.case.args[2]) - _flat(call.got.value), _flat(call.expected.value)
        rate = moved @ grads / (grads @ grads)
        return rate > 0 and np.allclose(moved, rate * grads, atol=1e-9)

    return all(map(stepped, evidence.failed))


def _updated(x, labels, params):
    grads = written_out(x, labels, params)
    return {name: params[name] - 0.1 * grads[name] for name in NAMES}


def _updated_in_place(x, labels, params):
    for name, grad in with_functions(x, labels, params).items():
        params[name] -= 0.5 * grad
    return params


_calls_swapped = [
    edits(
        (with_functions, with_functions),
        arguments_swapped=[
            ("(logits, labels)", "(labels, logits)"),
            ("(logits, labels)", "(labels, logits )"),
        ],
    ),
    edits(
        (with_functions, with_functions),
        arguments_swapped=[
            ("(dh2, z2)", "(z2, dh2)", "(dh1, z1)", "(z1, dh1)"),
            ("(d3, h2,", "(h2, d3,", "(d2, h1,", "(h1, d2,", "(d1, x,", "(x, d1,"),
        ],
    ),
]
mistakes = [
    *(
        Symptom("arguments_swapped", _swapped_call, each.example, each.paraphrase)
        for (each,) in _calls_swapped
    ),
    *(
        mistake
        for id, variants in VARIANTS.items()
        for edit in variants
        for mistake in edits((with_functions, written_out), **{id: edit})
    ),
    Symptom(
        "tuple_not_dictionary",
        _is_tuple,
        lambda *a: tuple(written_out(*a).values()),
        lambda *a: [*with_functions(*a).values()],
    ),
    Symptom(
        "result_missing",
        _has_fewer_keys,
        lambda *a: dict([*written_out(*a).items()][2:]),
        lambda *a: dict([*with_functions(*a).items()][::2]),
    ),
    Symptom("updates_parameters", _took_a_step, _updated, _updated_in_place),
]

# ---- cases


def _network(rng, samples, sizes, weight=1.0):
    params = {}
    for layer, (m, n) in enumerate(itertools.pairwise(sizes), 1):
        params[f"w{layer}"] = rng.normal(0, np.sqrt(2 / m), (m, n))
        params[f"b{layer}"] = rng.normal(0, 0.3, n)
    x, labels = rng.normal(size=(samples, sizes[0])), rng.integers(0, sizes[-1], samples)
    return Case(f"{samples} samples, sizes {sizes}", (x, labels, params), weight=weight)


_fixed = np.random.default_rng(65)
visible = [_network(_fixed, 3, [2, 3, 3, 2]), _network(_fixed, 4, [3, 5, 4, 2])]


def drawn(rng):
    """With equal sizes, slips that stop with an error elsewhere give numbers of their own."""
    oblong = [(5, [4, 6, 3, 2]), (2, [3, 5, 7, 4]), (8, [2, 3, 4, 5]), (1, [6, 5, 4, 3])]
    square = [(n, [n, n, n, n]) for n in (3, 4, 4, 5, 6)]
    return [_network(rng, *size) for size in oblong + square]


answer = Function("mlp_backward", mlp_backward, [with_functions, written_out], mistakes, visible, drawn)
exercise = Exercise(number="6.5", points=8, answers=[answer])
