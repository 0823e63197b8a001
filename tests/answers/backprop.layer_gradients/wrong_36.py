# wrong: the softmax runs over the samples (axis 0) instead of over the classes
# accept: softmax_over_samples wrong_axis
def softmax_ce_backward(logits, labels):
    e = np.exp(logits - logits.max(axis=0))
    p = e / e.sum(axis=0)
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)
