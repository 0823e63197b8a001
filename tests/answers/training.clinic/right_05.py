# right: a generator that yields the losses
import numpy as np


def train_two_layers(x, y, w1, w2, steps, lr, decay, p, rng, step):
    """Recursion would be too deep for many steps, so a generator yields the losses."""
    now = {"w1": (w1, {}), "w2": (w2, {})}

    def walk():
        for _ in range(steps):
            (a, state_a), (b, state_b) = now["w1"], now["w2"]
            rest = x.dot(a).dot(b) - y
            yield np.sum(rest**2) / rest.size
            factors = np.zeros_like(x)
            factors[rng.random(x.shape) >= p] = 1 / (1 - p)
            seen = factors * x
            rest = seen.dot(a).dot(b) - y
            slope_a = 2 * seen.T.dot(rest).dot(b.T) / y.size
            slope_b = 2 * a.T.dot(seen.T).dot(rest) / y.size
            shrink = 1 - lr * decay
            now["w1"] = step(shrink * a, slope_a, state_a, lr)
            now["w2"] = step(shrink * b, slope_b, state_b, lr)

    losses = list(walk())
    return now["w1"][0], now["w2"][0], losses


causes = {"q1": "", "q2": "", "q3": "", "q4": "", "q5": "", "q6": ""}
causes.update(zip(causes, ['b', 'c', 'a', 'b', 'a', 'c']))
