"""What the recurrent networks share on the PyTorch side: calling its fused kernels with our layout."""

from collections.abc import Callable
from typing import Any

import torch
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

from dlcourse.contracts.recurrent import check_lengths


def run_kernel(
    kernel: Callable[..., Any],
    op: str,
    x: torch.Tensor,
    states: tuple[torch.Tensor, ...],
    weights: tuple[torch.Tensor, ...],
    lengths: torch.Tensor | None,
) -> tuple[torch.Tensor, list[torch.Tensor]]:
    """Run ``torch.rnn_tanh``, ``torch.lstm`` or ``torch.gru``: one layer, in one direction or in both.

    Args:
        kernel: the function.
        op: name of the operation, for error messages.
        x: inputs (T, N, D).
        states: initial states (N, H), for both directions (2, N, H).
        weights: ``(wx, wh, bx, bh)`` in our layout, (D, G) and (H, G); the kernels want them transposed. For
            both directions they have a leading axis of 2.
        lengths: integers (N,) from 1 to T; None where nothing is padded.

    Returns:
        The hidden states of all steps (T, N, H), or (T, N, 2H), and a list of the last states, shaped as the
        initial ones.
    """
    both = states[0].ndim == 3
    hx, stacked = (arrays if both else tuple(a[None] for a in arrays) for arrays in (states, weights))
    params = [
        part
        for wx, wh, bx, bh in zip(*stacked, strict=True)
        for part in (wx.T.contiguous(), wh.T.contiguous(), bx, bh)
    ]
    # Training mode, although nothing is dropped: cuDNN has no backward pass in any other.
    settings = {"has_biases": True, "num_layers": 1, "dropout": 0.0, "train": True, "bidirectional": both}
    if lengths is None:
        out, *last = kernel(x, hx if len(hx) > 1 else hx[0], params, batch_first=False, **settings)
    else:
        check_lengths(op, lengths, x)
        packed = pack_padded_sequence(x, lengths.cpu(), enforce_sorted=False)
        hx = tuple(state[:, packed.sorted_indices] for state in hx)
        data, *last = kernel(
            packed.data, packed.batch_sizes, hx if len(hx) > 1 else hx[0], params, **settings
        )
        out, _ = pad_packed_sequence(PackedSequence(data, *packed[1:]), total_length=len(x))
        last = [state[:, packed.unsorted_indices] for state in last]
    return out, last if both else [state[0] for state in last]
