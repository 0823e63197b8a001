# right: SciPy's log_expit
from scipy.special import log_expit


def binary_loss(outputs, y):
    log_p, log_q = log_expit(outputs), log_expit(-outputs)
    return -(y * log_p + (1 - y) * log_q).mean()
