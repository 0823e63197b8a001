# wrong: np.where(labels)[0] gives the rows of the ones instead of the columns
# accept: row_numbers_as_labels
def any_labels(logits, labels):
    if labels.ndim == 2:
        labels = np.where(labels == 1)[0]
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(logits)), labels].mean()
