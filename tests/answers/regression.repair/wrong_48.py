# wrong: the other fault of patient 4 is left: the mean goes over the classes too
# accept: averaged_over_classes_too
def any_labels(logits, labels):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    rows = np.eye(logits.shape[1])[labels] if labels.ndim == 1 else labels
    return -(rows * log_p).mean()
