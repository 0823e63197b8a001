# right: plain lists and math
import math


def next_probs(logits, temperature):
    logits = [float(z) for z in logits]
    best = max(logits)
    if temperature == 0:
        k = logits.index(best)
        return [1.0 if j == k else 0.0 for j in range(len(logits))]
    e = [math.exp((z - best) / temperature) for z in logits]
    total = sum(e)
    return [v / total for v in e]
