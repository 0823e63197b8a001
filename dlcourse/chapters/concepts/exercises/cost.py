"""1.3 What a network costs: numbers to store, and multiplications for one example."""

import math

from dlcourse.checking import Case, Exercise, Function, Symptom, edits, several


def count_params(layers):
    """Every unit (or filter) has its weights and one bias."""
    per_unit = {"dense": lambda n, m: [n + 1] * m, "conv": lambda c, f, k, h, w: [c * k * k + 1] * f}
    return sum(sum(per_unit[kind](*size)) for kind, *size in layers)


def params_by_loop(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m + m
        else:
            _, c, f, k, h, w = layer  # noqa: RUF059 (mistakes use h and w)
            total += f * (c * k * k + 1)
    return total


def params_by_rule(layers):
    rule = {"dense": lambda n, m: n * m + m, "conv": lambda c, f, k, h, w: f * (c * k * k + 1)}
    return sum(rule[kind](*size) for kind, *size in layers)


def count_macs(layers):
    """All sizes of a layer multiplied; a convolution's kernel has two sides."""
    return sum(math.prod(layer[1:]) * (layer[3] if layer[0] == "conv" else 1) for layer in layers)


def macs_by_loop(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m
        else:
            _, c, f, k, h, w = layer
            total += f * c * k * k * h * w
    return total


def macs_by_rule(layers):
    rule = {"dense": lambda n, m: n * m, "conv": lambda c, f, k, h, w: f * c * k * k * h * w}
    return sum(rule[kind](*size) for kind, *size in layers)


# ---- mistakes


def _typed(authors, right, **ways):
    """By id, what is typed for a dense layer and for a convolution; None where that is right."""

    def edit(way):
        return tuple(word for pair in zip(right, way, strict=True) if pair[1] for word in pair)

    return several(authors, **{id: [edit(way) for way in each] for id, each in ways.items()})


def _in_the_sum(authors, right):
    """Mistakes in how the layers are added up."""
    dense, conv = (f"+= {each}" for each in right)
    rules = "rule[kind](*size) for kind, *size in layers"
    seen = edits(
        authors,
        unpacked_as_dense=("in layers", "in [(kind, n, m) for kind, n, m in layers]"),
        layers_multiplied=[
            ("total = 0", "total = 1", dense, f"*{dense[1:]}", conv, f"*{conv[1:]}"),
            ("sum(", "math.prod("),
        ],
    )
    return [
        *edits(
            authors,
            last_only=[(dense, dense[1:], conv, conv[1:]), ("in layers", "in layers[-1:]")],
            off_by_one=("in layers", "in layers[:-1]"),
            not_reduced=[
                ("total = 0", "total = []", dense, f"+= [{right[0]}]", conv, f"+= [{right[1]}]"),
                (f"sum({rules})", f"[{rules}]"),
            ],
        ),
        *edits(authors, off_by_one=("in layers", "in layers[1:]")),
        *_typed(authors, right, dense_only=[(None, "0")], conv_only=[("0", None)]),
        *(Symptom(each.id, _SEEN[each.id], each.example, each.paraphrase) for each in seen),
    ]


def _takes_three(evidence):
    words = "too many values to unpack (expected 3"
    return bool(evidence.failed) and all(words in call.got.message for call in evidence.failed)


def _is_product(evidence):
    """Each result is the product over the layers: too large for a number of the machine."""
    pairs = [(call.got.value, call.case.args[0]) for call in evidence.calls]
    right = evidence.reference
    return bool(evidence.failed) and all(
        got == math.prod(right([layer]) for layer in layers) for got, layers in pairs if layers
    )


_SEEN = {"unpacked_as_dense": _takes_three, "layers_multiplied": _is_product}
_PARAMS = (params_by_loop, params_by_rule), ("n * m + m", "f * (c * k * k + 1)")
_MACS = (macs_by_loop, macs_by_rule), ("n * m", "f * c * k * k * h * w")

params_mistakes = [
    *_typed(
        *_PARAMS,
        bias_forgotten=[("n * m", "f * c * k * k"), ("n * m", None), (None, "f * c * k * k")],
        bias_per_input=[
            ("n * m + n", "f * c * k * k + c"),
            ("n * m + n", None),
            (None, "f * c * k * k + c"),
        ],
        one_bias=[("n * m + 1", "f * c * k * k + 1"), ("n * m + 1", None), (None, "f * c * k * k + 1")],
        bias_per_channel=[(None, "f * c * (k * k + 1)")],
        weights_not_shared=[
            (None, "f * (c * k * k + 1) * h * w"),
            (None, "f * c * k * k * h * w + f"),
            (None, "f * c * k * k * h * w"),
        ],
        bias_per_place=[(None, "f * (c * k * k + h * w)")],
        kernel_has_two_sides=[(None, "f * (c * k + 1)")],
        kernel_doubled=[(None, "f * (c * 2 * k + 1)")],
        one_channel=[(None, "f * (k * k + 1)")],
        one_filter=[(None, "c * k * k + 1")],
    ),
    *_in_the_sum(*_PARAMS),
]

macs_mistakes = [
    *_typed(
        *_MACS,
        doubled=[("2 * n * m", "2 * f * c * k * k * h * w"), ("2 * n * m", None)],
        bias_counted=[
            ("n * m + m", "f * (c * k * k + 1) * h * w"),
            ("n * m + m", None),
            (None, "f * (c * k * k + 1) * h * w"),
            ("n * m + m", "f * c * k * k * h * w + f"),
            (None, "f * c * k * k * h * w + f"),
        ],
        positions_forgotten=[(None, "f * c * k * k"), (None, "f * (c * k * k + 1)")],
        params_again=[("n * m + m", "f * (c * k * k + 1)")],
        kernel_has_two_sides=[(None, "f * c * k * h * w")],
        kernel_doubled=[(None, "f * c * 2 * k * h * w")],
        kernel_forgotten=[(None, "f * c * h * w")],
        one_channel=[(None, "f * k * k * h * w")],
        one_filter=[(None, "c * k * k * h * w")],
        shrunk_again=[(None, "f * c * k * k * (h - k + 1) * (w - k + 1)")],
        only_square=[(None, "f * c * k * k * h * h"), (None, "f * c * k * k * w * w")],
        one_side_of_places=[(None, "f * c * k * k * h"), (None, "f * c * k * k * w")],
        places_skipped=[(None, "f * c * k * k * (h // k) * (w // k)")],
        places_added=[(None, "f * c * k * k * (h + w)"), (None, "f * c * k * k + h * w")],
    ),
    *_in_the_sum(*_MACS),
]

# ---- cases

DIGITS = [("dense", 64, 32), ("dense", 32, 10)]
SMALL_CNN = [("conv", 1, 8, 3, 6, 6), ("dense", 288, 10)]


def _layers(rng):
    """A random list of layers; they need not fit each other to be counted."""

    def size(most):
        return int(rng.integers(2, most))

    dense = [("dense", size(90), size(70)) for _ in range(size(5))]
    conv = [
        ("conv", size(9), size(20), int(rng.choice([3, 4, 5])), size(30), size(40)) for _ in range(size(4))
    ]
    return conv + dense


def drawn(rng):
    return [
        *(Case(f"drawn layers {number}", (_layers(rng),), weight=2) for number in (1, 2, 3)),
        Case("one filter of 1×1", ([("conv", 3, 1, 1, 1, 1)],)),
        Case("no layer", ([],), weight=0.25),
    ]


visible = [
    Case("one dense layer", ([("dense", 3, 2)],)),
    Case("digits", (DIGITS,)),
    Case("small cnn", (SMALL_CNN,), weight=2),
]
answers = [
    Function("count_params", count_params, [params_by_loop, params_by_rule], params_mistakes, visible, drawn),
    Function("count_macs", count_macs, [macs_by_loop, macs_by_rule], macs_mistakes, visible, drawn),
]
exercise = Exercise(number="1.3", points=8, answers=answers)
