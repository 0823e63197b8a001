# wrong: nothing is subtracted, so logits of 1000 overflow
# accept: overflows
def softmax(z):
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)
