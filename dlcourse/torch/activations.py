"""Activation functions on tensors; the twin of ``dlcourse.numpy.activations``."""

import torch
from torch.nn import functional as F

from dlcourse.contracts.activations import check_gelu, check_softmax
from dlcourse.contracts.requirements import require_float
from dlcourse.torch._differentiable import backward, differentiable


@differentiable
def sigmoid(x: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.activations.sigmoid``."""
    require_float("sigmoid", x=x)
    return torch.sigmoid(x)


@differentiable
def tanh(x: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.activations.tanh``."""
    require_float("tanh", x=x)
    return torch.tanh(x)


@differentiable
def relu(x: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.activations.relu``."""
    require_float("relu", x=x)
    return F.relu(x)


@differentiable
def leaky_relu(x: torch.Tensor, *, slope: float = 0.01) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.activations.leaky_relu``."""
    require_float("leaky_relu", x=x)
    return F.leaky_relu(x, slope)


@differentiable
def elu(x: torch.Tensor, *, alpha: float = 1.0) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.activations.elu``."""
    require_float("elu", x=x)
    return F.elu(x, alpha)


@differentiable
def gelu(x: torch.Tensor, *, approximate: str = "none") -> torch.Tensor:
    """Twin of ``dlcourse.numpy.activations.gelu``."""
    check_gelu(x, approximate)
    return F.gelu(x, approximate=approximate)


@differentiable
def silu(x: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.activations.silu``."""
    require_float("silu", x=x)
    return F.silu(x)


@differentiable
def softplus(x: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.activations.softplus``."""
    require_float("softplus", x=x)
    return F.softplus(x, threshold=50)  # PyTorch's own threshold of 20 is felt in float64


@differentiable
def softmax(x: torch.Tensor, *, axis: int = -1) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.activations.softmax``."""
    check_softmax("softmax", x, axis)
    return F.softmax(x, dim=axis)


@differentiable
def log_softmax(x: torch.Tensor, *, axis: int = -1) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.activations.log_softmax``."""
    check_softmax("log_softmax", x, axis)
    return F.log_softmax(x, dim=axis)


sigmoid_backward = tanh_backward = relu_backward = leaky_relu_backward = elu_backward = backward
gelu_backward = silu_backward = softplus_backward = softmax_backward = log_softmax_backward = backward
