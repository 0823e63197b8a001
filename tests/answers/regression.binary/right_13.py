# right: SciPy's log_expit in the first form
from scipy.special import log_expit


def bce_with_logits(z, y):
    return -np.mean(y * log_expit(z) + (1 - y) * log_expit(-z))
