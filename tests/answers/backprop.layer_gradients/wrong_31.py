# wrong: no maximum is subtracted, exp overflows for large logits and gives NaN
# accept: overflows
def softmax_ce_backward(logits, labels):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)
