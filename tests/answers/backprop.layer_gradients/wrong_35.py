# wrong: divided by the number of classes K instead of the number of samples
# accept: only_square divided_by_classes
def softmax_ce_backward(logits, labels):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    p[np.arange(len(labels)), labels] -= 1
    return p / p.shape[1]
