# wrong: a slope for each sequence
# accept: slope_for_each_sequence
def reading_slope(weights):
    t = np.arange(weights.shape[1]) - (weights.shape[1] - 1) / 2
    p = weights.argmax(axis=-1)
    return (t * (p - p.mean(axis=1, keepdims=True))).sum(axis=1) / (t**2).sum()
