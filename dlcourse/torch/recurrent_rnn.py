"""The plain recurrent network on tensors; the twin of ``dlcourse.numpy.recurrent_rnn``."""

import torch

from dlcourse.contracts.recurrent import check_cell
from dlcourse.torch._differentiable import backward, differentiable
from dlcourse.torch._recurrent import run_kernel


@differentiable
def rnn_step(
    x: torch.Tensor, h: torch.Tensor, wx: torch.Tensor, wh: torch.Tensor, b: torch.Tensor
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.recurrent_rnn.rnn_step``."""
    check_cell("rnn_step", 1, x, {"h": h}, wx, wh, {"b": b})
    return torch.tanh(x @ wx + h @ wh + b)


@differentiable
def rnn(
    x: torch.Tensor,
    h0: torch.Tensor,
    wx: torch.Tensor,
    wh: torch.Tensor,
    b: torch.Tensor,
    *,
    lengths: torch.Tensor | None = None,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Twin of ``dlcourse.numpy.recurrent_rnn.rnn``, on PyTorch's fused kernel; padded batches are packed."""
    check_cell("rnn", 1, x, {"h0": h0}, wx, wh, {"b": b})
    out, (h,) = run_kernel(torch.rnn_tanh, "rnn", x, (h0,), (wx, wh, b, torch.zeros_like(b)), lengths)
    return out, h


rnn_step_backward = rnn_backward = backward
