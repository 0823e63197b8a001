# wrong: 1 is subtracted in whole columns, p[:, labels], instead of once per row
# accept: all_pairs only_batch_of_one
def softmax_ce_backward(logits, labels):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    p[:, labels] -= 1
    return p / len(labels)
