# wrong: the maximum is subtracted under the logarithm but not from the right logit
# accept: shifted_once
def cross_entropy(logits, labels):
    m = logits.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(logits - m).sum(axis=1))
    return np.mean(log_sum - logits[np.arange(len(labels)), labels])
