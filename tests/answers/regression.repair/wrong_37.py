# wrong: argmax over the samples (axis 0) instead of the classes
# accept: wrong_axis
def any_labels(logits, labels):
    if labels.ndim == 2:
        labels = labels.argmax(axis=0)
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(labels)), labels].mean()
