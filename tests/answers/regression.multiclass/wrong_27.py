# wrong: the logarithm of the sum is taken over the samples (axis 0)
# accept: over_samples wrong_axis
from scipy.special import logsumexp


def cross_entropy(logits, labels):
    log_p = logits - logsumexp(logits, axis=0)
    return -log_p[np.arange(len(labels)), labels].mean()
