# wrong: the probabilities are used without the softmax: the logits themselves minus y
# accept: softmax_missing outputs_as_probabilities
def softmax_ce_backward(logits, labels):
    n, k = logits.shape
    y = np.eye(k)[labels]
    return (logits - y) / n
