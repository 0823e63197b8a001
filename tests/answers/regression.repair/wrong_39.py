# wrong: tells the forms apart by values of at most 1, so integer labels of only 0 and 1 are taken for one-hot
# accept: told_apart_by_values
def any_labels(logits, labels):
    if labels.max() <= 1:
        labels = labels.argmax(axis=-1)
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(logits)), labels].mean()
