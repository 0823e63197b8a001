# wrong: both weights share one state
# accept: state_shared
import numpy as np


class TwoLayers:
    def __init__(self, w1, w2):
        self.weights = [w1, w2]
        self.state = {}

    def __call__(self, x):
        return np.linalg.multi_dot([x, *self.weights])

    def gradients(self, x, y):
        w1, w2 = self.weights
        d = 2 / y.size * (self(x) - y)
        return [x.T @ (d @ w2.T), w1.T @ (x.T @ d)]

    def move(self, grads, lr, decay, step):
        for i in (0, 1):
            w = self.weights[i] - lr * decay * self.weights[i]
            self.weights[i], self.state = step(w, grads[i], self.state, lr)


def train_two_layers(x, y, w1, w2, steps, lr, decay, p, rng, step):
    model, losses = TwoLayers(w1, w2), []
    for _ in range(steps):
        losses.append(float(((model(x) - y) ** 2).mean()))
        seen = x * rng.choice([0, 1 / (1 - p)], size=x.shape, p=[p, 1 - p])
        model.move(model.gradients(seen, y), lr, decay, step)
    return model.weights[0], model.weights[1], losses


causes = {}
causes["q1"] = "b"
causes["q2"] = "c"
causes["q3"] = "a"
causes["q4"] = "b"
causes["q5"] = "a"
causes["q6"] = "c"
