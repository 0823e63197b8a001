# right: plain loops, each sign by itself
import math

def softplus(v):
    if v > 0:
        return v + math.log1p(math.exp(-v))
    return math.log1p(math.exp(v))

def d_loss(real_logits, fake_logits):
    total_real = 0.0
    for v in np.ravel(real_logits):
        total_real += softplus(-float(v))
    total_fake = 0.0
    for v in np.ravel(fake_logits):
        total_fake += softplus(float(v))
    return total_real / np.size(real_logits) + total_fake / np.size(fake_logits)
