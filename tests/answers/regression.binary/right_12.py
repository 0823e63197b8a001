# right: plain loop
import math


def bce_with_logits(z, y):
    total = 0.0
    for logit, label in zip(z, y):
        logit = float(logit)
        total += max(logit, 0.0) + math.log1p(math.exp(-abs(logit))) - float(label) * logit
    return total / len(z)
