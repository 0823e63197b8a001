# right: loop over all indices
import math

def g_gradient(fake_logits, saturating=False):
    out = np.zeros_like(fake_logits)
    n = fake_logits.size
    for index in np.ndindex(fake_logits.shape):
        v = float(fake_logits[index])
        if v >= 0:
            d = 1 / (1 + math.exp(-v))
        else:
            d = math.exp(v) / (1 + math.exp(v))
        out[index] = (-d if saturating else d - 1) / n
    return out
