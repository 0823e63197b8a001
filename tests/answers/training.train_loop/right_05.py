# right: generator of batches with rng.shuffle, helper function per epoch, np.average
import numpy as np


def batches(count, size, rng):
    order = np.arange(count)
    rng.shuffle(order)
    while len(order):
        yield order[:size]
        order = order[size:]


def one_epoch(model, step, x, y, size, states, rng):
    model.train()
    losses, sizes = [], []
    for rows in batches(len(x), size, rng):
        model.zero_grad()
        losses.append(model.loss(x[rows], y[rows]))
        sizes.append(rows.size)
        model.backward()
        for name, grad in model.grads.items():
            model.params[name], states[name] = step(model.params[name], grad, states.get(name, {}))
    return np.average(losses, weights=sizes)


def train_loop(model, step, x, y, x_val, y_val, epochs, batch_size, rng):
    states, train, val = {}, [], []
    model.eval()
    for epoch in range(epochs):
        train.append(one_epoch(model, step, x, y, batch_size, states, rng))
        model.eval()
        val.append(model.loss(x_val, y_val))
    return {"train": train, "val": val}
