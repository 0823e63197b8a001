# wrong: keepdims is missing in the sum, so rows are divided by the totals of other rows or it raises
# accept: keepdims_missing only_batch_of_one
def softmax_ce_backward(logits, labels):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1)
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)
