# wrong: softmax twice, the logits are turned into probabilities before the log-softmax
# accept: softmax_twice
from scipy.special import softmax as soft, log_softmax


def any_labels(logits, labels):
    if labels.ndim == 2:
        labels = labels.argmax(axis=1)
    log_p = log_softmax(soft(logits, axis=1), axis=1)
    return -log_p[np.arange(len(labels)), labels].mean()
