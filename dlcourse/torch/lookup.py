"""The embedding on tensors; the twin of ``dlcourse.numpy.lookup``."""

import torch
from torch.nn import functional as F

from dlcourse.contracts.lookup import check_embedding
from dlcourse.torch._differentiable import backward, differentiable


@differentiable
def embedding(indices: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.lookup.embedding``."""
    check_embedding(indices, w)
    return F.embedding(indices.long(), w)


embedding_backward = backward
