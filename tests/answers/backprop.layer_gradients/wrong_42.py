# wrong: logits are clipped to +-500 against the overflow, so 1000 and 600 count as equal
# accept: clipped_range
def softmax_ce_backward(logits, labels):
    e = np.exp(np.clip(logits, -500, 500))
    p = e / e.sum(axis=1, keepdims=True)
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)
