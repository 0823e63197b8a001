# wrong: the other way round
# accept: divided_by_places
def reading_slope(weights):
    p = weights.argmax(axis=-1).ravel()
    t = np.tile(np.arange(weights.shape[1]), len(weights))
    c = np.cov(t, p)
    return c[0, 1] / c[1, 1]
