"""1.3 What a network costs: numbers to store, and multiplications for one example."""

import math

from dlcourse.checking import Case, Exercise, Function, Wrong


def count_params(layers):
    total = 0
    for kind, *size in layers:
        if kind == "dense":
            inputs, outputs = size
            total += inputs * outputs + outputs
        else:
            channels_in, channels_out, kernel, _, _ = size
            total += channels_out * (channels_in * kernel**2 + 1)
    return total


def params_by_units(layers):
    """Every unit (or filter) has its weights and one bias."""
    per_unit = {"dense": lambda n, m: [n + 1] * m, "conv": lambda c, f, k, h, w: [c * k * k + 1] * f}
    return sum(sum(per_unit[kind](*size)) for kind, *size in layers)


def count_macs(layers):
    total = 0
    for kind, *size in layers:
        if kind == "dense":
            inputs, outputs = size
            total += inputs * outputs
        else:
            channels_in, channels_out, kernel, height, width = size
            total += height * width * channels_out * channels_in * kernel**2
    return total


def macs_by_products(layers):
    """All sizes of a layer multiplied; a convolution's kernel has two sides."""
    return sum(math.prod(layer[1:]) * (layer[3] if layer[0] == "conv" else 1) for layer in layers)


def _added_up(dense, conv):
    return lambda layers: sum((dense if layer[0] == "dense" else conv)(*layer[1:]) for layer in layers)


def _by_loop(dense, conv):
    def count(layers):
        total = 0
        for layer in layers:
            if len(layer) == 3:
                total = total + dense(layer[1], layer[2])
            else:
                total = total + conv(*(int(number) for number in layer[1:]))
        return total

    return count


def _wrong(id, dense, conv):
    return Wrong(id, _added_up(dense, conv), _by_loop(dense, conv))


def _dense_params(n, m):
    return n * m + m


def _conv_params(c, f, k, h, w):
    return f * (c * k * k + 1)


def _dense_macs(n, m):
    return n * m


def _conv_macs(c, f, k, h, w):
    return h * w * f * c * k * k


def _last_layer_params(layers):
    return count_params(layers[-1:])


def _assigned_not_added(layers):
    total = 0
    for layer in layers:
        total = params_by_units([layer])
    return total


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


def _drawn(rng):
    return [
        *(Case(f"drawn layers {number}", (_layers(rng),)) for number in (1, 2, 3)),
        Case("one filter of 1×1", ([("conv", 3, 1, 1, 1, 1)],)),
        Case("no layer", ([],)),
    ]


_VISIBLE = [
    Case("one dense layer", ([("dense", 3, 2)],)),
    Case("digits", (DIGITS,)),
    Case("small cnn", (SMALL_CNN,)),
]

exercise = Exercise(
    number="1.3",
    points=8,
    answers=[
        Function(
            "count_params",
            reference=count_params,
            alternatives=[params_by_units],
            mistakes=[
                _wrong("bias_forgotten", _dense_macs, lambda c, f, k, h, w: f * c * k * k),
                _wrong("bias_per_input", lambda n, m: n * m + n, lambda c, f, k, h, w: f * c * k * k + c),
                _wrong("one_bias", lambda n, m: n * m + 1, lambda c, f, k, h, w: f * c * k * k + 1),
                _wrong(
                    "weights_not_shared", _dense_params, lambda c, f, k, h, w: h * w * f * (c * k * k + 1)
                ),
                _wrong("kernel_has_two_sides", _dense_params, lambda c, f, k, h, w: f * (c * k + 1)),
                _wrong("one_channel", _dense_params, lambda c, f, k, h, w: f * (k * k + 1)),
                Wrong(
                    "only_last_layer",
                    _last_layer_params,
                    _assigned_not_added,
                ),
            ],
            visible=_VISIBLE,
            cases=_drawn,
        ),
        Function(
            "count_macs",
            reference=count_macs,
            alternatives=[macs_by_products],
            mistakes=[
                _wrong("doubled", lambda n, m: 2 * n * m, lambda *size: 2 * _conv_macs(*size)),
                _wrong("bias_counted", _dense_params, lambda c, f, k, h, w: h * w * f * (c * k * k + 1)),
                _wrong("positions_forgotten", _dense_macs, lambda c, f, k, h, w: f * c * k * k),
                _wrong("params_again", _dense_params, _conv_params),
                _wrong("kernel_has_two_sides", _dense_macs, lambda c, f, k, h, w: h * w * f * c * k),
                _wrong("one_channel", _dense_macs, lambda c, f, k, h, w: h * w * f * k * k),
            ],
            visible=_VISIBLE,
            cases=_drawn,
        ),
    ],
)
