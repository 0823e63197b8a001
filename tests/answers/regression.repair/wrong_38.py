# wrong: argmax without an axis, one number for the whole table
# accept: argmax_without_axis
def any_labels(logits, labels):
    if labels.ndim == 2:
        labels = labels.argmax()
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(logits)), labels].mean()
