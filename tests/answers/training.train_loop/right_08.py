# right: a class inside the function, rng.choice without replacement, list of pairs
import numpy as np


def train_loop(model, step, x, y, x_val, y_val, epochs, batch_size, rng):
    class Trainer:
        def __init__(self):
            self.states = {key: {} for key in model.params}

        def batch(self, rows):
            model.zero_grad()
            loss = model.loss(x[rows], y[rows])
            model.backward()
            for key in sorted(model.params):
                pair = step(model.params[key], model.grads[key], self.states[key])
                model.params[key], self.states[key] = pair
            return loss * len(rows)

        def epoch(self):
            model.train()
            shuffled = rng.choice(len(x), size=len(x), replace=False)
            count = -(-len(x) // batch_size)
            return sum(
                self.batch(shuffled[b * batch_size : (b + 1) * batch_size]) for b in range(count)
            ) / len(x)

        def validate(self):
            model.eval()
            return model.loss(x_val, y_val)

    trainer = Trainer()
    model.eval()
    pairs = [(trainer.epoch(), trainer.validate()) for _ in range(epochs)]
    return {"train": [a for a, _ in pairs], "val": [b for _, b in pairs]}
