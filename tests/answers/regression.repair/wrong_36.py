# wrong: handles one-hot rows only
# accept: integers_read_as_one_hot
def any_labels(logits, labels):
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -(labels * log_p).sum(axis=1).mean()
