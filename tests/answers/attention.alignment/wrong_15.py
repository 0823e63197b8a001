# wrong: correlation
# accept: correlation
def reading_slope(weights):
    p = weights.argmax(axis=-1).ravel()
    t = np.tile(np.arange(weights.shape[1]), len(weights))
    return np.corrcoef(t, p)[0, 1]
