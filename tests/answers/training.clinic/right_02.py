# right: a helper, the decay subtracted
def train_two_layers(x, y, w1, w2, steps, lr, decay, p, rng, step):
    def loss():
        return ((x @ w1 @ w2 - y) ** 2).mean()

    s1, s2, losses = {}, {}, []
    for _ in range(steps):
        losses.append(loss())
        keep = rng.random(x.shape) < 1 - p
        xd = np.where(keep, x / (1 - p), 0)
        h = xd @ w1
        d = 2 * (h @ w2 - y) / (y.shape[0] * y.shape[1])
        g2 = h.T @ d
        g1 = xd.T @ (d @ w2.T)
        new1, s1 = step(w1 - lr * decay * w1, g1, s1, lr)
        new2, s2 = step(w2 - lr * decay * w2, g2, s2, lr)
        w1, w2 = new1, new2
    return w1, w2, losses
