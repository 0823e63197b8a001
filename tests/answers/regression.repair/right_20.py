# right: compares the shapes and loops
import math


def any_labels(logits, labels):
    total = 0.0
    for n in range(len(logits)):
        if labels.shape == logits.shape:
            k = [j for j in range(logits.shape[1]) if labels[n, j] == 1][0]
        else:
            k = int(labels[n])
        m = max(logits[n])
        total += m + math.log(sum(math.exp(v - m) for v in logits[n])) - logits[n, k]
    return total / len(logits)
