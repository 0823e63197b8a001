"""The second function of 9.3: arrays as Keras keeps them."""

import numpy as np

from dlcourse.chapters.classic_cnns.exercises._to_state_dict import each, random_network
from dlcourse.checking import Case, Function, edits


def to_keras(weights, layer, maps=None):
    own = {key[len(layer) + 1 :]: array for key, array in weights.items() if key.startswith(f"{layer}.")}
    if "gamma" in own:
        return [own[name].copy() for name in ("gamma", "beta", "mean", "var")]
    kernel = own["w"]
    if kernel.ndim == 4:
        return [kernel.transpose(2, 3, 1, 0).copy()]
    if maps is not None:
        kernel = kernel.reshape(*maps, -1).transpose(1, 2, 0, 3).reshape(kernel.shape)
    return [kernel.copy(), own["b"].copy()]


def by_index(weights, layer, maps=None):
    if layer + ".gamma" in weights:
        return [np.array(weights[f"{layer}.{name}"]) for name in ["gamma", "beta", "mean", "var"]]
    w = weights[layer + ".w"]
    if len(w.shape) == 4:
        return [np.moveaxis(w, (2, 3, 1, 0), (0, 1, 2, 3)) + 0]
    rows = np.arange(len(w))
    if maps:
        rows = np.moveaxis(rows.reshape(maps), 0, -1).ravel()
    return [w[rows], weights[layer + ".b"] + 0]


_HANDS = (to_keras, by_index)
_FOUR = ('("gamma", "beta", "mean", "var")', '["gamma", "beta", "mean", "var"]')
_KERNEL = ("kernel.transpose(2, 3, 1, 0)", "np.moveaxis(w, (2, 3, 1, 0), (0, 1, 2, 3))")
_ROWS = (
    "kernel.reshape(*maps, -1).transpose(1, 2, 0, 3).reshape(kernel.shape)",
    "np.moveaxis(rows.reshape(maps), 0, -1).ravel()",
)


