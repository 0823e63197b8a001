# wrong: keepdims is missing in the maximum
# accept: keepdims_missing
def softmax(z):
    e = np.exp(z - z.max(axis=1))
    return e / e.sum(axis=1, keepdims=True)
