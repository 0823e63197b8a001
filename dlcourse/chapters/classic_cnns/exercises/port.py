"""9.3 The weights of a network under other names, in another layout, and without batch normalisation."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits

# ---- to_state_dict


def to_state_dict(weights):
    names = {"w": "weight", "b": "bias", "gamma": "weight", "beta": "bias"}
    names |= {"mean": "running_mean", "var": "running_var"}
    state = {}
    for key, array in weights.items():
        layer, _, name = key.rpartition(".")
        state[f"{layer}.{names[name]}"] = array.T if array.ndim == 2 else array
    return state


def by_cases(weights):
    state = {}
    for key in weights:
        parts = key.split(".")
        value = weights[key]
        if parts[-1] in ("w", "gamma"):
            new = "weight"
        elif parts[-1] in ("b", "beta"):
            new = "bias"
        else:
            new = "running_" + parts[-1]
        if len(value.shape) == 2:
            value = np.swapaxes(value, 0, 1)
        state[".".join([*parts[:-1], new])] = value
    return state


_AUTHORS = (to_state_dict, by_cases)
_TURNED = ("array.T if array.ndim == 2 else array", "            value = np.swapaxes(value, 0, 1)\n")
_LAYER = ("layer, _, name = key.rpartition", '".".join([*parts[:-1], new])')

state_mistakes = [
    *edits(
        _AUTHORS,
        dense_not_transposed=[(_TURNED[0], "array"), (_TURNED[1], "            pass\n")],
        conv_transposed=[
            (
                _TURNED[0],
                f"{_TURNED[0]}.transpose(2, 3, 1, 0) if array.ndim == 4 else array",
            ),
            (
                "        if len(value.shape) == 2:",
                "        if len(value.shape) == 4:\n            value = value.transpose(2, 3, 1, 0)\n"
                "        if len(value.shape) == 2:",
            ),
        ],
        all_axes_reversed=[
            (_TURNED[0], "array.T"),
            ("if len(value.shape) == 2:", "if True:", "np.swapaxes(value, 0, 1)", "np.transpose(value)"),
        ],
        only_reshaped=[
            (_TURNED[0], "array.reshape(array.shape[::-1]) if array.ndim == 2 else array"),
            ("np.swapaxes(value, 0, 1)", "value.reshape(value.shape[::-1])"),
        ],
        running_forgotten=[
            ('"mean": "running_mean", "var": "running_var"', '"mean": "mean", "var": "var"'),
            ('"running_" + parts[-1]', "parts[-1]"),
        ],
        norm_names_kept=[
            ('"gamma": "weight", "beta": "bias"', '"gamma": "gamma", "beta": "beta"'),
            (
                '("w", "gamma")',
                '("w",)',
                '("b", "beta")',
                '("b",)',
                '"running_" + parts[-1]',
                'parts[-1] if parts[-1] in ("gamma", "beta") else "running_" + parts[-1]',
            ),
        ],
        gamma_and_beta_swapped=[
            ('"gamma": "weight", "beta": "bias"', '"gamma": "bias", "beta": "weight"'),
            ('("w", "gamma")', '("w", "beta")', '("b", "beta")', '("b", "gamma")'),
        ],
        mean_and_var_swapped=[
            ('"running_mean", "var": "running_var"', '"running_var", "var": "running_mean"'),
            ('"running_" + parts[-1]', '"running_" + {"mean": "var", "var": "mean"}[parts[-1]]'),
        ],
        statistics_left_out=[
            (
                "    return state\n",
                "    return {key: a for key, a in state.items() if 'running' not in key}\n",
            ),
            ("        state[", "        if 'running' not in new: state["),
        ],
        std_instead=[
            (
                _TURNED[0],
                f"{_TURNED[0]}\n        if name == 'var': state[f'{{layer}}.running_var'] = array**0.5",
            ),
            (
                "        if len(value",
                "        if new == 'running_var':\n            value = value**0.5\n        if len(value",
            ),
        ],
        layer_lost=[('f"{layer}.{names[name]}"', "names[name]"), (_LAYER[1], "new")],
        outer_layer_lost=[
            ('f"{layer}.', "f\"{layer.split('.')[-1]}."),
            (_LAYER[1], '".".join([*parts[-2:-1], new])'),
        ],
        two_parts_only=[
            ('layer, _, name = key.rpartition(".")', 'layer, name = key.split(".")'),
            ('parts = key.split(".")', 'layer, name = parts = key.split(".")'),
        ],
        cut_at_the_first_dot=[
            ("key.rpartition", "key.partition"),
            (
                'parts = key.split(".")',
                'parts = key.split(".", 1)',
                '"running_" + parts[-1]',
                '{"mean": "running_mean", "var": "running_var"}[parts[-1]]',
            ),
        ],
    ),
    *edits(
        _AUTHORS,
        running_forgotten=[
            ('"mean": "running_mean", "var": "running_var"', '"mean": "weight", "var": "bias"'),
            ('"running_" + parts[-1]', '{"mean": "weight", "var": "bias"}[parts[-1]]'),
        ],
        cut_at_the_first_dot=[
            ("key.rpartition", "key.partition", "        state[f", "        if name in names: state[f"),
            (
                'parts = key.split(".")',
                'parts = key.split(".", 1)',
                '        state[".".join',
                '        if "." not in parts[-1]: state[".".join',
            ),
        ],
        conv_transposed=[
            (
                _TURNED[0],
                "array.T if array.ndim == 2 else array.swapaxes(0, 1) if array.ndim == 4 else array",
            ),
            ("if len(value.shape) == 2:", "if len(value.shape) in (2, 4):"),
        ],
    ),
]


def _network(rng, blocks=("block1",), channels=3, filters=4, size=(2, 3), classes=5):
    """Weights of a first convolution, blocks and a dense layer."""
    weights = {"conv1.w": rng.normal(size=(filters, channels, 3, 3))}
    for block in blocks:
        weights[f"{block}.conv.w"] = rng.normal(size=(filters, filters, 3, 3))
        weights |= {
            f"{block}.norm.{name}": rng.uniform(0.3, 2, filters) for name in ("gamma", "beta", "mean", "var")
        }
    weights["dense.w"] = rng.normal(size=(filters * size[0] * size[1], classes))
    return weights | {"dense.b": rng.normal(size=classes)}


def drawn_networks(rng):
    square = {"dense.w": rng.normal(size=(4, 4)), "dense.b": rng.normal(size=4)}
    norm = {f"norm1.{name}": rng.uniform(0.3, 2, 3) for name in ("gamma", "beta", "mean", "var")}
    return [
        Case("a network", (_network(rng),), weight=2),
        Case("blocks in stages", (_network(rng, ("stage1.block1", "stage2.block1")),), weight=2),
        Case("square dense layer", (square,)),
        Case("batch norm alone", (norm,)),
        Case("square kernels", ({"conv1.w": rng.normal(size=(3, 3, 3, 3))},), weight=0.2),
    ]


_SEEN = np.random.default_rng(93)
visible_networks = [
    Case("dense", ({"dense.w": np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), "dense.b": np.zeros(3)},)),
    Case(
        "norm",
        (
            {
                f"norm1.{n}": np.array([v, 1.0])
                for n, v in zip(("gamma", "beta", "mean", "var"), (1.0, 2, 3, 4), strict=True)
            },
        ),
    ),
]

# ---- to_keras


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


def _each(olds, *news):
    return list(zip(olds, news, strict=True))


keras_mistakes = [
    *edits(
        _HANDS,
        conv_kept=_each(_KERNEL, "kernel", "w"),
        all_axes_reversed=_each(_KERNEL, "kernel.T", "w.transpose(3, 2, 1, 0)"),
        in_and_out_swapped=_each(
            _KERNEL, "kernel.transpose(2, 3, 0, 1)", "np.moveaxis(w, (2, 3, 0, 1), (0, 1, 2, 3))"
        ),
        only_reshaped=_each(
            _KERNEL,
            "kernel.reshape(*kernel.shape[2:], kernel.shape[1], kernel.shape[0])",
            "w.reshape(*w.shape[2:], *w.shape[1::-1])",
        ),
        kernel_flipped=_each(
            _KERNEL,
            "kernel[:, :, ::-1, ::-1].transpose(2, 3, 1, 0)",
            "np.moveaxis(w[:, :, ::-1, ::-1], (2, 3, 1, 0), (0, 1, 2, 3))",
        ),
        flatten_order_kept=_each(_ROWS, "kernel", "rows"),
        flatten_order_inverted=_each(
            _ROWS,
            "kernel.reshape(*maps[1:], maps[0], -1).transpose(2, 0, 1, 3).reshape(kernel.shape)",
            "np.argsort(np.moveaxis(rows.reshape(maps), 0, -1).ravel())",
        ),
        height_and_width_swapped=_each(
            _ROWS,
            "kernel.reshape(*maps, -1).transpose(2, 1, 0, 3).reshape(kernel.shape)",
            "rows.reshape(maps).T.ravel()",
        ),
        dense_transposed=[
            ("[kernel.copy(), own", "[kernel.T.copy(), own"),
            ("[w[rows], weights", "[w[rows].T, weights"),
        ],
        columns_reordered=_each(
            _ROWS,
            "np.moveaxis(kernel.reshape(-1, *maps), 1, -1).reshape(kernel.shape)",
            "rows; w = w.reshape(-1, *maps).transpose(0, 2, 3, 1).reshape(w.shape)",
        ),
        beta_before_gamma=_each(
            _FOUR, '("beta", "gamma", "mean", "var")', '["beta", "gamma", "mean", "var"]'
        ),
        statistics_first=_each(_FOUR, '("mean", "var", "gamma", "beta")', '["mean", "var", "gamma", "beta"]'),
        variance_before_mean=_each(
            _FOUR, '("gamma", "beta", "var", "mean")', '["gamma", "beta", "var", "mean"]'
        ),
        statistics_left_out=_each(_FOUR, '("gamma", "beta")', '["gamma", "beta"]'),
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


def drawn_layers(rng):
    return [
        Case("convolution", (_network(rng), "conv1"), weight=2),
        Case("square kernels", ({"conv1.w": rng.normal(size=(3, 3, 3, 3))}, "conv1")),
        Case("a norm in a block", (_network(rng, ("block1", "block10")), "block1.norm"), weight=2),
        Case("behind a flatten", (_dense(rng, (2, 3, 4), 5), "dense", (2, 3, 4)), weight=2),
        Case("a cube", (_dense(rng, (3, 3, 3), 27), "dense", (3, 3, 3)), weight=2),
        Case("no flatten", (_dense(rng, (4,), 4), "dense"), weight=0.3),
    ]


visible_layers = [
    Case("convolution", ({"conv1.w": np.arange(12.0).reshape(2, 1, 2, 3)}, "conv1")),
    Case(
        "behind a flatten",
        ({"dense.w": np.arange(8.0).reshape(4, 2), "dense.b": np.ones(2)}, "dense", (2, 1, 2)),
    ),
]

# ---- fold_norm


def fold_norm(w, gamma, beta, mean, var, eps):
    scale = gamma / np.sqrt(var + eps)
    return w * scale[:, None, None, None], beta - scale * mean


def filter_by_filter(w, gamma, beta, mean, var, eps):
    kernels, biases = np.zeros_like(w), np.zeros_like(beta)
    for f in range(len(w)):
        scale = gamma[f] / np.sqrt(var[f] + eps)
        kernels[f] = w[f] * scale
        biases[f] = beta[f] - scale * mean[f]
    return kernels, biases


_FOLDERS = (fold_norm, filter_by_filter)
_SCALE = ("gamma / np.sqrt(var + eps)", "gamma[f] / np.sqrt(var[f] + eps)")
_KERNELS = ("w * scale[:, None, None, None]", "w[f] * scale")
_BIASES = ("beta - scale * mean", "beta[f] - scale * mean[f]")
_ALL = "return kernels, biases"

fold_mistakes = edits(
    _FOLDERS,
    root_forgotten=_each(_SCALE, "gamma / (var + eps)", "gamma[f] / (var[f] + eps)"),
    eps_forgotten=_each(_SCALE, "gamma / np.sqrt(var)", "gamma[f] / np.sqrt(var[f])"),
    eps_outside_the_root=_each(_SCALE, "gamma / (np.sqrt(var) + eps)", "gamma[f] / (np.sqrt(var[f]) + eps)"),
    gamma_forgotten=_each(_SCALE, "1 / np.sqrt(var + eps)", "1 / np.sqrt(var[f] + eps)"),
    multiplied=_each(_SCALE, "gamma * np.sqrt(var + eps)", "gamma[f] * np.sqrt(var[f] + eps)"),
    scaled_by_input_channel=[
        (_KERNELS[0], "w * scale[:, None, None]"),
        (_ALL, "return w * (gamma / np.sqrt(var + eps))[:, None, None], biases"),
    ],
    along_the_last_axis=[
        (_KERNELS[0], "w * scale"),
        (_ALL, "return w * (gamma / np.sqrt(var + eps)), biases"),
    ],
    kernel_not_scaled=_each(_KERNELS, "w + 0", "w[f]"),
    mean_not_scaled=_each(_BIASES, "beta - mean", "beta[f] - mean[f]"),
    mean_divided_only=_each(
        _BIASES, "beta - mean / np.sqrt(var + eps)", "beta[f] - mean[f] / np.sqrt(var[f] + eps)"
    ),
    mean_added=_each(_BIASES, "beta + scale * mean", "beta[f] + scale * mean[f]"),
    sign_reversed=_each(_BIASES, "scale * mean - beta", "scale * mean[f] - beta[f]"),
    mean_forgotten=_each(_BIASES, "beta + 0", "beta[f]"),
    beta_forgotten=_each(_BIASES, "-scale * mean", "-scale * mean[f]"),
    beta_scaled=_each(_BIASES, "scale * (beta - mean)", "scale * (beta[f] - mean[f])"),
    wrong_order=[
        (
            "return w * scale[:, None, None, None], beta - scale * mean",
            "return beta - scale * mean, w * scale[:, None, None, None]",
        ),
        ("return kernels, biases", "return biases, kernels"),
    ],
)


def drawn_folds(rng):
    def case(name, f, c, k, eps, weight=1.0):
        gamma, var = rng.uniform(0.3, 2, (2, f))
        return Case(
            name, (rng.normal(size=(f, c, k, k)), gamma, *rng.normal(size=(2, f)), var, eps), weight=weight
        )

    return [
        case("four filters", 4, 3, 3, 1e-5, 2),
        case("all axes equal", 3, 3, 3, 1e-3, 2),
        case("a projection", 5, 2, 1, 1e-5),
        case("large eps", 2, 2, 3, 0.3),
        case("one filter", 1, 4, 3, 1e-5, 0.5),
    ]


visible_folds = [
    Case(
        "by hand",
        (np.ones((1, 1, 1, 1)), np.array([6.0]), np.array([1.0]), np.array([2.0]), np.array([8.0]), 1.0),
    ),
    Case(
        "two filters",
        (
            np.ones((2, 1, 1, 2)),
            np.array([1.0, 2.0]),
            np.array([0.5, 0.0]),
            np.array([1.0, -1.0]),
            np.array([4.0, 1.0]),
            0.0,
        ),
    ),
]

exercise = Exercise(
    number="9.3",
    points=8,
    answers=[
        Function(
            "to_state_dict",
            to_state_dict,
            [by_cases],
            state_mistakes,
            visible_networks,
            drawn_networks,
            weight=2.5,
        ),
        Function("to_keras", to_keras, [by_index], keras_mistakes, visible_layers, drawn_layers, weight=3),
        Function(
            "fold_norm", fold_norm, [filter_by_filter], fold_mistakes, visible_folds, drawn_folds, weight=2.5
        ),
    ],
)
