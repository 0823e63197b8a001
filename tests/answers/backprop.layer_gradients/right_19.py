# right: scipy.special.softmax
from scipy.special import softmax


def softmax_ce_backward(logits, labels):
    y = np.arange(logits.shape[1]) == np.reshape(labels, (-1, 1))
    return (softmax(logits, axis=1) - y) / logits.shape[0]
