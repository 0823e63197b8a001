# wrong: always float64, the dtype is not kept
# accept: promotes_dtype
def softmax(z):
    z = z.astype(np.float64)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
