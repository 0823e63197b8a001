# right: plain loops and math.exp, returns nested lists
import math


def softmax_ce_backward(logits, labels):
    n = len(logits)
    result = []
    for row, label in zip(logits, labels):
        top = max(row)
        powers = [math.exp(z - top) for z in row]
        total = sum(powers)
        result.append([(e / total - (k == label)) / n for k, e in enumerate(powers)])
    return result
