# wrong: slope and intercept
# accept: line_not_slope
def reading_slope(weights):
    p = weights.argmax(axis=-1).ravel()
    t = np.tile(np.arange(weights.shape[1]), len(weights))
    return np.polyfit(t, p, 1)
