# wrong: with gradients that are all zero it divides by zero (ZeroDivisionError)
# accept: divides_by_zero_norm
import math


def clip_by_norm(grads, max_norm):
    norm = math.sqrt(sum(float((g ** 2).sum()) for g in grads))
    factor = min(1, max_norm / norm)
    return [g * factor for g in grads]
