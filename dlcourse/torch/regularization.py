"""Inverted dropout on tensors; the twin of ``dlcourse.numpy.regularization``."""

import torch

from dlcourse.contracts.regularization import check_dropout
from dlcourse.torch._differentiable import backward, differentiable


@differentiable
def dropout(
    x: torch.Tensor,
    *,
    p: float,
    training: bool,
    rng: torch.Generator | None = None,
    mask: torch.Tensor | None = None,
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.regularization.dropout``.

    ``rng`` must be a generator of the device of ``x``.
    """
    check_dropout(x, p, training, rng, mask)
    if not training:
        return x
    if rng is not None:
        mask = torch.rand(x.shape, generator=rng, device=x.device) >= p
    assert mask is not None  # check_dropout saw to it
    return x * mask / (1 - p)


dropout_backward = backward
