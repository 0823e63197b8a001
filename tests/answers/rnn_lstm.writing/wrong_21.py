# wrong: the softmax underflows to 0 for large logits and the log gives inf
# accept: log_of_zero
def bits_per_char(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return np.mean(-np.log2(p[np.arange(len(targets)), targets]))
