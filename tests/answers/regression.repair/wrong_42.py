# wrong: the branches are exchanged
# accept: branches_exchanged
def any_labels(logits, labels):
    if labels.ndim == 1:
        labels = labels.argmax(axis=-1)
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(logits)), labels].mean()
