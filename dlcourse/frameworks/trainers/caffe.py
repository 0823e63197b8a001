"""The job from Caffe's own files: the prototxt says what, the solver says how, PyTorch computes.

Caffe itself is retired and cannot be installed any more. Its update is first
``v = momentum * v + rate * (gradient + decay * w)``, then ``w = w - v``.
"""

from typing import Any

import numpy as np
import torch

from dlcourse.frameworks.formats.caffe_net import CaffeNet
from dlcourse.frameworks.formats.prototxt import example, read_net, read_solver
from dlcourse.frameworks.trainers.job import PLACES, Trained, Weights
from dlcourse.frameworks.trainers.layouts import transposed_dense

VERSION = f"prototxt, torch {torch.__version__.partition('+')[0]}"


def train(weights: Weights, images: np.ndarray, labels: np.ndarray, rate: float) -> Trained:
    """Return the loss before each step, and the trained weights."""
    solver = read_solver(example("digits_solver.prototxt"))
    solver.base_lr = rate
    net = CaffeNet(read_net(example("digits_train_val.prototxt")), phase="TRAIN")
    put_weights(net, weights)
    losses = solve(net, solver, images, labels)
    return losses, weights_of(net)


def solve(net: CaffeNet, solver: Any, images: np.ndarray, labels: np.ndarray) -> list[float]:
    """Train as the solver's file says; return the loss before each step."""
    if (solver.type, solver.lr_policy) != ("SGD", "fixed"):
        raise ValueError(f"expected SGD with a fixed rate, got {solver.type} with {solver.lr_policy}")
    parameters = list(net.parameters())
    velocities = [torch.zeros_like(parameter) for parameter in parameters]
    losses = []
    for x, y in zip(torch.from_numpy(images), torch.from_numpy(labels), strict=True):
        loss = net(data=x, label=y)["loss"]
        gradients = torch.autograd.grad(loss, parameters)
        with torch.no_grad():
            for w, v, gradient in zip(parameters, velocities, gradients, strict=True):
                v.mul_(solver.momentum).add_(solver.base_lr * (gradient + solver.weight_decay * w))
                w.sub_(v)
        losses.append(loss.item())
    return losses


def put_weights(net: CaffeNet, weights: Weights) -> None:
    """Copy weights in our order into the network, whose dense layers are (outputs, inputs)."""
    named = transposed_dense(weights)
    for layer in PLACES:
        module = net.modules_by_name[layer]
        module.load_state_dict(
            {"weight": torch.tensor(named[f"{layer}.w"]), "bias": torch.tensor(named[f"{layer}.b"])}
        )


def weights_of(net: CaffeNet) -> Weights:
    """Copies of the network's weights in our order."""
    states = {layer: net.modules_by_name[layer].state_dict() for layer in PLACES}
    kinds = {"w": "weight", "b": "bias"}
    return transposed_dense(
        {
            f"{layer}.{kind}": state[kinds[kind]].numpy().copy()
            for layer, state in states.items()
            for kind in kinds
        }
    )
