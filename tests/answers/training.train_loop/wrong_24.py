# wrong: leaves the last, smaller batch out
# accept: last_batch_dropped
import numpy as np


def train_loop(model, step, x, y, x_val, y_val, epochs, batch_size, rng):
    history = {"train": [], "val": []}
    states = {name: {} for name in model.params}
    for _ in range(epochs):
        model.train()
        order = rng.permutation(len(x))
        total = 0.0
        for start in range(0, len(x) - batch_size + 1, batch_size):
            rows = order[start : start + batch_size]
            model.zero_grad()
            loss = model.loss(x[rows], y[rows])
            model.backward()
            for name in model.params:
                model.params[name], states[name] = step(
                    model.params[name], model.grads[name], states[name]
                )
            total += loss * len(rows)
        history["train"].append(total / (len(x) // batch_size * batch_size))
        model.eval()
        history["val"].append(model.loss(x_val, y_val))
    model.eval()
    return history
