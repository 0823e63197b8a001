# wrong: the log of the mean probability in place of the mean of the logs
# accept: log_of_the_mean
def bits_per_char(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log2(p[np.arange(len(targets)), targets].mean())
