# wrong: the maximum of the whole array is subtracted instead of that of each row, a row that lies far below underflows to 0/0
# accept: one_maximum_for_all nan_for_edge
def softmax_ce_backward(logits, labels):
    e = np.exp(logits - np.max(logits))
    p = e / e.sum(axis=1, keepdims=True)
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)
