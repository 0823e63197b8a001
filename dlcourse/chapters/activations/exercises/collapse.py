"""4.5 A stack of linear layers is one linear layer."""

import itertools
from functools import reduce

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong, edits
from dlcourse.checking.arrays import is_array
from dlcourse.checking.compare import NUMBERS_ONLY, compare
from dlcourse.checking.diagnosis.structure import returns_in_loop


def collapse(weights, biases):
    w, b = weights[0], biases[0]
    for next_w, next_b in zip(weights[1:], biases[1:], strict=True):
        w, b = w @ next_w, b @ next_w + next_b
    return w, b


def by_loop(weights, biases):
    w, b = weights[0], biases[0]
    for next_w, next_b in zip(weights[1:], biases[1:], strict=True):
        w = w @ next_w
        b = b @ next_w + next_b
    return w, b


def by_recursion(weights, biases):
    if len(weights) == 1:
        return weights[0], biases[0]
    w, b = by_recursion(weights[:-1], biases[:-1])
    next_w, next_b = weights[-1], biases[-1]
    w = w @ next_w
    return w, b @ next_w + next_b


def by_probing(weights, biases):
    """Read the layer off its values at zero and at the unit vectors."""
    x = np.vstack([np.zeros(len(weights[0])), np.eye(len(weights[0]))])
    for w, b in zip(weights, biases, strict=True):
        x = x @ w + b
    return x[1:] - x[0], x[0]


def of_the_matrix(id, product, paraphrase):
    """A mistake in the matrix, whatever becomes of the bias; where the sizes forbid it, it stops."""

    def gives(call):
        try:
            w = product(call.case.args[0])
        except ValueError:
            return call.got.error == "ValueError"
        got = call.got.value if isinstance(call.got.value, tuple | list) else [None]
        same = compare(got[0], w, 1e-6, NUMBERS_ONLY) is None
        return same and compare(w, call.expected.value[0], 1e-3, NUMBERS_ONLY) is not None

    def shows(evidence):
        return all(map(gives, evidence.failed)) and len(evidence.returned) > 2

    return Symptom(
        id, shows, lambda weights, biases: (product(weights), by_loop(weights, biases)[1]), paraphrase
    )


def _two_layers_only(evidence):
    """However many layers there are, those after the second are left out."""
    longer = [call for call in evidence.failed if len(call.case.args[0]) > 2]
    first = [by_loop(*(layers[:2] for layers in call.case.args)) for call in longer]
    same = [
        compare(call.got.value, two, 1e-6, NUMBERS_ONLY) is None
        for call, two in zip(longer, first, strict=True)
    ]
    return len(same) > 1 and all(same) and not returns_in_loop(evidence)


def _two_layers(weights, biases):
    return weights[0] @ weights[1], biases[0] @ weights[1] + biases[1]


def _columns(weights, biases):
    """As if a layer were w @ x + b."""
    w, b = weights[0], biases[0]
    for next_w, next_b in zip(weights[1:], biases[1:], strict=True):
        w, b = next_w @ w, next_w @ b + next_b
    return w, b


def _matrix_first(weights, biases):
    """From the last layer to the first, with w changed before the bias needs it."""
    w, b = weights[-1], biases[-1]
    for this_w, this_b in zip(weights[-2::-1], biases[-2::-1], strict=True):
        w = this_w @ w
        b = this_b @ w + b
    return w, b


def _products_too_long(weights, biases):
    parts = [bias @ reduce(np.matmul, weights[i:]) for i, bias in enumerate(biases[:-1])]
    return by_loop(weights, biases)[0], sum(parts, biases[-1])


def _matrix_alone(evidence):
    pairs = [(call.got.value, call.expected.value[0]) for call in evidence.calls]
    return all(is_array(got) and compare(got, w, 1e-6, NUMBERS_ONLY) is None for got, w in pairs)


def _twice(weights, biases):
    w, b = weights[0], biases[0]
    for next_w, next_b in zip(weights, biases, strict=True):
        w, b = w @ next_w, b @ next_w + next_b
    return w, b


AUTHORS, STEP = (by_loop, by_recursion), "b @ next_w + next_b"
mistakes = [
    of_the_matrix("order_reversed", lambda weights: reduce(np.matmul, weights[::-1]), _columns),
    of_the_matrix(
        "elementwise_product",
        lambda weights: reduce(np.multiply, weights),
        lambda weights, biases: (np.prod(weights, axis=0), np.sum(biases, axis=0)),
    ),
    of_the_matrix(
        "weights_added",
        lambda weights: reduce(np.add, weights),
        lambda weights, biases: (sum(weights), sum(biases)),
    ),
    of_the_matrix(
        "weights_transposed",
        lambda weights: reduce(lambda w, next_w: w @ next_w.T, weights),
        lambda weights, biases: by_loop([weights[0], *(w.T for w in weights[1:])], biases),
    ),
    *edits(
        AUTHORS,
        biases_added=(STEP, "b + next_b"),
        last_bias_only=(STEP, "next_b"),
        last_bias_forgotten=(STEP, "b @ next_w"),
        bias_through_own_weights=(STEP, "(b + next_b) @ next_w"),
        factors_swapped=(STEP, "next_w @ b + next_b"),
        first_bias_forgotten=("biases[0]", "0 * biases[0]"),
    ),
    *edits(AUTHORS, bias_through_own_weights=(STEP, "b + next_b @ next_w")),
    *edits(AUTHORS, bias_through_own_weights=(STEP, "b @ w + next_b")),  # w holds next_w already
    *edits(
        AUTHORS,
        bias_through_own_weights=("biases[0]", "biases[0] @ weights[0]", STEP, "(b + next_b) @ next_w"),
    ),
    Wrong("bias_through_own_weights", _matrix_first, _products_too_long),
    Symptom(
        "result_missing", _matrix_alone, lambda w, b: reduce(np.matmul, w), lambda w, b: by_probing(w, b)[0]
    ),
    Wrong("first_layer_twice", _twice, lambda w, b: by_loop([w[0], *w], [b[0], *b])),
    Wrong(
        "off_by_one",
        lambda w, b: by_loop(w[:-1] or w, b[:-1] or b),
        lambda w, b: by_probing(w[:-1] or w, b[:-1] or b),
    ),
    Symptom("only_two_layers", _two_layers_only, _two_layers, lambda w, b: by_recursion(w[:2], b[:2])),
]

visible = [
    Case(
        "two layers",
        (
            [np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[1.0, 0.0], [3.0, 1.0]])],
            [np.array([1.0, -1.0]), np.array([0.5, 2.0])],
        ),
    ),
    Case("one layer", ([np.eye(2) * 3], [np.array([1.0, 2.0])]), weight=0.25),
]


def drawn(rng):
    def layers(*sizes):
        weights = [rng.normal(size=shape) for shape in itertools.pairwise(sizes)]
        return weights, [rng.normal(size=w.shape[1]) for w in weights]

    sizes = [(3, 4, 2), (2, 5, 3, 4), (3, 3, 3, 3), (2, 2, 2, 2, 2, 2)]
    stacks = [Case("layers " + " to ".join(map(str, size)), layers(*size)) for size in sizes]
    return [*stacks, Case("one oblong layer", layers(5, 2), weight=0.25)]


exercise = Exercise(
    number="4.5",
    points=8,
    answers=[Function("collapse", collapse, [by_loop, by_recursion, by_probing], mistakes, visible, drawn)],
)
