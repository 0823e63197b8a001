# right: loop over samples
import math


def binary_loss(outputs, y):
    total = 0.0
    for z, label in zip(outputs, y):
        total += max(z, 0.0) + math.log1p(math.exp(-abs(z))) - label * z
    return total / len(y)
