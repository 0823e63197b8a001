# right: shapes of weights and biases
import math


def count_params(layers):
    shapes = []
    for layer in layers:
        if layer[0] == "dense":
            shapes += [(layer[2], layer[1]), (layer[2],)]
        if layer[0] == "conv":
            shapes += [(layer[2], layer[1], layer[3], layer[3]), (layer[2],)]
    return sum(math.prod(shape) for shape in shapes)
