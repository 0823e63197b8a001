# wrong: the learning rate is missing in the decay
# accept: decay_without_rate
def train_two_layers(x, y, w1, w2, steps, lr, decay, p, rng, step):
    state1, state2, losses = {}, {}, []
    for _ in range(steps):
        x_seen = x * (rng.random(x.shape) >= p) / (1 - p)
        error = x_seen @ w1 @ w2 - y
        losses.append(np.mean((x @ w1 @ w2 - y) ** 2))
        error = 2 * error / y.size
        g1 = x_seen.T @ error @ w2.T
        g2 = (x_seen @ w1).T @ error
        w1, state1 = step((1 - decay) * w1, g1, state1, lr)
        w2, state2 = step((1 - decay) * w2, g2, state2, lr)
    return w1, w2, losses
