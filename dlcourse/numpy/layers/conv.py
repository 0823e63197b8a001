"""Convolution layers on images (N, C, H, W)."""

from typing import Any

import numpy as np

from dlcourse.contracts.windows import PerAxis, per_axis
from dlcourse.numpy.conv import conv2d, conv2d_backward, conv_transpose2d, conv_transpose2d_backward
from dlcourse.numpy.init import he_normal, zeros
from dlcourse.numpy.layers.base import Initialiser, Layer

__all__ = ["Conv2d", "ConvTranspose2d"]


class Conv2d(Layer):
    """A convolution: parameters ``w`` (F, C/groups, KH, KW) and ``b`` (F,), which starts at 0.

    Args:
        in_channels: C, channels of the input.
        out_channels: F, channels of the output.
        kernel_size: KH and KW; like all options one integer or (vertical, horizontal).
        rng: draws the weights.
        stride: pixels from one position of the kernel to the next.
        padding: rows or columns of zeros on each side.
        dilation: pixels from one tap of the kernel to the next.
        groups: parts of the channels that do not see each other.
        bias: False leaves ``b`` out, as is usual before a batch normalisation, which would cancel it.
        init: initialiser of the weights.
    """

    w: np.ndarray
    b: np.ndarray | None

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: PerAxis,
        *,
        rng: np.random.Generator,
        stride: PerAxis = 1,
        padding: PerAxis = 0,
        dilation: PerAxis = 1,
        groups: int = 1,
        bias: bool = True,
        init: Initialiser = he_normal,
    ):
        size = per_axis("Conv2d", "kernel_size", kernel_size, 2, least=1)
        kernel = (out_channels, in_channels // groups, *size)
        self.b = None
        super().__init__({"w": init(kernel, rng)} | ({"b": zeros((out_channels,), rng)} if bias else {}))
        self.options: dict[str, Any] = {
            "stride": stride,
            "padding": padding,
            "dilation": dilation,
            "groups": groups,
        }

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return feature maps (N, F, OH, OW).

        Args:
            x: images (N, C, H, W).
        """
        b = np.zeros(len(self.w), self.w.dtype) if self.b is None else self.b
        out, self._cache = conv2d(x, self.w, b, **self.options)
        return out

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Keep the gradients of the parameters, return that of the images.

        Args:
            dout: upstream gradient (N, F, OH, OW).
        """
        dx, dw, db = conv2d_backward(dout, self._recall())
        self._keep(w=dw, **({} if self.b is None else {"b": db}))
        return dx


class ConvTranspose2d(Layer):
    """The transpose of a convolution, which enlarges: parameters ``w`` (C, F, KH, KW) and ``b`` (F,).

    Args:
        in_channels: C, channels of the input.
        out_channels: F, channels of the output.
        kernel_size: KH and KW; like all options one integer or (vertical, horizontal).
        rng: draws the weights.
        stride: pixels of the output between the kernels.
        padding: rows or columns taken away on each side.
        output_padding: rows added at the bottom and columns at the right.
        init: initialiser of the weights.
    """

    w: np.ndarray
    b: np.ndarray

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: PerAxis,
        *,
        rng: np.random.Generator,
        stride: PerAxis = 1,
        padding: PerAxis = 0,
        output_padding: PerAxis = 0,
        init: Initialiser = he_normal,
    ):
        size = per_axis("ConvTranspose2d", "kernel_size", kernel_size, 2, least=1)
        kernel = (out_channels, in_channels, *size)
        w = np.ascontiguousarray(init(kernel, rng).swapaxes(0, 1))
        super().__init__({"w": w, "b": zeros((out_channels,), rng)})
        self.options: dict[str, Any] = {
            "stride": stride,
            "padding": padding,
            "output_padding": output_padding,
        }

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return larger images (N, F, OH, OW).

        Args:
            x: images (N, C, H, W).
        """
        out, self._cache = conv_transpose2d(x, self.w, self.b, **self.options)
        return out

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Keep the gradients of the parameters, return that of the images.

        Args:
            dout: upstream gradient (N, F, OH, OW).
        """
        dx, dw, db = conv_transpose2d_backward(dout, self._recall())
        self._keep(w=dw, b=db)
        return dx
