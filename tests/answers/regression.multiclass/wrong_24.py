# wrong: the log-probability of the largest logit instead of the label's
# accept: largest_instead_of_label
def cross_entropy(logits, labels):
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -log_p.max(axis=1).mean()
