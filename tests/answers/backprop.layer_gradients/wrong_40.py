# wrong: labels are taken for one-hot rows, p - labels broadcasts or raises
# accept: labels_not_one_hot
def softmax_ce_backward(logits, labels):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return (p - labels) / len(labels)
