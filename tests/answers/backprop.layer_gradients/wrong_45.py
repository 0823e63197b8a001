# wrong: the one-hot matrix has only as many columns as the largest label that occurs, so it fails when the last class is missing in the batch
# accept: classes_from_labels
def softmax_ce_backward(logits, labels):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(labels.max() + 1)[labels]
    return (p - y) / len(labels)
