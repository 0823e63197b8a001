"""Convolutions."""

import numpy as np
from onnx_adapters.common import NotCovered, padded, pads, require_images

from dlcourse.numpy.conv import col2im, conv2d, conv_transpose2d


def conv(attributes, x, w, b=None):
    """`conv.conv2d`; asymmetric padding is added before"""
    require_images(x)
    x, padding = padded(x, pads(attributes, x.shape[2:], w.shape[2:]), 0)
    options = {
        "stride": tuple(attributes.get("strides", (1, 1))),
        "dilation": tuple(attributes.get("dilations", (1, 1))),
        "groups": attributes.get("group", 1),
    }
    return (conv2d(x, w, _bias(b, len(w), x), padding=padding, **options)[0],)


def conv_transpose(attributes, x, w, b=None):
    """`conv.conv_transpose2d`, sequences as images of height 1; asymmetric padding is cut off afterwards"""
    if attributes.get("group", 1) != 1:
        raise NotCovered("groups in a transposed convolution")
    if set(attributes.get("dilations", [1])) != {1}:
        raise NotCovered("dilation in a transposed convolution")
    if x.ndim == 3:
        (out,) = conv_transpose({}, x[:, :, None], w[:, :, None], b)
        return (out[:, :, 0],)
    require_images(x)
    strides = tuple(attributes.get("strides", (1, 1)))
    extra = tuple(attributes.get("output_padding", (0, 0)))
    sizes = zip(x.shape[2:], strides, w.shape[2:], extra, strict=True)
    full = [(n - 1) * s + k + e for n, s, k, e in sizes]
    wanted = _wanted_size(attributes, x.shape[2:], strides, full)
    extra = tuple(e + max(0, n - f) for e, n, f in zip(extra, wanted, full, strict=True))
    out, _ = conv_transpose2d(x, w, _bias(b, w.shape[1], x), stride=strides, output_padding=extra)
    top, left = _cut_before(attributes, wanted, full)
    return (out[:, :, top : top + wanted[0], left : left + wanted[1]],)


def fold(attributes, columns, image, size):
    """`conv.col2im`"""
    if len(image) != 2:
        raise NotCovered(f"{len(image)} spatial axes")
    (top, bottom), (left, right) = pads(attributes, tuple(image), tuple(size))
    if (top, left) != (bottom, right):
        raise NotCovered("asymmetric padding")
    out = col2im(
        columns,
        tuple(int(n) for n in image),
        tuple(int(k) for k in size),
        stride=tuple(attributes.get("strides", (1, 1))),
        padding=(top, left),
        dilation=tuple(attributes.get("dilations", (1, 1))),
    )
    return (out,)


def _wanted_size(attributes, image, strides, full):
    if "output_shape" in attributes:
        return attributes["output_shape"]
    if attributes.get("auto_pad", "NOTSET").startswith("SAME"):
        return [n * s for n, s in zip(image, strides, strict=True)]
    cut = attributes.get("pads", (0, 0, 0, 0))
    return [full[0] - cut[0] - cut[2], full[1] - cut[1] - cut[3]]


def _cut_before(attributes, wanted, full):
    if "pads" in attributes:
        return attributes["pads"][:2]
    return [max(0, f - n) // 2 for n, f in zip(wanted, full, strict=True)]


def _bias(b, filters, x):
    return np.zeros(filters, x.dtype) if b is None else b


ADAPTERS = {"Conv": conv, "ConvTranspose": conv_transpose, "Col2Im": fold}
