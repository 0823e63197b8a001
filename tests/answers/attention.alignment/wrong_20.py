# wrong: not centred
# accept: not_centred
def reading_slope(weights):
    p = weights.argmax(axis=-1)
    t = np.arange(weights.shape[1]) + 0 * p
    return (t * p).sum() / (t * t).sum()
