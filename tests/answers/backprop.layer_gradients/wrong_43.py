# wrong: gradient with respect to the probabilities, -y/p, instead of with respect to the logits
# accept: with_respect_to_probabilities
def softmax_ce_backward(logits, labels):
    n, k = logits.shape
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.eye(k)[labels] / p / n
