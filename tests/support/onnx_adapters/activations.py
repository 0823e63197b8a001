"""Activation functions."""

import numpy as np
from onnx_adapters.common import NotCovered

from dlcourse.numpy import activations
from dlcourse.numpy._erf import erf


def elementwise(name):
    """Adapt an operator without attributes."""

    def adapter(attributes, x):
        return (getattr(activations, name)(x)[0],)

    adapter.__doc__ = f"`activations.{name}`"
    return adapter


def leaky_relu(attributes, x):
    """`activations.leaky_relu`"""
    return (activations.leaky_relu(x, slope=attributes.get("alpha", 0.01))[0],)


def elu(attributes, x):
    """`activations.elu`"""
    return (activations.elu(x, alpha=attributes.get("alpha", 1.0))[0],)


def gelu(attributes, x):
    """`activations.gelu`, both forms"""
    return (activations.gelu(x, approximate=attributes.get("approximate", "none"))[0],)


def swish(attributes, x):
    """`activations.silu`"""
    if attributes.get("alpha", 1.0) != 1:
        raise NotCovered("swish with a scaled gate")
    return (activations.silu(x)[0],)


def softmax(attributes, x):
    """`activations.softmax`"""
    return (activations.softmax(x, axis=attributes.get("axis", -1))[0],)


def log_softmax(attributes, x):
    """`activations.log_softmax`"""
    return (activations.log_softmax(x, axis=attributes.get("axis", -1))[0],)


def error_function(attributes, x):
    """the error function inside `activations.gelu`"""
    return (np.asarray(erf(x)),)


ADAPTERS = {
    "Elu": elu,
    "Erf": error_function,
    "Gelu": gelu,
    "LeakyRelu": leaky_relu,
    "LogSoftmax": log_softmax,
    "Relu": elementwise("relu"),
    "Sigmoid": elementwise("sigmoid"),
    "Softmax": softmax,
    "Softplus": elementwise("softplus"),
    "Swish": swish,
    "Tanh": elementwise("tanh"),
}
