# wrong: normalised over the samples (axis 0) instead of the classes
# accept: over_samples wrong_axis
def softmax(z):
    e = np.exp(z - z.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)
