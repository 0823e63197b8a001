# wrong: dropout without dividing by 1 - p
# accept: not_rescaled
import numpy as np


def train_two_layers(x, y, w1, w2, steps, lr, decay, p, rng, step):
    losses, state1, state2 = [], {}, {}
    for _ in range(steps):
        losses.append(np.mean((x @ w1 @ w2 - y) ** 2))
        x_seen = x * (rng.random(x.shape) >= p)
        error = 2 * (x_seen @ w1 @ w2 - y) / y.size
        g1 = x_seen.T @ error @ w2.T
        g2 = (x_seen @ w1).T @ error
        w1, state1 = step(w1 * (1 - lr * decay), g1, state1, lr)
        w2, state2 = step(w2 * (1 - lr * decay), g2, state2, lr)
    return w1, w2, losses


causes = {f"q{i}": letter for i, letter in enumerate("bcabac", 1)}
