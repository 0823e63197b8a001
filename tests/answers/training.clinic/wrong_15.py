# wrong: forgot the factor 2 of the squared error
# accept: factor_two_missing
import numpy as np


class TwoLayers:
    def __init__(self, w1, w2):
        self.weights = [w1, w2]
        self.states = [{}, {}]

    def __call__(self, x):
        return np.linalg.multi_dot([x, *self.weights])

    def gradients(self, x, y):
        w1, w2 = self.weights
        d = 1 / y.size * (self(x) - y)
        return [x.T @ (d @ w2.T), w1.T @ (x.T @ d)]

    def move(self, grads, lr, decay, step):
        for i in (0, 1):
            w = self.weights[i] - lr * decay * self.weights[i]
            self.weights[i], self.states[i] = step(w, grads[i], self.states[i], lr)


def train_two_layers(x, y, w1, w2, steps, lr, decay, p, rng, step):
    model, losses = TwoLayers(w1, w2), []
    for _ in range(steps):
        losses.append(float(((model(x) - y) ** 2).mean()))
        seen = x * rng.choice([0, 1 / (1 - p)], size=x.shape, p=[p, 1 - p])
        model.move(model.gradients(seen, y), lr, decay, step)
    return model.weights[0], model.weights[1], losses


causes = {"q1": "b", "q2": "c", "q3": "a", "q4": "b", "q5": "a", "q6": "c"}
