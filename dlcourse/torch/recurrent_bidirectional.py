"""Bidirectional recurrent networks on tensors; the twin of ``dlcourse.numpy.recurrent_bidirectional``."""

import torch

from dlcourse.contracts.recurrent import check_bidirectional
from dlcourse.torch._differentiable import backward, differentiable
from dlcourse.torch._recurrent import run_kernel


@differentiable
def birnn(
    x: torch.Tensor,
    h0: torch.Tensor,
    wx: torch.Tensor,
    wh: torch.Tensor,
    b: torch.Tensor,
    *,
    lengths: torch.Tensor | None = None,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Twin of ``dlcourse.numpy.recurrent_bidirectional.birnn``, on PyTorch's fused kernel."""
    check_bidirectional("birnn", 1, x, {"h0": h0}, wx, wh, {"b": b}, lengths)
    out, (h,) = run_kernel(torch.rnn_tanh, "birnn", x, (h0,), (wx, wh, b, torch.zeros_like(b)), lengths)
    return out, h


@differentiable
def bilstm(
    x: torch.Tensor,
    h0: torch.Tensor,
    c0: torch.Tensor,
    wx: torch.Tensor,
    wh: torch.Tensor,
    b: torch.Tensor,
    *,
    lengths: torch.Tensor | None = None,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Twin of ``dlcourse.numpy.recurrent_bidirectional.bilstm``, on PyTorch's fused kernel."""
    check_bidirectional("bilstm", 4, x, {"h0": h0, "c0": c0}, wx, wh, {"b": b}, lengths)
    out, (h, c) = run_kernel(torch.lstm, "bilstm", x, (h0, c0), (wx, wh, b, torch.zeros_like(b)), lengths)
    return out, h, c


@differentiable
def bigru(
    x: torch.Tensor,
    h0: torch.Tensor,
    wx: torch.Tensor,
    wh: torch.Tensor,
    bx: torch.Tensor,
    bh: torch.Tensor,
    *,
    lengths: torch.Tensor | None = None,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Twin of ``dlcourse.numpy.recurrent_bidirectional.bigru``, on PyTorch's fused kernel."""
    check_bidirectional("bigru", 3, x, {"h0": h0}, wx, wh, {"bx": bx, "bh": bh}, lengths)
    out, (h,) = run_kernel(torch.gru, "bigru", x, (h0,), (wx, wh, bx, bh), lengths)
    return out, h


birnn_backward = bilstm_backward = bigru_backward = backward
