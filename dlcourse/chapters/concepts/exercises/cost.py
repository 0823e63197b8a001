"""1.3 What a network costs: numbers to learn and multiplications to make."""

from dlcourse.checking import Case, Exercise, Function, Wrong


def count_params(layers):
    total = 0
    for kind, *sizes in layers:
        if kind == "dense":
            n_in, n_out = sizes
            total += n_in * n_out + n_out
        else:
            c_in, c_out, k, _, _ = sizes
            total += c_in * c_out * k * k + c_out
    return total


def params_by_unit(layers):
    """Every unit or filter has one weight per number it sees, and a bias."""
    seen = [(s[0], s[1]) if kind == "dense" else (s[0] * s[2] ** 2, s[1]) for kind, *s in layers]
    return sum(units * (inputs + 1) for inputs, units in seen)


def count_macs(layers):
    total = 0
    for kind, *sizes in layers:
        if kind == "dense":
            total += sizes[0] * sizes[1]
        else:
            c_in, c_out, k, rows, columns = sizes
            total += c_in * c_out * k * k * rows * columns
    return total


def macs_by_output(layers):
    """Outputs times what one of them costs."""

    def cost(layer):
        if layer[0] == "dense":
            return layer[2] * layer[1]
        outputs = layer[2] * layer[4] * layer[5]
        return outputs * layer[1] * layer[3] ** 2

    return sum(map(cost, layers))


def _sum(dense, conv):
    """Add up what a rule says for each layer."""
    return lambda layers: sum(dense(*s) if kind == "dense" else conv(*s) for kind, *s in layers)


def _walk(dense, conv):
    """The same by hand."""

    def total(layers):
        count = 0
        for layer in layers:
            rule = dense if layer[0] == "dense" else conv
            count = count + rule(*layer[1:])
        return count

    return total


def _dense(i, o):
    return i * o + o


def _conv(i, o, k, r, c):
    return o * (i * k * k + 1)


def _last(rule):
    return lambda layers: rule(layers[-1:])


def _drawn(rng):
    def dense():
        return ("dense", *map(int, rng.integers(2, 90, 2)))

    def conv():
        return (
            "conv",
            *map(int, rng.integers(2, 20, 2)),
            int(rng.integers(2, 6)),
            *map(int, rng.integers(3, 30, 2)),
        )

    lists = [
        [dense()],
        [conv()],
        [dense(), dense(), dense()],
        [conv(), conv(), dense()],
        [conv(), dense(), dense()],
    ]
    drawn = [Case(f"{', '.join(layer[0] for layer in layers)}", (layers,)) for layers in lists]
    return [*drawn, Case("one weight, one bias", ([("dense", 1, 1)],))]


_VISIBLE = [
    Case("one dense layer", ([("dense", 64, 10)],)),
    Case("one convolution", ([("conv", 3, 8, 5, 28, 28)],)),
    Case("a small network", ([("conv", 1, 4, 3, 6, 6), ("dense", 144, 10)],)),
]

exercise = Exercise(
    number="1.3",
    points=8,
    answers=[
        Function(
            "count_params",
            reference=count_params,
            alternatives=[params_by_unit],
            mistakes=[
                Wrong(
                    "bias_forgotten",
                    _sum(lambda i, o: i * o, lambda i, o, k, r, c: i * o * k * k),
                    _walk(lambda i, o: o * i, lambda i, o, k, r, c: k**2 * o * i),
                ),
                Wrong(
                    "bias_per_input",
                    _sum(lambda i, o: i * o + i, lambda i, o, k, r, c: i * o * k * k + i),
                    _walk(lambda i, o: i * (o + 1), lambda i, o, k, r, c: i * (o * k**2 + 1)),
                ),
                Wrong(
                    "weights_not_shared",
                    _sum(_dense, lambda i, o, k, r, c: i * o * k * k * r * c + o),
                    _walk(_dense, lambda i, o, k, r, c: o * (i * k**2 * r * c + 1)),
                ),
                Wrong(
                    "one_side_of_the_kernel",
                    _sum(_dense, lambda i, o, k, r, c: i * o * k + o),
                    _walk(_dense, lambda i, o, k, r, c: o * (i * k + 1)),
                ),
                Wrong(
                    "channels_forgotten",
                    _sum(_dense, lambda i, o, k, r, c: o * k * k + o),
                    _walk(_dense, lambda i, o, k, r, c: o * (k**2 + 1)),
                ),
                Wrong("last_layer_only", _last(count_params), _last(params_by_unit)),
            ],
            visible=_VISIBLE,
            cases=_drawn,
        ),
        Function(
            "count_macs",
            reference=count_macs,
            alternatives=[macs_by_output],
            mistakes=[
                Wrong(
                    "counted_twice",
                    lambda layers: 2 * count_macs(layers),
                    lambda layers: macs_by_output(list(layers) + list(layers)),
                ),
                Wrong(
                    "positions_forgotten",
                    _sum(lambda i, o: i * o, lambda i, o, k, r, c: i * o * k * k),
                    _walk(lambda i, o: o * i, lambda i, o, k, r, c: k**2 * o * i),
                ),
                Wrong(
                    "biases_too",
                    _sum(_dense, lambda i, o, k, r, c: _conv(i, o, k, r, c) * r * c),
                    _walk(lambda i, o: o * (i + 1), lambda i, o, k, r, c: (i * k * k + 1) * o * c * r),
                ),
                Wrong("is_params", count_params, params_by_unit),
                Wrong(
                    "square_output",
                    _sum(lambda i, o: i * o, lambda i, o, k, r, c: i * o * k * k * r * r),
                    _walk(lambda i, o: o * i, lambda i, o, k, r, c: o * i * (k * r) ** 2),
                ),
                Wrong("last_layer_only", _last(count_macs), _last(macs_by_output)),
            ],
            visible=_VISIBLE,
            cases=_drawn,
        ),
    ],
)
