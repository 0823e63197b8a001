# wrong: from the first to the last
# accept: ends_only
def reading_slope(weights):
    p = weights.argmax(axis=-1)
    return np.mean((p[:, -1] - p[:, 0]) / (p.shape[1] - 1))
