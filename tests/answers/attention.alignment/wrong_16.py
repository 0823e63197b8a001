# wrong: argmax over the steps
# accept: argmax_over_steps
def reading_slope(weights):
    p = weights.argmax(axis=1)
    t = np.tile(np.arange(p.shape[1]), (len(p), 1))
    dt = t - t.mean()
    return (dt * (p - p.mean())).sum() / (dt**2).sum()
