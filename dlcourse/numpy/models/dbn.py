"""The deep belief network: restricted Boltzmann machines, trained one on top of the other."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dlcourse.numpy.layers import Sigmoid
from dlcourse.numpy.models.mlp import mlp
from dlcourse.numpy.rbm import cd_update, p_h
from dlcourse.numpy.sequential import Sequential


class RBM(NamedTuple):
    """The parameters of one machine.

    Attributes:
        w: weights (V, H).
        b_v: visible biases (V,).
        b_h: hidden biases (H,).
    """

    w: np.ndarray
    b_v: np.ndarray
    b_h: np.ndarray


def train_rbm(
    v: np.ndarray, hidden: int, *, epochs: int, batch_size: int, lr: float, rng: np.random.Generator
) -> RBM:
    r"""Train a machine by contrastive divergence with one Gibbs step: $W \leftarrow W + \eta \Delta W$.

    Args:
        v: data (N, V) in [0, 1].
        hidden: H, hidden units.
        epochs: how often all data are visited.
        batch_size: examples per step.
        lr: learning rate $\eta$.
        rng: draws the initial weights, the order of the data and the Gibbs steps.

    Returns:
        The machine.

    Source: Hinton, A Practical Guide to Training Restricted Boltzmann Machines, 2010, sections 4, 7 and 8.
    """
    visible = v.shape[1]
    w = rng.normal(0, 0.01, (visible, hidden)).astype(v.dtype)
    rbm = RBM(w, np.zeros(visible, v.dtype), np.zeros(hidden, v.dtype))
    for _ in range(epochs):
        order = rng.permutation(len(v))
        for start in range(0, len(v), batch_size):
            batch = v[order[start : start + batch_size]]
            for param, direction in zip(rbm, cd_update(batch, *rbm, rng=rng), strict=True):
                param += float(lr) * direction
    return rbm


def train_stack(
    v: np.ndarray,
    sizes: Sequence[int],
    *,
    epochs: int,
    batch_size: int,
    lr: float,
    rng: np.random.Generator,
) -> list[RBM]:
    """Train machines greedily: each learns what the hidden units of the one below say, which is then fixed.

    Args:
        v: data (N, V) in [0, 1].
        sizes: hidden units of each machine, the lowest first.
        epochs: per machine.
        batch_size: examples per step.
        lr: learning rate.
        rng: source of all randomness.

    Returns:
        The machines, the lowest first.

    Source: Hinton, Osindero and Teh, A Fast Learning Algorithm for Deep Belief Nets, 2006.
    """
    stack = []
    for hidden in sizes:
        rbm = train_rbm(v, hidden, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng)
        stack.append(rbm)
        v = p_h(v, rbm.w, rbm.b_h)
    return stack


def dbn(stack: Sequence[RBM], num_classes: int, *, rng: np.random.Generator) -> Sequential:
    """Build a classifier that starts from a trained stack: sigmoid layers, and a new linear one on top.

    Args:
        stack: machines, the lowest first.
        num_classes: K, the number of logits.
        rng: draws the weights of the last layer.

    Returns:
        A model from (N, V) to logits (N, K), to be trained further or on its last layer alone.

    Source: Hinton and Salakhutdinov, Reducing the Dimensionality of Data, Science 313, 2006.
    """
    sizes = [stack[0].w.shape[0], *(rbm.w.shape[1] for rbm in stack), num_classes]
    model = mlp(sizes, rng=rng, activation=Sigmoid)
    weights = model.weights()
    for i, rbm in enumerate(stack):
        weights |= {f"{2 * i}.w": rbm.w, f"{2 * i}.b": rbm.b_h}
    return model.load_weights(weights)
