# right: plain loops with math.log2
import math


def bits_per_char(logits, targets):
    total = 0
    for row, y in zip(logits, targets):
        m = max(row)
        s = 0
        for v in row:
            s += math.exp(v - m)
        total += math.log2(s) - (row[y] - m) / math.log(2)
    return total / len(targets)
