"""The job in MXNet's Gluon. It runs in an environment of its own, without dlcourse."""

import mxnet as mx
import numpy as np
from mxnet import autograd, gluon, nd

VERSION = mx.__version__


def train(weights, images, labels, rate):
    """Return the loss before each step, and the trained weights."""
    net = build(weights)
    criterion = gluon.loss.SoftmaxCrossEntropyLoss()
    trainer = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": rate})
    losses = []
    for x, y in zip(images, labels, strict=True):
        with autograd.record():
            loss = criterion(net(nd.array(x)), nd.array(y))  # one number for each image
        loss.backward()
        trainer.step(len(x))  # divides the sum of the gradients by the size of the batch
        losses.append(float(loss.mean().asscalar()))
    trained = [parameter.data().asnumpy() for parameter in net.collect_params().values()]
    return losses, transposed_dense(dict(zip(weights, trained, strict=True)))


def build(weights):
    """The network with these weights."""
    net = gluon.nn.HybridSequential()
    net.add(
        gluon.nn.Conv2D(8, 3, padding=1, in_channels=1, activation="tanh"),
        gluon.nn.AvgPool2D(2),
        gluon.nn.Conv2D(16, 3, padding=1, in_channels=8, activation="tanh"),
        gluon.nn.AvgPool2D(2),
        gluon.nn.Flatten(),
        gluon.nn.Dense(32, in_units=64, activation="tanh"),
        gluon.nn.Dense(10, in_units=32),
    )
    net.initialize()
    arrays = transposed_dense(weights).values()
    for parameter, array in zip(net.collect_params().values(), arrays, strict=True):
        parameter.set_data(nd.array(np.ascontiguousarray(array)))
    net.hybridize()  # from imperative to symbolic
    return net


def transposed_dense(weights):
    """Gluon's dense layers are (outputs, inputs), as PyTorch's."""
    return {name: array.T if array.ndim == 2 else array for name, array in weights.items()}
