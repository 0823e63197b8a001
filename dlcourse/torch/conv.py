"""Convolutions on tensors; the twin of ``dlcourse.numpy.conv``."""

import torch
from torch.nn import functional as F

from dlcourse.contracts.conv import check_col2im, check_conv, check_conv_transpose2d, check_im2col
from dlcourse.contracts.windows import PerAxis
from dlcourse.shapes import Shape
from dlcourse.torch._differentiable import backward, differentiable


@differentiable
def conv2d(
    x: torch.Tensor,
    w: torch.Tensor,
    b: torch.Tensor,
    *,
    stride: PerAxis = 1,
    padding: PerAxis = 0,
    dilation: PerAxis = 1,
    groups: int = 1,
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.conv.conv2d``."""
    check_conv("conv2d", x, w, b, stride=stride, padding=padding, dilation=dilation, groups=groups)
    return F.conv2d(x, w, b, stride, padding, dilation, groups)


@differentiable
def conv1d(
    x: torch.Tensor,
    w: torch.Tensor,
    b: torch.Tensor,
    *,
    stride: int = 1,
    padding: int = 0,
    dilation: int = 1,
    groups: int = 1,
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.conv.conv1d``."""
    check_conv("conv1d", x, w, b, stride=stride, padding=padding, dilation=dilation, groups=groups)
    return F.conv1d(x, w, b, stride, padding, dilation, groups)


@differentiable
def conv_transpose2d(
    x: torch.Tensor,
    w: torch.Tensor,
    b: torch.Tensor,
    *,
    stride: PerAxis = 1,
    padding: PerAxis = 0,
    output_padding: PerAxis = 0,
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.conv.conv_transpose2d``."""
    check_conv_transpose2d(x, w, b, stride=stride, padding=padding, output_padding=output_padding)
    return F.conv_transpose2d(x, w, b, stride, padding, output_padding)


def im2col(
    x: torch.Tensor, kernel_size: PerAxis, *, stride: PerAxis = 1, padding: PerAxis = 0, dilation: PerAxis = 1
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.conv.im2col``."""
    check_im2col(x, kernel_size, stride, padding, dilation)
    return F.unfold(x, kernel_size, dilation, padding, stride)


def col2im(
    columns: torch.Tensor,
    image: Shape,
    kernel_size: PerAxis,
    *,
    stride: PerAxis = 1,
    padding: PerAxis = 0,
    dilation: PerAxis = 1,
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.conv.col2im``."""
    check_col2im(columns, image, kernel_size, stride, padding, dilation)
    return F.fold(columns, image, kernel_size, dilation, padding, stride)


conv2d_backward = conv1d_backward = conv_transpose2d_backward = backward
