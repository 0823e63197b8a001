# wrong: flattens the one-hot rows instead of finding the place of the 1
# accept: one_hot_flattened one_hot_read_as_integers
def any_labels(logits, labels):
    labels = labels.ravel()[: len(logits)].astype(int)
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(logits)), labels].mean()
