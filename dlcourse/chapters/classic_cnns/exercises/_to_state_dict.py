"""The first function of 9.3: names and arrays as PyTorch keeps them."""

import numpy as np

from dlcourse.checking import Case, Function, edits


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

_WHOLE = ('layer, _, name = key.rpartition(".")', 'parts = key.split(".")')

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
    *edits(
        _AUTHORS,
        cut_at_the_first_dot=[
            (_WHOLE[0], 'layer, name = key.split(".")[:2]', "names[name]", "names.get(name, name)"),
            (
                _WHOLE[1],
                'parts = key.split(".")[:2]',
                '"running_" + parts[-1]',
                '{"mean": "running_mean", "var": "running_var"}.get(parts[-1], parts[-1])',
            ),
        ],
    ),
]


def random_network(rng, blocks=("block1",), channels=3, filters=4, size=(2, 3), classes=5):
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
        Case("a network", (random_network(rng),), weight=2),
        Case("blocks in stages", (random_network(rng, ("stage1.block1", "stage2.block1")),), weight=2),
        Case("square dense layer", (square,)),
        Case("batch norm alone", (norm,)),
        Case("square kernels", ({"conv1.w": rng.normal(size=(3, 3, 3, 3))},), weight=0.2),
    ]


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


def each(olds, *news):
    return list(zip(olds, news, strict=True))


to_state_dict_answer = Function(
    "to_state_dict",
    to_state_dict,
    [by_cases],
    state_mistakes,
    visible_networks,
    drawn_networks,
    weight=2.5,
)
