# right: plain loops over time and samples
import math


def masked_ce(logits, targets, mask):
    T, N, K = logits.shape
    total, count = 0.0, 0
    for t in range(T):
        for n in range(N):
            if mask[t, n]:
                row = [float(v) for v in logits[t, n]]
                m = max(row)
                total += m + math.log(sum(math.exp(v - m) for v in row)) - row[targets[t, n]]
                count += 1
    return total / count
