"""The gated recurrent unit on tensors; the twin of ``dlcourse.numpy.recurrent_gru``."""

import torch

from dlcourse.contracts.recurrent import check_cell
from dlcourse.torch._differentiable import backward, differentiable
from dlcourse.torch._recurrent import run_kernel


@differentiable
def gru_step(
    x: torch.Tensor, h: torch.Tensor, wx: torch.Tensor, wh: torch.Tensor, bx: torch.Tensor, bh: torch.Tensor
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.recurrent_gru.gru_step``."""
    check_cell("gru_step", 3, x, {"h": h}, wx, wh, {"bx": bx, "bh": bh})
    input_r, input_z, input_n = (x @ wx + bx).chunk(3, dim=1)
    hidden_r, hidden_z, hidden_n = (h @ wh + bh).chunk(3, dim=1)
    r, z = torch.sigmoid(input_r + hidden_r), torch.sigmoid(input_z + hidden_z)
    n = torch.tanh(input_n + r * hidden_n)
    return torch.lerp(n, h, z)


@differentiable
def gru(
    x: torch.Tensor,
    h0: torch.Tensor,
    wx: torch.Tensor,
    wh: torch.Tensor,
    bx: torch.Tensor,
    bh: torch.Tensor,
    *,
    lengths: torch.Tensor | None = None,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Twin of ``dlcourse.numpy.recurrent_gru.gru``, on PyTorch's fused kernel; padded batches are packed."""
    check_cell("gru", 3, x, {"h0": h0}, wx, wh, {"bx": bx, "bh": bh})
    out, (h,) = run_kernel(torch.gru, "gru", x, (h0,), (wx, wh, bx, bh), lengths)
    return out, h


gru_step_backward = gru_backward = backward
