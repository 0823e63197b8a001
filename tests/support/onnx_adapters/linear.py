"""The linear layer and flattening."""

import numpy as np
from onnx_adapters.common import NotCovered

from dlcourse.numpy.dense import flatten, linear


def gemm(attributes, a, b, c=None):
    """`dense.linear`, with one bias per column"""
    if attributes.get("alpha", 1.0) != 1 or attributes.get("beta", 1.0) != 1:
        raise NotCovered("a scaled product or bias")
    x = a.T if attributes.get("transA", 0) else a
    w = b.T if attributes.get("transB", 0) else b
    bias = np.zeros(w.shape[1], w.dtype) if c is None else c
    if bias.ndim == 2 and len(bias) > 1:
        raise NotCovered("a bias for each row")
    return (linear(x, w, np.broadcast_to(bias.ravel(), (w.shape[1],)))[0],)


def matmul(attributes, a, b):
    """`dense.linear` with bias 0, on a matrix of weights"""
    if a.ndim < 2 or b.ndim != 2:
        raise NotCovered("a product with anything but one matrix of weights")
    return (linear(a, b, np.zeros(b.shape[1], b.dtype))[0],)


def flatten_examples(attributes, x):
    """`dense.flatten`, which keeps the first axis"""
    if attributes.get("axis", 1) % x.ndim != 1:
        raise NotCovered("more or fewer than one axis kept")
    return (flatten(x)[0],)


ADAPTERS = {"Flatten": flatten_examples, "Gemm": gemm, "MatMul": matmul}
