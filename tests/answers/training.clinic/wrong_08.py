# wrong: no dropout at all
# accept: no_dropout
def train_two_layers(x, y, w1, w2, steps, lr, decay, p, rng, step):
    state1, state2, losses = {}, {}, []
    for _ in range(steps):
        x_seen = x * (rng.random(x.shape) >= p) / (1 - p)
        error = x @ w1 @ w2 - y
        losses.append(np.mean((x @ w1 @ w2 - y) ** 2))
        error = 2 * error / y.size
        g1 = x.T @ error @ w2.T
        g2 = (x @ w1).T @ error
        w1, state1 = step((1 - lr * decay) * w1, g1, state1, lr)
        w2, state2 = step((1 - lr * decay) * w2, g2, state2, lr)
    return w1, w2, losses
