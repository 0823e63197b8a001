# wrong: integers are multiplied as weights, and the mean goes over classes too; this is the code as it was handed out
# accept: averaged_over_classes_too integers_read_as_one_hot as_handed_out
def any_labels(logits, labels):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -(labels.reshape(len(labels), -1) * log_p).mean()
