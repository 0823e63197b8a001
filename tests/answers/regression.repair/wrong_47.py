# wrong: one of the two faults of patient 4 is left: integers are still used as weights
# accept: integers_read_as_one_hot integers_not_handled
def any_labels(logits, labels):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -(labels.reshape(len(labels), -1) * log_p).sum(axis=1).mean()
