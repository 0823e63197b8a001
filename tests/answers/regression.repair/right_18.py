# right: integers become one-hot rows
from scipy.special import log_softmax


def any_labels(logits, labels):
    if np.ndim(labels) == 1:
        labels = np.eye(logits.shape[1])[labels]
    return -np.mean(np.sum(labels * log_softmax(logits, axis=1), axis=1))
