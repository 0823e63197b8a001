# wrong: multiplied by the slope p(1 - p) once more, as for squared error with sigmoid
# accept: slope_twice
def softmax_ce_backward(logits, labels):
    n, k = logits.shape
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return (p - np.eye(k)[labels]) * p * (1 - p) / n
