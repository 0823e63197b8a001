# wrong: covariance
# accept: covariance
def reading_slope(weights):
    p = weights.argmax(axis=-1)
    t = np.arange(weights.shape[1])
    t = np.broadcast_to(t, p.shape)
    dt = t - t.mean()
    return (dt * (p - p.mean())).sum()