keras_mistakes = [
    *edits(
        _HANDS,
        conv_kept=each(_KERNEL, "kernel", "w"),
        all_axes_reversed=each(_KERNEL, "kernel.T", "w.transpose(3, 2, 1, 0)"),
        in_and_out_swapped=each(
            _KERNEL, "kernel.transpose(2, 3, 0, 1)", "np.moveaxis(w, (2, 3, 0, 1), (0, 1, 2, 3))"
        ),
        only_reshaped=each(
            _KERNEL,
            "kernel.reshape(*kernel.shape[2:], kernel.shape[1], kernel.shape[0])",
            "w.reshape(*w.shape[2:], *w.shape[1::-1])",
        ),
        kernel_flipped=each(
            _KERNEL,
            "kernel[:, :, ::-1, ::-1].transpose(2, 3, 1, 0)",
            "np.moveaxis(w[:, :, ::-1, ::-1], (2, 3, 1, 0), (0, 1, 2, 3))",
        ),
        flatten_order_kept=each(_ROWS, "kernel", "rows"),
        flatten_order_inverted=each(
            _ROWS,
            "kernel.reshape(*maps[1:], maps[0], -1).transpose(2, 0, 1, 3).reshape(kernel.shape)",
            "np.argsort(np.moveaxis(rows.reshape(maps), 0, -1).ravel())",
        ),
        height_and_width_swapped=each(
            _ROWS,
            "kernel.reshape(*maps, -1).transpose(2, 1, 0, 3).reshape(kernel.shape)",
            "rows.reshape(maps).T.ravel()",
        ),
        dense_transposed=[
            ("[kernel.copy(), own", "[kernel.T.copy(), own"),
            ("[w[rows], weights", "[w[rows].T, weights"),
        ],
        columns_reordered=each(
            _ROWS,
            "np.moveaxis(kernel.reshape(-1, *maps), 1, -1).reshape(kernel.shape)",
            "rows; w = w.reshape(-1, *maps).transpose(0, 2, 3, 1).reshape(w.shape)",
        ),
        neighbour_included=[
            (
                'key.startswith(f"{layer}.")',
                "key.startswith(layer)",
                "len(layer) + 1 :",
                'key.rfind(".") + 1 :',
            ),
            (
                '    if layer + ".gamma" in weights:',
                "    own = {k: a for k, a in weights.items() if k.startswith(layer)}\n"
                "    weights = {layer + k[k.rindex('.') :]: own[k] for k in own}\n"
                '    if layer + ".gamma" in weights:',
            ),
        ],
        order_of_the_dictionary=[
            (_FOUR[0], "own"),
            (_FOUR[1], '[k.split(".")[-1] for k in weights if k.startswith(f"{layer}.")]'),
        ],
        beta_before_gamma=each(_FOUR, '("beta", "gamma", "mean", "var")', '["beta", "gamma", "mean", "var"]'),
        statistics_first=each(_FOUR, '("mean", "var", "gamma", "beta")', '["mean", "var", "gamma", "beta"]'),
        variance_before_mean=each(
            _FOUR, '("gamma", "beta", "var", "mean")', '["gamma", "beta", "var", "mean"]'
        ),
        statistics_left_out=each(_FOUR, '("gamma", "beta")', '["gamma", "beta"]'),
        std_instead=[
            ("own[name].copy() for", "(own[name] ** (0.5 if name == 'var' else 1)) for"),
            (
                'np.array(weights[f"{layer}.{name}"])',
                'weights[f"{layer}.{name}"] ** (0.5 if name == "var" else 1)',
            ),
        ],
        bias_left_out=[(', own["b"].copy()]', "]"), (', weights[layer + ".b"] + 0]', "]")],
        bias_of_zeros=[
            (
                "[kernel.transpose(2, 3, 1, 0).copy()]",
                "[kernel.transpose(2, 3, 1, 0).copy(), np.zeros(len(kernel))]",
            ),
            (f"[{_KERNEL[1]} + 0]", f"[{_KERNEL[1]} + 0, np.zeros(len(w))]"),
        ],
        not_in_a_list=[
            ("[kernel.transpose(2, 3, 1, 0).copy()]", "kernel.transpose(2, 3, 1, 0).copy()"),
            (f"[{_KERNEL[1]} + 0]", f"{_KERNEL[1]} + 0"),
        ],
    ),
]


def _dense(rng, maps, units):
    return {"dense.w": rng.normal(size=(int(np.prod(maps)), units)), "dense.b": rng.normal(size=units)}


def _norms(rng, layers):
    """Arrays of normalisations, name by name, neither layers nor names in Keras's order."""
    names = [f"{layer}.{name}" for name in ("var", "beta", "mean", "gamma") for layer in layers]
    return {name: rng.uniform(0.3, 2, 3) for name in names}


def drawn_layers(rng):
    return [
        Case("convolution", (random_network(rng), "conv1"), weight=2),
        Case("square kernels", ({"conv1.w": rng.normal(size=(3, 3, 3, 3))}, "conv1")),
        Case("a norm in a block", (random_network(rng, ("block1", "block10")), "block1.norm"), weight=2),
        Case("behind a flatten", (_dense(rng, (2, 3, 4), 5), "dense", (2, 3, 4)), weight=2),
        Case("a cube", (_dense(rng, (3, 3, 3), 27), "dense", (3, 3, 3)), weight=2),
        Case("names that begin alike", (_norms(rng, ("norm1", "norm10")), "norm1")),
        Case("another order", (_norms(rng, ("norm1",)), "norm1")),
        Case("no flatten", (_dense(rng, (4,), 4), "dense"), weight=0.3),
    ]


visible_layers = [
    Case("convolution", ({"conv1.w": np.arange(18.0).reshape(2, 1, 3, 3)}, "conv1")),
    Case(
        "behind a flatten",
        ({"dense.w": np.arange(8.0).reshape(4, 2), "dense.b": np.ones(2)}, "dense", (2, 1, 2)),
    ),
]

to_keras_answer = Function(
    "to_keras", to_keras, [by_index], keras_mistakes, visible_layers, drawn_layers, weight=3
)
