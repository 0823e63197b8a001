# right: scipy's log_softmax and a weighted average
from scipy.special import log_softmax


def masked_ce(logits, targets, mask):
    logp = log_softmax(logits.astype(float), axis=2)
    t, n = np.nonzero(mask)
    return np.average(-logp[t, n, targets[t, n]])
