"""What is timed: forward and backward in float32, with the course's NumPy and with plain PyTorch."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import torch
from torch.nn import functional as F

from dlcourse.bench import steps
from dlcourse.numpy.attention_dot_product import attention, attention_backward
from dlcourse.numpy.conv import conv2d, conv2d_backward
from dlcourse.numpy.norm import batchnorm, batchnorm_backward
from dlcourse.numpy.pool import max_pool2d, max_pool2d_backward
from dlcourse.numpy.recurrent_lstm import lstm, lstm_backward

Run = Callable[[], object]


class Case(NamedTuple):
    """One operation on inputs of one shape.

    Attributes:
        op: its name.
        shapes: of the inputs, in words.
        mark: the ratio of times, NumPy to PyTorch on the CPU, that the course wants to stay below.
        numpy: makes the function to time, inputs included.
        torch: likewise, given the device.
    """

    op: str
    shapes: str
    mark: float
    numpy: Callable[[], Run]
    torch: Callable[[str], Run]


def cases() -> list[Case]:
    """Every case."""
    image = (32, 32, 28, 28)
    tokens = (8, 4, 128, 32)
    return [
        _pair(
            "conv2d",
            "x 32x16x28x28, w 32x16x3x3, padding 1",
            2.5,
            [(32, 16, 28, 28), (32, 16, 3, 3), (32,)],
            lambda *args: conv2d(*args, padding=1),
            conv2d_backward,
            lambda x, w, b: F.conv2d(x, w, b, padding=1),
        ),
        _pair(
            "max_pool2d",
            "x 32x32x28x28, size 2",
            0.5,
            [image],
            lambda x: max_pool2d(x, 2),
            max_pool2d_backward,
            lambda x: F.max_pool2d(x, 2),
        ),
        _pair(
            "batchnorm",
            "x 32x32x28x28",
            1.2,
            [image, (32,), (32,)],
            lambda *args: batchnorm(*args, training=True),
            batchnorm_backward,
            lambda x, gamma, beta: F.batch_norm(x, None, None, gamma, beta, training=True),
        ),
        _pair(
            "attention",
            "q, k, v 8x4x128x32",
            1.3,
            [tokens, tokens, tokens],
            attention,
            attention_backward,
            F.scaled_dot_product_attention,
        ),
        _pair(
            "lstm",
            "T 50, N 64, D 64, H 128",
            2.0,
            [(50, 64, 64), (64, 128), (64, 128), (64, 512), (128, 512), (512,)],
            lstm,
            lstm_backward,
            _torch_lstm,
        ),
        Case("mlp step", "784-256-10, batch 128", 1.0, steps.numpy_mlp, steps.torch_mlp),
        Case("gan step", "G 64-128-784, D 784-128-1, batch 64", 1.0, steps.numpy_gan, steps.torch_gan),
    ]


def _pair(
    op: str,
    shapes: str,
    mark: float,
    inputs: list[tuple[int, ...]],
    forward: Callable[..., tuple[Any, Any]],
    backward: Callable[[Any, Any], Any],
    torch_forward: Callable[..., Any],
) -> Case:
    """A case whose time is that of a forward and a backward with a random upstream gradient."""

    def numpy_run() -> Run:
        arrays = _draw(inputs)
        out, _ = forward(*arrays)
        dout = tuple(map(_like, out)) if isinstance(out, tuple) else _like(out)
        return lambda: backward(dout, forward(*arrays)[1])

    def torch_run(device: str) -> Run:
        tensors = [torch.from_numpy(array).to(device).requires_grad_() for array in _draw(inputs)]
        out = torch_forward(*tensors)
        outs = out if isinstance(out, tuple) else (out,)
        douts = [torch.from_numpy(_like(o)).to(device) for o in outs]
        return lambda: torch.autograd.grad(torch_forward(*tensors), tensors, douts)

    return Case(op, shapes, mark, numpy_run, torch_run)


def _torch_lstm(
    x: torch.Tensor, h: torch.Tensor, c: torch.Tensor, wx: torch.Tensor, wh: torch.Tensor, b: torch.Tensor
) -> tuple[torch.Tensor, ...]:
    """PyTorch's fused kernel, which takes the weights transposed."""
    weights = wx.T, wh.T, b, torch.zeros_like(b)
    out, h_last, c_last = torch.lstm(x, (h[None], c[None]), weights, True, 1, 0.0, True, False, False)
    return out, h_last[0], c_last[0]


def _draw(shapes: list[tuple[int, ...]]) -> list[np.ndarray]:
    rng = np.random.default_rng(0)
    return [0.1 * rng.standard_normal(shape, dtype=np.float32) for shape in shapes]


def _like(out: Any) -> np.ndarray:
    return np.random.default_rng(1).standard_normal(tuple(out.shape), dtype=np.float32)
