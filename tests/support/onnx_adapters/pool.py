"""Pooling."""

import numpy as np
from onnx_adapters.common import NotCovered, padded, pads, require_images

from dlcourse.numpy.pool import avg_pool2d, global_avg_pool2d, max_pool2d


def max_pool(attributes, x):
    """`pool.max_pool2d`, sequences as images of height 1; unusual padding is added before"""
    return (_pool(max_pool2d, attributes, x, -np.inf),)


def average_pool(attributes, x):
    """`pool.avg_pool2d`, sequences as images of height 1"""
    widths = np.array(pads(attributes, x.shape[2:], attributes["kernel_shape"]))
    if widths.any() and not attributes.get("count_include_pad", 0):
        raise NotCovered("padding that does not count in the mean")
    return (_pool(avg_pool2d, attributes, x, 0),)


def global_average_pool(attributes, x):
    """`pool.global_avg_pool2d`"""
    require_images(x)
    return (global_avg_pool2d(x)[0][:, :, None, None],)


def _pool(pool, attributes, x, outside):
    size, strides = tuple(attributes["kernel_shape"]), tuple(attributes.get("strides", [1] * (x.ndim - 2)))
    if set(attributes.get("dilations", [1])) != {1}:
        raise NotCovered("dilation in pooling")
    if attributes.get("ceil_mode", 0):
        raise NotCovered("output sizes rounded up")
    if x.ndim == 3 and "pads" not in attributes:
        image = {"kernel_shape": (1, *size), "strides": (1, *strides)}
        return _pool(pool, image, x[:, :, None], outside)[:, :, 0]
    require_images(x)
    widths = pads(attributes, x.shape[2:], size)
    if any(2 * max(width) > k for width, k in zip(widths, size, strict=True)):
        x, widths = np.pad(x, [(0, 0), (0, 0), *widths], constant_values=outside), [(0, 0), (0, 0)]
    x, padding = padded(x, widths, outside)
    return pool(x, size, stride=strides, padding=padding)[0]


ADAPTERS = {"AveragePool": average_pool, "GlobalAveragePool": global_average_pool, "MaxPool": max_pool}
