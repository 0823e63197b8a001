# wrong: shuffles the arrays of the caller in place
# accept: shuffled_in_place
import numpy as np


def train_loop(model, step, x, y, x_val, y_val, epochs, batch_size, rng):
    history = {"train": [], "val": []}
    states = {name: {} for name in model.params}
    for _ in range(epochs):
        model.train()
        order = rng.permutation(len(x))
        x[:], y[:] = x[order], y[order]
        total = 0.0
        for start in range(0, len(x), batch_size):
            rows = np.arange(start, min(start + batch_size, len(x)))
            model.zero_grad()
            loss = model.loss(x[rows], y[rows])
            model.backward()
            for name in model.params:
                model.params[name], states[name] = step(
                    model.params[name], model.grads[name], states[name]
                )
            total += loss * len(rows)
        history["train"].append(total / len(x))
        model.eval()
        history["val"].append(model.loss(x_val, y_val))
    model.eval()
    return history
