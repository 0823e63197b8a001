# wrong: returns a flat list of Python numbers, so dtype and shape are not kept
# accept: list_instead
import math


def sigmoid(z):
    return [1 / (1 + math.exp(-v)) if v > -700 else 0.0 for v in z.ravel().tolist()]
