"""Embedding and dropout."""

import numpy as np
from onnx_adapters.common import NotCovered

from dlcourse.numpy.lookup import embedding
from dlcourse.numpy.regularization import dropout


def gather(attributes, data, indices):
    """`lookup.embedding`, all axes after the first as one"""
    if attributes.get("axis", 0) != 0:
        raise NotCovered("rows along another axis than the first")
    if indices.min() < 0:
        raise NotCovered("negative indices")
    rows, _ = embedding(indices, data.reshape(len(data), -1))
    return (rows.reshape(*indices.shape, *data.shape[1:]),)


def evaluated_dropout(attributes, x, ratio=None, training=None):
    """`regularization.dropout`; the mask of the evaluation mode is not compared"""
    p = float(attributes.get("ratio", 0.5) if ratio is None else ratio)
    if training is None or not training:
        return (dropout(x, p=p, training=False)[0],)
    if p > 0:
        raise NotCovered("a mask drawn by another random generator")
    mask = np.ones(x.shape, bool)
    return dropout(x, p=p, training=True, mask=mask)[0], mask


ADAPTERS = {"Dropout": evaluated_dropout, "Gather": gather}
