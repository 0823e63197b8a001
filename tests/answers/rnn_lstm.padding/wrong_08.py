# wrong: the log is taken after the softmax has underflowed to 0, so large logits give inf
# accept: log_of_zero
def masked_ce(logits, targets, mask):
    e = np.exp(logits - logits.max(axis=2, keepdims=True))
    p = e / e.sum(axis=2, keepdims=True)
    y = targets[mask]
    right = p[mask][np.arange(len(y)), y]
    return np.mean(-np.log(right))
