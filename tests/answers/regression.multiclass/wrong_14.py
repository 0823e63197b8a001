# wrong: the smallest of each row is subtracted instead of the largest
# accept: overflows
def softmax(z):
    e = np.exp(z - z.min(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
