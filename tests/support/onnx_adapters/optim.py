"""Update rules: ONNX steps several parameters at once."""

import numpy as np
from onnx_adapters.common import NotCovered

from dlcourse.numpy.update_rules import sgd


def momentum(attributes, rate, step, *arrays):
    """`update_rules.sgd` with momentum, Nesterov's form and weight decay"""
    if step > 0 and attributes["beta"] != 1:
        raise NotCovered("dampened gradients")
    options = {
        "momentum": attributes["alpha"],
        "nesterov": attributes["mode"] == "nesterov",
        "weight_decay": attributes["norm_coefficient"],
    }
    count = len(arrays) // 3
    triples = zip(arrays[:count], arrays[count : 2 * count], arrays[2 * count :], strict=True)
    stepped = [sgd(param, grad, {"velocity": v}, lr=float(rate), **options) for param, grad, v in triples]
    return [np.asarray(param) for param, _ in stepped] + [state["velocity"] for _, state in stepped]


ADAPTERS = {"Momentum": momentum}
