# right: product of all numbers, the kernel once more
import math


def count_macs(layers):
    return sum(math.prod(layer[1:]) * (layer[3] if layer[0] == "conv" else 1) for layer in layers)
