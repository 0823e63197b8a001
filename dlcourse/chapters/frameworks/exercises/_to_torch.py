"""The first function of 14.4: weights for layers of PyTorch."""

import numpy as np

from dlcourse.checking import Case, Function, Symptom, Wrong


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


KEPT = 0.25  # what a case counts in which the arrays stay as they are


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
            weight=KEPT,
        ),
        Case(
            "conv, square",
            ("conv", [n(size=(3, 3, 3, 3)), n(size=3)], n(size=(1, 3, 4, 4))),
            play=script,
            weight=KEPT,
        ),
        Case("lstm", ("lstm", lstm(2, 3), n(size=(4, 2, 2))), play=script),
        Case("lstm, H = 4", ("lstm", lstm(5, 4), n(size=(3, 1, 5))), play=script),
    ]


_PROBE = np.random.default_rng(1).normal
_PROBES = [
    ("dense", [_PROBE(size=(4, 3)), _PROBE(size=3)]),
    ("conv", [_PROBE(size=(4, 2, 3, 5)), _PROBE(size=4)]),
    ("lstm", [_PROBE(size=(2, 12)), _PROBE(size=(3, 12)), _PROBE(size=12)]),
]
DENSE = [np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([0.5, 0.0, -0.5])]
_LSTM = [np.linspace(-1, 1, 8)[None], np.linspace(1, -1, 16).reshape(2, 8), np.linspace(0, 1, 8)]

to_torch_answer = Function(
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
        *(Symptom(id, _gives(_in_kind(*change)[0]), *_in_kind(*change)) for id, change in _TORCH.items()),
        Symptom(
            "wrong_order",
            _in_another_order,
            _in_kind("lstm", lambda wx, wh, b: [wx.T, b, wh.T, 0 * b])[0],
            _in_kind("dense", lambda w, b: [b, w.T])[1],
        ),
    ],
    visible=[
        Case("a dense layer", ("dense", DENSE, np.array([[1.0, -1.0]])), play=in_a_torch_layer),
        Case("an LSTM", ("lstm", _LSTM, np.ones((3, 1, 1))), play=in_a_torch_layer),
    ],
    cases=_cases_of_torch,
)
