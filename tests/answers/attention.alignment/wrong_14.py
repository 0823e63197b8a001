# wrong: weighted mean of places
# accept: mean_place
def reading_slope(weights):
    p = (weights * np.arange(weights.shape[2])).sum(axis=-1)
    t = np.arange(weights.shape[1])
    t = np.broadcast_to(t, p.shape)
    dt = t - t.mean()
    return (dt * (p - p.mean())).sum() / (dt**2).sum()
