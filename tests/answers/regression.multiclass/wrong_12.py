# wrong: the mean of the row is subtracted, which does not stop the overflow
# accept: overflows
def softmax(z):
    e = np.exp(z - z.mean(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
