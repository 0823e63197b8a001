"""Losses."""

import numpy as np
from onnx_adapters.common import NotCovered

from dlcourse.numpy.activations import log_softmax
from dlcourse.numpy.losses import cross_entropy


def softmax_cross_entropy(attributes, logits, labels, weights=None):
    """`losses.cross_entropy`, every pixel an example; the output log_prob is `activations.log_softmax`"""
    if attributes.get("reduction", "mean") != "mean":
        raise NotCovered("a loss that is not averaged")
    if weights is not None:
        raise NotCovered("weights of classes")
    if "ignore_index" in attributes:
        raise NotCovered("an ignored label")
    rows = np.moveaxis(logits, 1, -1).reshape(-1, logits.shape[1])
    loss, _ = cross_entropy(rows, labels.ravel())
    return loss, log_softmax(logits, axis=1)[0]


ADAPTERS = {"SoftmaxCrossEntropyLoss": softmax_cross_entropy}
