# right: scipy expit
from scipy.special import expit

def g_gradient(fake_logits, saturating=False):
    z = np.asarray(fake_logits)
    n = z.size
    if saturating:
        g = -expit(z) / n
    else:
        g = -expit(-z) / n
    return np.asarray(g, dtype=z.dtype)
