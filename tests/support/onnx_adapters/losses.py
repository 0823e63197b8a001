"""Losses."""

from dlcourse.numpy.activations import log_softmax
from dlcourse.numpy.losses import cross_entropy


def softmax_cross_entropy(attributes, logits, labels, weights=None):
    """`losses.cross_entropy`; the output log_prob is `activations.log_softmax`"""
    options = {name: attributes[name] for name in ("ignore_index", "reduction") if name in attributes}
    loss, _ = cross_entropy(logits, labels, weight=weights, **options)
    return loss, log_softmax(logits, axis=1)[0]


ADAPTERS = {"SoftmaxCrossEntropyLoss": softmax_cross_entropy}
