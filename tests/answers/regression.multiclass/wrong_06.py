# wrong: keepdims is missing in the sum, so the shapes do not fit (or the wrong axis is divided)
# accept: keepdims_missing
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)
