# wrong: the decay shrinks the weights after the step
# accept: decay_after_step
import numpy as np


def train_two_layers(x, y, w1, w2, steps, lr, decay, p, rng, step):
    losses, state1, state2 = [], {}, {}
    for _ in range(steps):
        losses.append(np.mean((x @ w1 @ w2 - y) ** 2))
        x_seen = x * (rng.random(x.shape) >= p) / (1 - p)
        error = 2 * (x_seen @ w1 @ w2 - y) / y.size
        g1 = x_seen.T @ error @ w2.T
        g2 = (x_seen @ w1).T @ error
        w1, state1 = step(w1, g1, state1, lr)
        w1 = w1 * (1 - lr * decay)
        w2, state2 = step(w2, g2, state2, lr)
        w2 = w2 * (1 - lr * decay)
    return w1, w2, losses


causes = {}
causes["q1"] = "b"
causes["q2"] = "c"
causes["q3"] = "a"
causes["q4"] = "b"
causes["q5"] = "a"
causes["q6"] = "c"
