# wrong: the largest of the whole table is subtracted, so rows far below it give log 0
# accept: one_maximum_for_all
def cross_entropy(logits, labels):
    shifted = logits - logits.max()
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(labels)), labels].mean()
