# right: plain loops
import math


def smooth_ce(logits, labels, eps):
    total = 0.0
    for row, label in zip(logits, labels):
        m = max(row)
        log_sum = m + math.log(sum(math.exp(v - m) for v in row))
        for k in range(len(row)):
            target = eps / len(row)
            if k == label:
                target += 1 - eps
            total += target * (log_sum - row[k])
    return total / len(labels)
