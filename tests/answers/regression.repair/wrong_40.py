# wrong: tells the forms apart by the number type, so one-hot rows of integers fail
# accept: told_apart_by_dtype
def any_labels(logits, labels):
    if labels.dtype.kind == "f":
        labels = labels.argmax(axis=1)
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(labels)), labels].mean()
