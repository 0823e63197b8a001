"""The long short-term memory on tensors; the twin of ``dlcourse.numpy.recurrent_lstm``."""

import torch

from dlcourse.contracts.recurrent import check_cell
from dlcourse.torch._differentiable import backward, differentiable
from dlcourse.torch._recurrent import run_kernel


@differentiable
def lstm_step(
    x: torch.Tensor, h: torch.Tensor, c: torch.Tensor, wx: torch.Tensor, wh: torch.Tensor, b: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Twin of ``dlcourse.numpy.recurrent_lstm.lstm_step``; ``torch.nn.LSTM`` has two biases and adds them."""
    check_cell("lstm_step", 4, x, {"h": h, "c": c}, wx, wh, {"b": b})
    i, f, g, o = (x @ wx + h @ wh + b).chunk(4, dim=1)
    c_next = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c_next), c_next


@differentiable
def lstm(
    x: torch.Tensor,
    h0: torch.Tensor,
    c0: torch.Tensor,
    wx: torch.Tensor,
    wh: torch.Tensor,
    b: torch.Tensor,
    *,
    lengths: torch.Tensor | None = None,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Twin of ``dlcourse.numpy.recurrent_lstm.lstm``.

    It runs on PyTorch's fused kernel; padded batches are packed.
    """
    check_cell("lstm", 4, x, {"h0": h0, "c0": c0}, wx, wh, {"b": b})
    out, (h, c) = run_kernel(torch.lstm, "lstm", x, (h0, c0), (wx, wh, b, torch.zeros_like(b)), lengths)
    return out, h, c


lstm_step_backward = lstm_backward = backward
