# wrong: the loss after the step
# accept: logged_after_step
def train_two_layers(x, y, w1, w2, steps, lr, decay, p, rng, step):
    state1, state2, losses = {}, {}, []
    for _ in range(steps):
        x_seen = x * (rng.random(x.shape) >= p) / (1 - p)
        error = 2 * (x_seen @ w1 @ w2 - y) / y.size
        g1 = x_seen.T @ error @ w2.T
        g2 = (x_seen @ w1).T @ error
        w1, state1 = step(w1 * (1 - lr * decay), g1, state1, lr)
        w2, state2 = step(w2 * (1 - lr * decay), g2, state2, lr)
        losses.append(np.mean((x @ w1 @ w2 - y) ** 2))
    return w1, w2, losses
