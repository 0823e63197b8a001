"""14.4 The same weights in another framework: layouts, gates, defaults and padding."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong, edits

# ---- to PyTorch: what counts is what a real layer computes with the weights


def to_torch(kind, weights):
    if kind == "dense":
        w, b = weights
        return [w.T, b]
    if kind == "conv":
        return list(weights)
    wx, wh, b = weights
    return [wx.T, wh.T, b, np.zeros_like(b)]


def to_torch_by_axes(kind, weights):
    *matrices, b = weights
    arrays = [m if m.ndim == 4 else np.ascontiguousarray(np.moveaxis(m, 0, 1)) for m in matrices]
    return [*arrays, *([b] if kind != "lstm" else [b / 2, b / 2])]


def _layer(kind, weights):
    import torch

    first = weights[0]
    if kind == "dense":
        return torch.nn.Linear(*first.shape)
    if kind == "conv":
        return torch.nn.Conv2d(first.shape[1], first.shape[0], first.shape[2:])
    return torch.nn.LSTM(first.shape[0], first.shape[1] // 4)


def in_a_torch_layer(to_torch, kind, weights, x):
    """Load what came out into a real layer, in the order of its state_dict, and let the layer compute."""
    import torch

    layer = _layer(kind, weights).double()
    arrays = [np.asarray(array).astype(float, casting="same_kind") for array in to_torch(kind, weights)]
    layer.load_state_dict(dict(zip(layer.state_dict(), map(torch.as_tensor, arrays), strict=True)))
    with torch.no_grad():
        out = layer(torch.as_tensor(x))
    return (out[0] if kind == "lstm" else out).numpy()


def _torch_dense_kept(kind, weights):
    return list(weights) if kind == "dense" else to_torch(kind, weights)


def _torch_dense_kept_again(kind, weights):
    arrays = to_torch_by_axes(kind, weights)
    return [arrays[0].T, arrays[1]] if kind == "dense" else arrays


def _torch_conv_flipped(kind, weights):
    w, *rest = to_torch(kind, weights)
    return [w[..., ::-1, ::-1] if w.ndim == 4 else w, *rest]


def _torch_conv_flipped_again(kind, weights):
    if kind != "conv":
        return to_torch_by_axes(kind, weights)
    return [np.rot90(weights[0], 2, axes=(2, 3)), weights[1]]


def _bias_twice(kind, weights):
    return [*to_torch(kind, weights)[:3], weights[-1]] if kind == "lstm" else to_torch(kind, weights)


def _bias_twice_again(kind, weights):
    arrays = to_torch_by_axes(kind, weights)
    return [a if a.ndim > 1 or kind != "lstm" else 2 * a for a in arrays]


def _gates_of_another(order):
    def wrong(kind, weights):
        arrays = to_torch(kind, weights)
        if kind != "lstm":
            return arrays
        return [np.concatenate([np.split(a, 4)[i] for i in order]) for a in arrays]

    return wrong


def _gates_swapped_again(kind, weights):
    if kind != "lstm":
        return to_torch_by_axes(kind, weights)
    size = weights[1].shape[0]
    places = np.arange(4 * size).reshape(4, size)[[0, 1, 3, 2]].ravel()
    return to_torch_by_axes(kind, [array[..., places] for array in weights])


def _matrices_reshaped(right):
    """Every matrix cut into rows of another length instead of transposed."""

    def wrong(kind, weights):
        pairs = zip([*weights, None], right(kind, weights), strict=False)
        return [array if array.ndim != 2 else given.reshape(array.shape) for given, array in pairs]

    return wrong


def _in_kind(kind, change):
    """Both authors, with other arrays for one kind."""

    def of(right):
        return lambda k, weights: change(*weights) if k == kind else right(k, weights)

    return of(to_torch), of(to_torch_by_axes)


_TORCH = {
    "conv_axes_moved": ("conv", lambda w, b: [w.transpose(2, 3, 1, 0), b]),
    "all_axes_reversed": ("conv", lambda w, b: [w.T, b]),
    "only_reshaped": ("dense", lambda w, b: [w.reshape(w.T.shape), b]),
    "recurrent_not_transposed": ("lstm", lambda wx, wh, b: [wx.T, wh, b, 0 * b]),
    "result_missing": ("lstm", lambda wx, wh, b: [wx.T, wh.T, b]),
    "lstm_not_transposed": ("lstm", lambda wx, wh, b: [wx, wh, b, 0 * b]),
}


def _gives(wrong):
    """The very arrays of a wrong implementation, whatever a layer makes of them."""

    def shows(evidence):
        return all(_alike(evidence.ask(kind, w).value, wrong(kind, w)) for kind, w in _PROBES)

    return shows


def _alike(got, wrong):
    got, wrong = (_biases_added(list(map(np.asarray, arrays))) for arrays in (got, wrong))
    return len(got) == len(wrong) and all(
        a.shape == b.shape and np.allclose(a, b) for a, b in zip(got, wrong, strict=True)
    )


def _biases_added(arrays):
    same = len(arrays) == 4 and arrays[2].shape == arrays[3].shape
    return [*arrays[:2], arrays[2] + arrays[3]] if same else arrays


def _in_another_order(evidence):
    """The right arrays, but not in the order of state_dict."""
    for kind, weights in _PROBES:
        got, right = evidence.ask(kind, weights).value, to_torch(kind, weights)
        if not _alike(sorted(got, key=_rank), sorted(right, key=_rank)):
            return False
    return True


def _rank(array):
    return -np.ndim(array), np.size(array), -np.abs(array).sum()


# ---- to Keras: checked on the arrays themselves


def to_keras(kind, weights, image=None):
    w, *rest = weights
    if kind == "conv":
        w = w.transpose(2, 3, 1, 0)
    elif kind == "dense" and image:
        w = w.reshape(*image, -1).transpose(1, 2, 0, 3).reshape(w.shape)
    return [w, *rest]


def to_keras_by_index(kind, weights, image=None):
    arrays = [np.array(a) for a in weights]
    if kind == "conv":
        arrays[0] = np.moveaxis(arrays[0], (0, 1), (3, 2))
    if image and kind == "dense":
        rows = np.arange(len(arrays[0])).reshape(image)
        arrays[0] = arrays[0][np.moveaxis(rows, 0, -1).ravel()]
    return arrays


def _keras(conv=None, flatten=None, dense=None):
    def wrong(kind, weights, image=None):
        if kind == "conv" and conv:
            return [conv(weights[0]), weights[1]]
        if kind == "dense" and image and flatten:
            return [flatten(weights[0], image), weights[1]]
        right = to_keras(kind, weights, image)
        return [dense(right[0]), right[1]] if kind == "dense" and dense else right

    return wrong


def _keras_by_index(conv=None, flatten=None, dense=None):
    def wrong(kind, weights, image=None):
        arrays = to_keras_by_index(kind, weights, image)
        if kind == "conv" and conv:
            arrays[0] = conv(np.array(weights[0]))
        if kind == "dense":
            if image and flatten:
                arrays[0] = flatten(np.array(weights[0]), image)
            if dense:
                arrays[0] = dense(arrays[0])
        return arrays

    return wrong


def _rows_the_wrong_way(w, image):
    """The inverse permutation: as if the rows were channels-last already."""
    c, h, width = image
    return w.reshape(h, width, c, -1).transpose(2, 0, 1, 3).reshape(w.shape)


def _rows_the_wrong_way_again(w, image):
    out = np.empty_like(w)
    out[np.moveaxis(np.arange(len(w)).reshape(image), 0, -1).ravel()] = w
    return out


def _by_columns(w, image):
    return w.reshape(*image, -1).transpose(2, 1, 0, 3).reshape(w.shape)


def _columns_reordered(w, image):
    return w.reshape(-1, *image).transpose(0, 2, 3, 1).reshape(w.shape)


def _recurrent_transposed(kind, weights, image=None):
    if kind == "lstm":
        return [weights[0].T, weights[1].T, weights[2]]
    return to_keras(kind, weights, image)


def _recurrent_transposed_again(kind, weights, image=None):
    arrays = to_keras_by_index(kind, weights, image)
    return [np.swapaxes(a, 0, -1) for a in arrays] if kind == "lstm" else arrays


# ---- the same settings under other names


def keras_options(kind, options):
    if kind == "batch_norm":
        return {"momentum": 1 - options.get("momentum", 0.1), "epsilon": options.get("eps", 1e-5)}
    if kind == "dropout":
        return {"rate": options.get("p", 0.5)}
    beta_1, beta_2 = options.get("betas", (0.9, 0.999))
    rate, eps = options.get("lr", 1e-3), options.get("eps", 1e-8)
    return {"learning_rate": rate, "beta_1": beta_1, "beta_2": beta_2, "epsilon": eps}


def keras_options_by_table(kind, options):
    defaults = {
        "batch_norm": {"momentum": 0.1, "eps": 1e-5},
        "dropout": {"p": 0.5},
        "adam": {"lr": 1e-3, "betas": (0.9, 0.999), "eps": 1e-8},
    }[kind]
    full = defaults | dict(options)
    names = {"eps": "epsilon", "p": "rate", "lr": "learning_rate"}
    out = {names.get(key, key): value for key, value in full.items() if key != "betas"}
    if "betas" in full:
        out["beta_1"], out["beta_2"] = full["betas"]
    if "momentum" in out:
        out["momentum"] = 1.0 - out["momentum"]
    return out


def _options_changed(change, right):
    def wrong(kind, options):
        out = dict(right(kind, options))
        change(kind, options, out)
        return out

    return wrong


def _momentum_kept(kind, options, out):
    if kind == "batch_norm":
        out["momentum"] = options.get("momentum", 0.1)


def _keras_eps_defaults(kind, options, out):
    if "epsilon" in out and "eps" not in options:
        out["epsilon"] = {"batch_norm": 1e-3, "adam": 1e-7}[kind]


def _keras_momentum_default(kind, options, out):
    if kind == "batch_norm" and "momentum" not in options:
        out["momentum"] = 0.99


def _keep_probability(kind, options, out):
    if kind == "dropout":
        out["rate"] = 1 - options.get("p", 0.5)


def _default_momentum_kept(kind, options, out):
    if kind == "batch_norm" and "momentum" not in options:
        out["momentum"] = 0.1


def _keras_defaults(kind, options, out):
    _keras_eps_defaults(kind, options, out)
    _keras_momentum_default(kind, options, out)


def _only_given(kind, options, out):
    given = {"momentum": "momentum", "epsilon": "eps", "rate": "p", "learning_rate": "lr"}
    for name in list(out):
        if given.get(name, "betas") not in options:
            del out[name]


def _names_kept(kind, options, out):
    for ours, theirs in (("lr", "learning_rate"), ("eps", "epsilon")):
        if kind == "adam":
            out[ours] = out.pop(theirs)


def _other_rate(kind, options, out):
    if kind == "adam" and "lr" not in options:
        out["learning_rate"] = 0.01


def _zero_not_given(kind, options, out):
    if kind == "dropout":
        out["rate"] = options.get("p") or 0.5


def _all_expected(kind, options, out):
    for name in {"batch_norm": ["momentum", "eps"], "dropout": ["p"], "adam": ["betas", "lr", "eps"]}[kind]:
        options[name]


# ---- padding "same"


def same_padding(size, kernel, stride):
    out = -(-size // stride)
    total = max((out - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


def same_padding_by_total(size, kernel, stride):
    out = (size + stride - 1) // stride
    needed = (out - 1) * stride + kernel
    added = needed - size if needed > size else 0
    before = added // 2
    after = added - before
    return before, after


def same_padding_by_trial(size, kernel, stride):
    needed, before, after = int(np.ceil(size / stride)), 0, 0
    while (size + before + after - kernel) // stride + 1 < needed:
        before, after = (before + 1, after) if before < after else (before, after + 1)
    return before, after


_padding_mistakes = [
    *edits(
        (same_padding, same_padding_by_total),
        larger_half_first=[
            ("total // 2, total - total // 2", "total - total // 2, total // 2"),
            ("before, after", "after, before"),
        ],
        as_for_stride_one=[
            ("(out - 1) * stride + kernel - size", "kernel - 1"),
            ("needed = ", "needed = size + kernel - 1  # "),
        ],
        symmetric=[("total - total // 2", "total // 2"), ("added - before", "before")],
        outputs_rounded_down=[
            ("-(-size // stride)", "size // stride"),
            ("(size + stride - 1) // stride", "size // stride"),
        ],
        negative_padding=[(", 0)", ", -size)"), ("if needed > size else 0", "")],
        off_by_one=("(out - 1) * stride", "out * stride"),
        scalar_instead=[("total // 2, total - total // 2", "total"), ("before, after", "added")],
    ),
    Wrong(
        "as_for_stride_one", lambda n, k, stride: ((k - 1) // 2,) * 2, lambda n, k, stride: [(k - 1) // 2] * 2
    ),
    Wrong(
        "symmetric",
        lambda *args: (sum(same_padding(*args)) / 2,) * 2,
        lambda *args: tuple(np.full(2, np.mean(same_padding_by_total(*args)))),
    ),
]


_KEPT = 0.25  # what a case counts in which the arrays stay as they are


def _cases_of_torch(rng: np.random.Generator) -> list[Case]:
    n, script = rng.normal, in_a_torch_layer

    def lstm(d, h):
        return [n(size=(d, 4 * h)), n(size=(h, 4 * h)), n(size=4 * h)]

    return [
        Case("dense", ("dense", [n(size=(4, 3)), n(size=3)], n(size=(2, 4))), play=script),
        Case("dense, square", ("dense", [n(size=(5, 5)), n(size=5)], n(size=(1, 5))), play=script),
        Case(
            "conv",
            ("conv", [n(size=(4, 2, 3, 2)), n(size=4)], n(size=(2, 2, 5, 4))),
            play=script,
            weight=_KEPT,
        ),
        Case(
            "conv, square",
            ("conv", [n(size=(3, 3, 3, 3)), n(size=3)], n(size=(1, 3, 4, 4))),
            play=script,
            weight=_KEPT,
        ),
        Case("lstm", ("lstm", lstm(2, 3), n(size=(4, 2, 2))), play=script),
        Case("lstm, H = 4", ("lstm", lstm(5, 4), n(size=(3, 1, 5))), play=script),
    ]


def _cases_of_keras(rng: np.random.Generator) -> list[Case]:
    n = rng.normal
    return [
        Case("dense", ("dense", [n(size=(4, 3)), n(size=3)]), weight=_KEPT),
        Case("conv", ("conv", [n(size=(4, 2, 3, 5)), n(size=4)])),
        Case("conv, square", ("conv", [n(size=(3, 3, 3, 3)), n(size=3)])),
        Case("dense after flatten", ("dense", [n(size=(24, 5)), n(size=5)]), {"image": (2, 3, 4)}),
        Case("flattened cube", ("dense", [n(size=(27, 2)), n(size=2)]), {"image": (3, 3, 3)}),
        Case("lstm", ("lstm", [n(size=(2, 12)), n(size=(3, 12)), n(size=12)]), weight=_KEPT),
    ]


def _cases_of_options(rng: np.random.Generator) -> list[Case]:
    p, m = (float(np.round(rng.uniform(0.05, 0.45), 2)) for _ in range(2))
    return [
        Case("batch norm as it comes", ("batch_norm", {})),
        Case("batch norm", ("batch_norm", {"momentum": m, "eps": 2e-4})),
        Case("dropout", ("dropout", {"p": p})),
        Case("no dropout", ("dropout", {"p": 0.0}), weight=0.4),
        Case("dropout as it comes", ("dropout", {})),
        Case("adam as it comes", ("adam", {})),
        Case("adam", ("adam", {"lr": p, "betas": (m, 0.99), "eps": 3e-6})),
    ]


def _cases_of_padding(rng: np.random.Generator) -> list[Case]:
    sizes = [(26, 3, 2), (7, 3, 2), (6, 2, 3), (5, 1, 2), (9, 4, 1), (8, 5, 4), (10, 1, 3)]
    drawn = [tuple(int(v) for v in rng.integers((6, 3, 1), (40, 8, 4))) for _ in range(6)]
    return [
        Case(
            "size {}, kernel {}, stride {}".format(*size),
            size,
            weight=0.2 if same_padding(*size) in ((0, 0), (1, 1)) else 1.0,  # which any guess may hit
        )
        for size in sizes + drawn
    ]


_PROBE = np.random.default_rng(1).normal
_PROBES = [
    ("dense", [_PROBE(size=(4, 3)), _PROBE(size=3)]),
    ("conv", [_PROBE(size=(4, 2, 3, 5)), _PROBE(size=4)]),
    ("lstm", [_PROBE(size=(2, 12)), _PROBE(size=(3, 12)), _PROBE(size=12)]),
]
_DENSE = [np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([0.5, 0.0, -0.5])]
_CONV = [np.arange(12.0).reshape(2, 1, 2, 3), np.array([1.0, -1.0])]
_LSTM = [np.linspace(-1, 1, 8)[None], np.linspace(1, -1, 16).reshape(2, 8), np.linspace(0, 1, 8)]

exercise = Exercise(
    number="14.4",
    points=10,
    needs="torch",
    seconds=20.0,  # PyTorch loads itself at the first call
    answers=[
        Function(
            "to_torch",
            reference=to_torch,
            alternatives=[to_torch_by_axes],
            mistakes=[
                Wrong("dense_not_transposed", _torch_dense_kept, _torch_dense_kept_again),
                Wrong("bias_twice", _bias_twice, _bias_twice_again),
                Wrong("gates_reordered", _gates_of_another((0, 1, 3, 2)), _gates_swapped_again),
                Wrong("gates_reordered", _gates_of_another((0, 2, 1, 3)), _gates_of_another((0, 2, 1, 3))),
                Wrong("kernel_flipped", _torch_conv_flipped, _torch_conv_flipped_again),
                Wrong("only_reshaped", *map(_matrices_reshaped, (to_torch, to_torch_by_axes))),
                *(
                    Symptom(id, _gives(_in_kind(*change)[0]), *_in_kind(*change))
                    for id, change in _TORCH.items()
                ),
                Symptom(
                    "wrong_order",
                    _in_another_order,
                    _in_kind("lstm", lambda wx, wh, b: [wx.T, b, wh.T, 0 * b])[0],
                    _in_kind("dense", lambda w, b: [b, w.T])[1],
                ),
            ],
            visible=[
                Case("a dense layer", ("dense", _DENSE, np.array([[1.0, -1.0]])), play=in_a_torch_layer),
                Case("an LSTM", ("lstm", _LSTM, np.ones((3, 1, 1))), play=in_a_torch_layer),
            ],
            cases=_cases_of_torch,
        ),
        Function(
            "to_keras",
            reference=to_keras,
            alternatives=[to_keras_by_index],
            mistakes=[
                Wrong(
                    "dense_transposed",
                    _keras(dense=lambda w: w.T),
                    _keras_by_index(dense=lambda w: np.swapaxes(w, 0, 1)),
                ),
                Wrong("conv_kept", _keras(conv=lambda w: w), _keras_by_index(conv=lambda w: w + 0)),
                Wrong(
                    "all_axes_reversed",
                    _keras(conv=lambda w: w.T),
                    _keras_by_index(conv=lambda w: w.transpose(3, 2, 1, 0)),
                ),
                Wrong(
                    "flatten_order_kept",
                    _keras(flatten=lambda w, image: w),
                    _keras_by_index(flatten=lambda w, image: w * 1.0),
                ),
                Wrong(
                    "flatten_order_inverted",
                    _keras(flatten=_rows_the_wrong_way),
                    _keras_by_index(flatten=_rows_the_wrong_way_again),
                ),
                Wrong("lstm_transposed", _recurrent_transposed, _recurrent_transposed_again),
                Wrong(
                    "lstm_transposed",
                    lambda k, w, image=None: to_torch(k, w) if k == "lstm" else to_keras(k, w, image),
                    lambda k, w, image=None: (
                        to_torch(k, w) if k == "lstm" else to_keras_by_index(k, w, image)
                    ),
                ),
                *(
                    Wrong(id, _keras(**{place: change}), _keras_by_index(**{place: change}))
                    for id, place, change in (
                        ("in_and_out_swapped", "conv", lambda w: w.transpose(2, 3, 0, 1)),
                        ("only_reshaped", "conv", lambda w: w.reshape(*w.shape[2:], w.shape[1], w.shape[0])),
                        ("kernel_flipped", "conv", lambda w: w[:, :, ::-1, ::-1].transpose(2, 3, 1, 0)),
                        ("height_and_width_swapped", "flatten", _by_columns),
                        ("columns_reordered", "flatten", _columns_reordered),
                    )
                ),
            ],
            visible=[
                Case("a dense layer", ("dense", _DENSE), weight=_KEPT),
                Case("a convolution", ("conv", _CONV)),
                Case(
                    "dense after flatten",
                    ("dense", [np.arange(8.0).reshape(4, 2), np.zeros(2)]),
                    {"image": (2, 1, 2)},
                ),
            ],
            cases=_cases_of_keras,
        ),
        Function(
            "keras_options",
            reference=keras_options,
            alternatives=[keras_options_by_table],
            mistakes=[
                Wrong(
                    id,
                    _options_changed(change, keras_options),
                    _options_changed(change, keras_options_by_table),
                )
                for id, change in {
                    "momentum_not_inverted": _momentum_kept,
                    "keras_eps": _keras_eps_defaults,
                    "keras_momentum": _keras_momentum_default,
                    "keep_probability": _keep_probability,
                    "defaults_left_out": _only_given,
                    "misspelt_key": _names_kept,
                    "wrong_default": _other_rate,
                    "zero_as_not_given": _zero_not_given,
                    "defaults_missing": _all_expected,
                }.items()
            ]
            + [
                Wrong(
                    id,
                    _options_changed(change, keras_options),
                    _options_changed(change, keras_options_by_table),
                )
                for id, change in (
                    ("momentum_not_inverted", _default_momentum_kept),
                    ("keras_eps", _keras_defaults),
                )
            ],
            visible=[
                Case("Adam with rate 0.01", ("adam", {"lr": 0.01})),
                Case("dropout 0.2", ("dropout", {"p": 0.2})),
            ],
            cases=_cases_of_options,
            weight=0.5,
        ),
        Function(
            "same_padding",
            reference=same_padding,
            alternatives=[same_padding_by_total, same_padding_by_trial],
            mistakes=_padding_mistakes,
            visible=[Case("28 pixels, kernel 3, stride 2", (28, 3, 2)), Case("stride 1", (28, 3, 1))],
            cases=_cases_of_padding,
            weight=0.5,
        ),
    ],
)
