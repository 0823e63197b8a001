# right: plain loop with math
import math

def g_loss(fake_logits, saturating=False):
    values = np.asarray(fake_logits, dtype=float).ravel().tolist()
    total = 0
    for v in values:
        if saturating:
            # log(1 - D) = -log(1 + e^v)
            total -= max(v, 0) + math.log(1 + math.exp(-abs(v)))
        else:
            total += max(-v, 0) + math.log(1 + math.exp(-abs(v)))
    return total / len(values)
