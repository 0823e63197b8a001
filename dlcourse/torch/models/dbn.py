"""The deep belief network: restricted Boltzmann machines, trained one on top of the other."""

from collections.abc import Sequence
from typing import NamedTuple

import torch

from dlcourse.torch.layers import Sigmoid
from dlcourse.torch.models.mlp import mlp
from dlcourse.torch.rbm import cd_update, p_h
from dlcourse.torch.sequential import Sequential


class RBM(NamedTuple):
    """Twin of ``dlcourse.numpy.models.RBM``."""

    w: torch.Tensor
    b_v: torch.Tensor
    b_h: torch.Tensor


def train_rbm(
    v: torch.Tensor, hidden: int, *, epochs: int, batch_size: int, lr: float, rng: torch.Generator
) -> RBM:
    """Twin of ``dlcourse.numpy.models.train_rbm``; ``rng`` is a generator of the device of ``v``."""
    visible = v.shape[1]
    w = 0.01 * torch.randn(visible, hidden, generator=rng, dtype=v.dtype, device=v.device)
    rbm = RBM(w, v.new_zeros(visible), v.new_zeros(hidden))
    for _ in range(epochs):
        order = torch.randperm(len(v), generator=rng, device=v.device)
        for rows in order.split(batch_size):
            for param, direction in zip(rbm, cd_update(v[rows], *rbm, rng=rng), strict=True):
                param.add_(direction, alpha=lr)
    return rbm


def train_stack(
    v: torch.Tensor,
    sizes: Sequence[int],
    *,
    epochs: int,
    batch_size: int,
    lr: float,
    rng: torch.Generator,
) -> list[RBM]:
    """Twin of ``dlcourse.numpy.models.train_stack``; ``rng`` is a generator of the device of ``v``."""
    stack = []
    for hidden in sizes:
        rbm = train_rbm(v, hidden, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng)
        stack.append(rbm)
        v = p_h(v, rbm.w, rbm.b_h)
    return stack


def dbn(stack: Sequence[RBM], num_classes: int, *, rng: torch.Generator) -> Sequential:
    """Twin of ``dlcourse.numpy.models.dbn``."""
    sizes = [stack[0].w.shape[0], *(rbm.w.shape[1] for rbm in stack), num_classes]
    model = mlp(sizes, rng=rng, activation=Sigmoid)
    weights = model.state_dict()
    for i, rbm in enumerate(stack):
        weights |= {f"{2 * i}.w": rbm.w, f"{2 * i}.b": rbm.b_h}
    return model.load_weights(weights)
