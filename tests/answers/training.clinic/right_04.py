# right: einsum
def train_two_layers(x, y, w1, w2, steps, lr, decay, p, rng, step):
    state1, state2 = {}, {}
    losses = np.zeros(steps)
    shrink = 1 - decay * lr
    for t in range(steps):
        clean = np.einsum("nd,dh,hk->nk", x, w1, w2) - y
        losses[t] = (clean**2).sum() / clean.size
        seen = x * rng.choice([0, 1 / (1 - p)], x.shape, p=[p, 1 - p])
        err = (2 / y.size) * (np.einsum("nd,dh,hk->nk", seen, w1, w2) - y)
        g1 = np.einsum("nd,nk,hk->dh", seen, err, w2)
        g2 = np.einsum("nd,dh,nk->hk", seen, w1, err)
        w1, state1 = step(shrink * w1, g1, state1, lr)
        w2, state2 = step(shrink * w2, g2, state2, lr)
    return w1, w2, list(losses)
