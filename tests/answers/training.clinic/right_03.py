# right: decay after the step, with the old weights
def train_two_layers(x, y, w1, w2, steps, lr, decay, p, rng, step):
    states, losses, weights = [{}, {}], [], [w1, w2]
    for _ in range(steps):
        a, b = weights
        losses.append(float(np.mean(np.square(x @ a @ b - y))))
        f = rng.binomial(1, 1 - p, x.shape) / (1 - p)
        out = (x * f) @ a @ b
        dout = 2 * (out - y) / out.size
        grads = [(x * f).T @ dout @ b.T, ((x * f) @ a).T @ dout]
        for i in (0, 1):
            old = weights[i]
            new, states[i] = step(old, grads[i], states[i], lr)
            weights[i] = new - lr * decay * old
    return weights[0], weights[1], losses
