# wrong: only the early end is repaired
# accept: decay_and_dropout
def train_two_layers(x, y, w1, w2, steps, lr, decay, p, rng, step):
    state1, state2, losses = {}, {}, []
    for _ in range(steps):
        x_seen = x * (rng.random(x.shape) >= p) / (1 - p)
        error = x_seen @ w1 @ w2 - y
        losses.append(np.mean(error**2))
        error = 2 * error / y.size
        g1 = x_seen.T @ error @ w2.T + decay * w1
        g2 = (x_seen @ w1).T @ error + decay * w2
        w1, state1 = step(w1, g1, state1, lr)
        w2, state2 = step(w2, g2, state2, lr)
    return w1, w2, losses
