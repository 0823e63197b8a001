# right: plain loops
import math


def classifier_loss(outputs, labels):
    losses = []
    for row, label in zip(outputs, labels):
        top = max(row)
        losses.append(math.log(sum(math.exp(v - top) for v in row)) + top - row[label])
    return sum(losses) / len(losses)
