# wrong: the sign is wrong, y - p instead of p - y
# accept: negated
def softmax_ce_backward(logits, labels):
    n, k = logits.shape
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return (np.eye(k)[labels] - p) / n
