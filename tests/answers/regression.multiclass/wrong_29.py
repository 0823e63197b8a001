# wrong: softmax is applied twice
# accept: softmax_twice
from scipy.special import log_softmax


def cross_entropy(logits, labels):
    log_p = log_softmax(softmax(logits), axis=1)
    return -log_p[np.arange(len(labels)), labels].mean()
