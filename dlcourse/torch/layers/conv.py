"""Convolution layers on images (N, C, H, W)."""

from typing import Any

import torch
from torch import nn
from torch.nn import functional as F

from dlcourse.contracts.windows import PerAxis, per_axis
from dlcourse.torch.init import he_normal, zeros
from dlcourse.torch.layers.base import Initialiser, Layer

__all__ = ["Conv2d", "ConvTranspose2d"]


class Conv2d(Layer):
    """Twin of ``dlcourse.numpy.layers.Conv2d``."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: PerAxis,
        *,
        rng: torch.Generator,
        stride: PerAxis = 1,
        padding: PerAxis = 0,
        dilation: PerAxis = 1,
        groups: int = 1,
        bias: bool = True,
        init: Initialiser = he_normal,
    ):
        super().__init__()
        size = per_axis("Conv2d", "kernel_size", kernel_size, 2, least=1)
        kernel = (out_channels, in_channels // groups, *size)
        self.w = nn.Parameter(init(kernel, rng))
        self.b = nn.Parameter(zeros((out_channels,), rng)) if bias else None
        self.options: dict[str, Any] = {
            "stride": stride,
            "padding": padding,
            "dilation": dilation,
            "groups": groups,
        }

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return feature maps (N, F, OH, OW) for images (N, C, H, W)."""
        return F.conv2d(x, self.w, self.b, **self.options)


class ConvTranspose2d(Layer):
    """Twin of ``dlcourse.numpy.layers.ConvTranspose2d``."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: PerAxis,
        *,
        rng: torch.Generator,
        stride: PerAxis = 1,
        padding: PerAxis = 0,
        output_padding: PerAxis = 0,
        init: Initialiser = he_normal,
    ):
        super().__init__()
        size = per_axis("ConvTranspose2d", "kernel_size", kernel_size, 2, least=1)
        kernel = (out_channels, in_channels, *size)
        self.w = nn.Parameter(init(kernel, rng).swapaxes(0, 1).contiguous())
        self.b = nn.Parameter(zeros((out_channels,), rng))
        self.options: dict[str, Any] = {
            "stride": stride,
            "padding": padding,
            "output_padding": output_padding,
        }

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return images (N, F, OH, OW) for images (N, C, H, W)."""
        return F.conv_transpose2d(x, self.w, self.b, **self.options)
