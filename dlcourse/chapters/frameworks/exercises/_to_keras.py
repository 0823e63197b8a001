"""The second function of 14.4: arrays as Keras keeps them."""

import numpy as np

from dlcourse.chapters.frameworks.exercises._to_torch import DENSE, KEPT, to_torch
from dlcourse.checking import Case, Function, Wrong


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


def _cases_of_keras(rng: np.random.Generator) -> list[Case]:
    n = rng.normal
    return [
        Case("dense", ("dense", [n(size=(4, 3)), n(size=3)]), weight=KEPT),
        Case("conv", ("conv", [n(size=(4, 2, 3, 5)), n(size=4)])),
        Case("conv, square", ("conv", [n(size=(3, 3, 3, 3)), n(size=3)])),
        Case("dense after flatten", ("dense", [n(size=(24, 5)), n(size=5)]), {"image": (2, 3, 4)}),
        Case("flattened cube", ("dense", [n(size=(27, 2)), n(size=2)]), {"image": (3, 3, 3)}),
        Case("lstm", ("lstm", [n(size=(2, 12)), n(size=(3, 12)), n(size=12)]), weight=KEPT),
    ]


_CONV = [np.arange(12.0).reshape(2, 1, 2, 3), np.array([1.0, -1.0])]

to_keras_answer = Function(
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
            lambda k, w, image=None: to_torch(k, w) if k == "lstm" else to_keras_by_index(k, w, image),
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
        Case("a dense layer", ("dense", DENSE), weight=KEPT),
        Case("a convolution", ("conv", _CONV)),
        Case(
            "dense after flatten",
            ("dense", [np.arange(8.0).reshape(4, 2), np.zeros(2)]),
            {"image": (2, 1, 2)},
        ),
    ],
    cases=_cases_of_keras,
)
