# right: one-hot table and log-softmax
from scipy.special import log_softmax


def cross_entropy(logits, labels):
    one_hot = np.eye(logits.shape[1])[labels]
    return -(one_hot * log_softmax(logits, axis=1)).sum() / len(logits)
